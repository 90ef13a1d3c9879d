"""Cuts a user's file into pieces, each with a copy that holds no secret and may stay on disk.

More counts as a secret here than on screens, since what is kept stays on disk: the whole value
of a key that sounds like one, every password of a .netrc, and all that `redact` knows by shape.
"""

from __future__ import annotations

import re

from diagnose.credentials import netrc
from diagnose.redact import MARK as SHOWN
from diagnose.redact import spans
from diagnose.state import configtext
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIG = "config"
NETRC = "netrc"
TEXT = "text"

MARK = "***removed-by-bbfix***"  # stands for a secret in what is kept

_URL_ALONE = re.compile(r"(?<=://)([A-Za-z0-9_-]{20,})@")  # a token in the place of the user name
_SECRET_KEYS = ("extraheader", "smtppass", "password", "passwd", "token", "secret", "apikey")
_INLINE = re.compile(r"(password|passwd|token|secret)(=)", re.IGNORECASE)


class Piece(Value):
    """A piece of a file: as it is, and as it may be kept."""

    raw: str
    safe: str
    context: str = ""  # the section it stands in
    label: str = ""  # how to name it to people: remote.origin.url

    @property
    def marked(self) -> bool:
        """Whether a secret was taken out."""
        return MARK in self.safe


def decode(data: bytes) -> str:
    """Return the bytes as text that `encode` turns into the same bytes again."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """Return the bytes that `decode` was given."""
    return text.encode("utf-8", "surrogateescape")


def pieces(kind: str, text: str) -> Iterator[Piece]:
    """Cut the text of a file of a kind; raises ValueError for a config file git cannot read."""
    if kind == CONFIG:
        yield from _config(text)
    elif kind == NETRC:
        yield from _netrc(text)
    else:
        for line in text.splitlines(keepends=True):
            yield Piece(line, _loose(line), label="a line")


def without(piece: str) -> str:
    """Return a kept piece as it can be written again: secrets left out, or "" if nothing is left.

    A URL keeps its user name; a header or a .netrc entry without its secret would only do harm.
    """
    bare = piece.replace(f":{MARK}@", "@").replace(f"://{MARK}@", "://").replace("://@", "://")
    return "" if MARK in bare else bare


def safe_value(key: str, value: str) -> str:
    """Return a configuration value as it may be kept."""
    name = key.rpartition(".")[2].lower()
    if value and any(word in name for word in _SECRET_KEYS):
        return MARK
    if name == "helper" and _INLINE.search(value):
        return MARK
    return _loose(value)


def _config(text: str) -> Iterator[Piece]:
    context = ""
    for part in configtext.split(text):
        if part.kind == configtext.HEADER:
            context = safe = _header(part)
            yield Piece(part.raw, safe, "", _loose(part.section))
        elif part.kind == configtext.OTHER:
            yield Piece(part.raw, _loose(part.raw), context, "a comment")
        else:
            yield Piece(part.raw, _entry(part), context, _loose(part.key))


def _header(part: configtext.Part) -> str:
    safe = _loose(part.raw)
    try:
        whole = configtext.split(safe)[0].raw == safe
    except ValueError:
        whole = False
    if whole:
        return safe
    name = part.section.partition(".")[0]
    return configtext.header(f"{name}.{MARK}").rstrip("\n") + _ending(part.raw)


def _entry(part: configtext.Part) -> str:
    """Mark the secret inside the value as it is written, or all of it where it is escaped."""
    if part.value is None:
        return part.raw
    before, written, after = _cut(part)
    safe = safe_value(part.key, part.value)
    if safe == part.value:
        return before + written + _loose(after)
    marked = safe_value(part.key, written)
    if _value_of(before + marked + after) != safe:
        marked = configtext.quote(safe)
    return before + marked + _loose(after)


def _value_of(raw: str) -> str | None:
    try:
        parts = configtext.split("[x]\n" + raw)
    except ValueError:
        return None
    return parts[1].value if len(parts) > 1 else None


def _cut(part: configtext.Part) -> tuple[str, str, str]:
    return part.raw[: part.start], part.raw[part.start : part.end], part.raw[part.end :]


def _netrc(text: str) -> Iterator[Piece]:
    for part in netrc.split(text):
        safe, at = "", 0
        for start, end in part.secrets:
            safe += _loose(part.raw[at:start]) + MARK
            at = end
        safe += _loose(part.raw[at:])
        yield Piece(part.raw, safe, "", f"the entry of {part.host or 'default'}")


def _loose(text: str) -> str:
    """Mark what looks like a secret wherever it stands."""
    parts: list[str] = []
    done = 0
    for start, end in spans(text):
        kept = text[start:end] in (MARK, SHOWN)
        parts += (text[done:start], text[start:end] if kept else MARK)
        done = end
    return _URL_ALONE.sub(_alone, "".join((*parts, text[done:])))


def _ending(text: str) -> str:
    return text[len(text.rstrip("\r\n")) :]


def _alone(found: re.Match[str]) -> str:
    name = found[1]
    if not (re.search(r"\d", name) and re.search(r"[A-Za-z]", name)):
        return found[0]
    return MARK + "@"
