"""Undoes what web pages and XML reports do to text: entities, tags and marks around lines."""

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
# A page of GitHub's takes `:75` in a log for the number of a line, and links it.
_NUMBER = r"\[(\d{1,6})\]\(https://[\w.-]{1,80}/[^\s()]{1,200}#step:\d+:\d+\)"
DEPTH = 2  # escaped once more on its way through a second page
# What git, ssh and hosts begin a line with, where somebody set it in a mark or a quote.
_SAID = (
    r"(?:fatal|error|warning|hint|remote|ssh|ERROR): |HTTP Basic: |Permission denied[ ,(]"
    r"|[\w.*-]+@[\w.*-]+: |Host key verification failed"
    r"|(?:kex|ssh)_exchange_identification: |Load key |key_load_|! \["
    r"|Cloning into "
)
_MARK = r"(?P<mark>`{1,3}|\*\*_?|\")(?=[^\s`*\"])"
_BOLD = r"^(.{0,120}?\b(?:fatal|error|warning|hint): )\*\*([^*\n]+)\*\*$"  # what is said is bold
_BARS = "\u2502\u2503\u2551"
_FRAMED = rf"^( *([{_BARS}]).*?) *\\? *\2 *$"
_LEFT = rf"^ *[{_BARS}] *"
_RIGHT = rf" +[{_BARS}] *$"
MARKED = 30  # lines between a mark and the one that closes it


def unframed(raws: list[str]) -> list[str]:
    """Return raw lines without the other side of a frame that was drawn around them."""
    if not any(bar in raw for bar in _BARS for raw in raws[:1]):
        return raws
    if re.search(_RIGHT, raws[0]) and re.match(_LEFT, raws[0]) is None:
        # The copy began behind the frame's left side: what was wrapped in it has both.
        rest = [re.sub(_LEFT, "", raw) for raw in raws[1:]]
        if rest != raws[1:]:
            return [re.sub(_RIGHT, "", raw) for raw in (raws[0], *rest)]
    return [re.sub(_FRAMED, r"\1", raw) for raw in raws]


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


def unlinked(text: str) -> str:
    """Return a text without the links that a copy from a page of jobs sets around numbers."""
    return re.sub(_NUMBER, r"\1", text)


def without_tags(lines: list[str]) -> list[str]:
    """Return lines without the tags around them: those that are closed somewhere, and CDATA.

    git writes `<stdin>` and `<name>` too, and closes none of them.
    """
    names = set(re.findall(_NAMES, "\n".join(lines)))
    return [_bare(line, names) if "<" in line or "]]>" in line else line for line in lines]


def unmarked(lines: list[str], shown: list[bool]) -> list[str]:
    """Return lines without the marks that a page or a person put around what was pasted.

    A mark that opens where git speaks is taken off if it closes at the end of that line or of a
    later one, not in a sentence. Lines that are only `shown` stay.
    """
    found = [re.sub(_BOLD, r"\1\2", line) if "**" in line else line for line in lines]
    opened, until = "", 0
    for number, line in enumerate(lines):
        if shown[number]:
            continue
        end = len(line.rstrip())
        match = re.compile(rf"\s*{_MARK}").match(line)
        if match is not None:
            mark = match["mark"][::-1]  # as it closes: `**_` with `_**`
            inner = line[match.end() : end].removesuffix(mark)
            if mark in inner:
                continue
            if match.end() + len(inner) == end:
                opened, until = mark, number + MARKED
            if re.match(_SAID, inner):
                found[number] = line[: match.start("mark")] + inner
        elif opened and number < until and line.endswith(opened, 0, end):
            if line.count(opened) == 1:
                found[number] = line[: end - len(opened)]
            opened = ""
    return found


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
