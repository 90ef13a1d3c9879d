"""How a change of the configuration is shown: `- old` and `+ new`, secrets as ***."""

from __future__ import annotations

from diagnose.evidence.config import shown_path
from diagnose.redact import MARK
from diagnose.redact import redact
from diagnose.state import secretless


def value(key: str, text: str | None) -> str:
    """Return a value as it may be shown."""
    if text is None:
        return ""
    safe = redact(secretless.safe_value(key, text)).replace(secretless.MARK, MARK)
    return "".join(c if c.isprintable() else "\ufffd" for c in safe)


def name(key: str) -> str:
    """Return a key as it may be shown: the name between the dots may hold a URL."""
    return value("", key)


def diff(key: str, old: str | None, new: str | None, new_key: str = "") -> tuple[str, ...]:
    """Return the lines of one change."""
    lines = []
    if old is not None:
        lines.append(f"- {name(key)} = {value(key, old)}")
    if new is not None:
        lines.append(f"+ {name(new_key or key)} = {value(new_key or key, new)}")
    return tuple(lines)


def place(key: str, path: str) -> str:
    """Return where a key stands, for people."""
    return f"{name(key)} in {shown_path(path)}"
