"""A .netrc as curl reads it, cut into its entries; joined again it is the file, byte for byte.

A reader of its own: Python's netrc module refuses files that curl accepts, and curl is what git
sends credentials with. The rules are those of parsenetrc in curl's lib/netrc.c.
"""

from __future__ import annotations

import itertools
import os
import re

from diagnose.redact import Secret
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 1 << 20  # characters of the file that are read

_TOKEN = re.compile(r'#[^\n]*|"(?:[^"\\\n]|\\.)*"|[^\s"#][^\s]*|"[^\n]*')
# A value, and the comments that curl's newer releases see before it: all of it may be the secret.
_VALUE = re.compile(r'(?:#[^\n]*(?:\n\s*|$))*(?:"(?:[^"\\\n]|\\.)*"|[^\s#]\S*)?')
_COMMENTS = re.compile(r"(?:#[^\n]*(?:\n\s*|$))+")
_MACRO_END = re.compile(r"\n(?=\r?\n)")
_VALUED = ("machine", "login", "password", "account")
_STARTS = ("machine", "default", "macdef")


class NetrcPart(Value):
    """One entry with what follows it, or text that is none: what precedes the first, a macro."""

    raw: str
    line: int  # 1-based, on which it begins
    host: str | None = None  # in lower case; "" for the default entry, None for text that is none
    login: str = ""
    secret: Secret | None = None
    secrets: tuple[tuple[int, int], ...] = ()  # where passwords and accounts stand in `raw`

    def __repr__(self) -> str:
        return f"NetrcPart({self.line}, {self.host}, {self.login})"


def path() -> str:
    """Return the file that curl would read; it need not exist."""
    home = os.path.expanduser("~")
    plain = os.path.join(home, ".netrc")
    return os.path.join(home, "_netrc") if os.name == "nt" and not os.path.exists(plain) else plain


def read(file: str) -> tuple[NetrcPart, ...]:
    """Return all entries in order; none if there is no file. OSError if it cannot be read."""
    if not os.path.isfile(file):
        return ()
    with open(file, encoding="utf-8", errors="surrogateescape") as stream:
        return tuple(part for part in split(stream.read(LIMIT)) if part.host is not None)


def matching(entries: tuple[NetrcPart, ...], host: str) -> tuple[NetrcPart, ...]:
    """Return the entries with a password for a host; curl stops looking at a default."""
    kept = []
    for entry in entries:
        if entry.host in ("", host) and entry.secret is not None:
            kept.append(entry)
        if not entry.host:
            break
    return tuple(kept)


def split(text: str) -> tuple[NetrcPart, ...]:
    """Cut the text of a .netrc; never fails: what it does not understand is kept as it is."""
    starts = [begin for begin, word, _, _ in _words(text) if word in _STARTS]
    bounds = [0, *starts, len(text)]
    pieces = [(low, high) for low, high in itertools.pairwise(bounds) if low < high]
    return tuple(_part(text[low:high], text.count("\n", 0, low) + 1) for low, high in pieces)


def _words(text: str) -> Iterator[tuple[int, str, int, int]]:
    """Give each keyword: where it begins, what it is, and where its value begins and ends."""
    position = 0
    while match := _TOKEN.search(text, position):
        word = match[0]
        start = end = position = match.end()
        if word in _VALUED:
            start += len(text[start:]) - len(text[start:].lstrip())
            value = _VALUE.match(text, start)
            end = position = max(value.end() if value else 0, position)
        if word == "macdef":
            blank = _MACRO_END.search(text, position)
            position = blank.end() if blank else len(text)
        if not word.startswith("#"):
            yield match.start(), word, start, end


def _part(raw: str, line: int) -> NetrcPart:
    values: dict[str, str] = {}
    secrets = []
    for _, word, start, end in _words(raw):
        if word == "default":
            values["machine"] = ""
        if word not in _VALUED or start >= end:
            continue
        values[word] = _plain(raw[start:end])  # of several the last one counts
        if word in ("password", "account"):
            secrets.append((start, end))
    host = values.get("machine")
    return NetrcPart(
        raw,
        line,
        None if host is None else host.lower(),
        values.get("login", ""),
        Secret(values["password"]) if "password" in values else None,
        tuple(secrets),
    )


def _plain(value: str) -> str:
    token = _COMMENTS.sub("", value, count=1) if value.startswith("#") else value
    if not token.startswith('"'):
        return token
    return re.sub(r"\\(.)", r"\1", token[1:].removesuffix('"'))
