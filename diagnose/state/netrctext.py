"""A .netrc cut into its entries, as curl reads it; joined again it is the file, byte for byte."""

from __future__ import annotations

import itertools
import re

from diagnose.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r'#[^\n]*|"(?:[^"\\\n]|\\.)*"|[^\s"#][^\s]*|"[^\n]*')
# A value, and the comments that curl's newer releases see before it: all of it may be the secret.
_VALUE = re.compile(r'(?:#[^\n]*(?:\n\s*|$))*(?:"(?:[^"\\\n]|\\.)*"|[^\s#]\S*)?')
_VALUED = ("machine", "login", "password", "account")
_STARTS = ("machine", "default", "macdef")


class NetrcPart(Value):
    """One entry with what follows it, or what stands before the first one."""

    raw: str
    machine: str = ""  # "" for text that is no machine's
    login: str = ""
    secrets: tuple[tuple[int, int], ...] = ()  # where passwords stand in `raw`


def split(text: str) -> tuple[NetrcPart, ...]:
    """Cut the text of a .netrc; never fails: what it does not understand is kept as it is."""
    starts = [begin for begin, word, _, _ in _words(text) if word in _STARTS]
    bounds = [0, *starts, len(text)]
    pieces = [text[a:b] for a, b in itertools.pairwise(bounds) if a < b]
    return tuple(_part(piece) for piece in pieces)


def _words(text: str) -> Iterator[tuple[int, str, int, int]]:
    """Give each keyword: where it begins, what it is, and where its value begins and ends."""
    position = 0
    while match := _TOKEN.search(text, position):
        word = match[0]
        start = end = position = match.end()
        if word in _VALUED:
            start += len(text[start:]) - len(text[start:].lstrip())
            end = position = max(_VALUE.match(text, start).end(), position)  # type: ignore[union-attr]
        if word == "macdef":  # a macro runs to the next blank line
            blank = text.find("\n\n", position)
            position = len(text) if blank < 0 else blank + 1
        if not word.startswith("#"):
            yield match.start(), word, start, end


def _part(raw: str) -> NetrcPart:
    values: dict[str, str] = {}
    secrets = []
    for _, word, start, end in _words(raw):
        if word not in _VALUED or start >= end:
            continue
        values.setdefault(word, _plain(raw[start:end]))
        if word in ("password", "account"):
            secrets.append((start, end))
    return NetrcPart(raw, values.get("machine", ""), values.get("login", ""), tuple(secrets))


def _plain(token: str) -> str:
    if not token.startswith('"'):
        return token
    return re.sub(r"\\(.)", r"\1", token[1:].removesuffix('"'))
