"""Small pages for tests of the library and of the match."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PAGE: dict[str, Any] = {
    "id": "broken-thing",
    "title": "the thing is broken",
    "area": "push",
    "severity": "error",
    "sources": ["made up"],
    "why": "the thing at `{path}` is broken.",
    "explain": "A thing breaks when it is used too often. " * 3,
    "match": [{"literal": "is broken", "regex": r"^fatal: '(?P<path>[^'\n]+)' is broken$"}],
    "cause": [{"id": "age", "otherwise": True, "fixes": ["ask"]}],
    "fix": [
        {
            "id": "ask",
            "title": "ask somebody about `{path}`",
            "risk": "none",
            "steps": [{"kind": "advise", "text": "ask about {path}"}],
        }
    ],
    "example": [{"git": "2.39.5", "text": "fatal: 'x' is broken"}],
    "counter": [{"reason": "prose", "text": "it is broken"}],
}


def page(**changes: Any) -> dict[str, Any]:
    """A good page with some keys changed; None takes a key away."""
    return {key: value for key, value in {**PAGE, **changes}.items() if value is not None}


def simple(page_id: str, literal: str, regex: str = "", **changes: Any) -> dict[str, Any]:
    """A page with one sign and no placeholders."""
    sign = {"literal": literal, **({"regex": regex} if regex else {})}
    own: dict[str, Any] = {
        "id": page_id,
        "why": "it is so",
        "match": [sign],
        "cause": [{"id": "so", "otherwise": True}],
        "fix": None,
    }
    return page(**{**own, **changes})


def write(root: Path, *tables: dict[str, Any]) -> Path:
    """Write pages below a folder and return it."""
    for table in tables:
        put(root / str(table["area"]) / f"{table['id']}.toml", table)
    return root


def put(path: Path, table: dict[str, Any]) -> None:
    """Write one table as TOML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{key} = {toml(value)}\n" for key, value in table.items()))


def toml(value: Any) -> str:
    """Return a value as TOML in one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml(part) for part in value) + "]"
    if isinstance(value, int):
        return str(value)
    text = value.replace("\\", "\\\\").replace('"', '\\"')
    signs = (sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
    return f'"{"".join(signs)}"'


FIX_PAGE: dict[str, Any] = {
    "id": "shared",
    "title": "get help",
    "risk": "none",
    "steps": [{"kind": "advise", "text": "help yourself"}],
}
