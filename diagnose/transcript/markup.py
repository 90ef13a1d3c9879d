"""Undoes what web pages and XML reports do to text: entities, and tags around lines."""

from __future__ import annotations

import re

_NAMED = {
    "lt": "<",
    "gt": ">",
    "amp": "&",
    "quot": '"',
    "apos": "'",
    "nbsp": " ",
    "lsquo": "'",
    "rsquo": "'",
    "ldquo": '"',
    "rdquo": '"',
}
_ENTITY = (
    r"&(?:#(?P<dec>\d{1,7})|#[xX](?P<hex>[0-9A-Fa-f]{1,6})|(?P<name>" + "|".join(_NAMED) + r"));"
)
_OPENING = r"\s*(?:<(?P<name>[A-Za-z][\w:-]*)(?:\s[^<>\n]*)?>|<!\[CDATA\[)"
_CLOSING = r"</[A-Za-z][\w:-]{0,60}>|<br ?/?>"
_NAMES = r"</([A-Za-z][\w:-]*)>"
_BREAK = r" ?<br ?/?>(?!\s*$)"
DEPTH = 2  # escaped once more on its way through a second page


def may_hold(text: str) -> bool:
    """Whether a text may have entities: a cheap test of many lines at once."""
    if "<br" in text:
        return True
    return "&" in text and ("&#" in text or any(f"&{name};" in text for name in _NAMED))


def plain(line: str) -> str:
    """Return a line with entities and breaks read; a newline there is for the caller to split."""
    if "<br" in line:
        line = re.sub(_BREAK, "\n", line)
    for _ in range(DEPTH):
        if "&" not in line:
            break
        line = re.sub(_ENTITY, _instead, line)
    return line


def without_tags(lines: list[str]) -> list[str]:
    """Return lines without the tags around them: those that are closed somewhere, and CDATA.

    git writes `<stdin>` and `<name>` too, and closes none of them.
    """
    names = set(re.findall(_NAMES, "\n".join(lines)))
    return [_bare(line, names) if "<" in line or "]]>" in line else line for line in lines]


def _bare(line: str, names: set[str]) -> str:
    start = 0
    while match := re.compile(_OPENING).match(line, start):
        if match["name"] is not None and match["name"] not in names:
            break
        start = match.end()
    end = len(line.rstrip())
    while end > start and line[end - 1] == ">":
        if line.endswith("]]>", start, end):
            end -= len("]]>")
            continue
        opened = line.rfind("<", start, end)
        if opened < 0 or not re.fullmatch(_CLOSING, line[opened:end]):
            break
        end = opened
    return line[start:end]


def _instead(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED[match["name"]]
    code = int(match["dec"]) if match["dec"] else int(match["hex"], 16)
    try:
        sign = chr(code)
    except (OverflowError, ValueError):
        return match[0]
    return sign if sign.isprintable() or sign in "\t\n" else match[0]
