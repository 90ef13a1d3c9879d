"""Tells lines that a text only shows from lines that a program said here.

Documents, sources, patches and `git log` quote what git says somewhere else, some other time.
Nothing here looks at the words that are quoted: only at what stands around them.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_TRIPLE = r"\"\"\"|'''"
_COMMIT = r"(?:[*|/\\ ]*\s)?commit [0-9a-f]{7,64}\b"
_HEADER = r"[*|/\\ ]*(?:Author|AuthorDate|Commit|CommitDate|Date|Merge|Refs|commit)\b:? "
_MESSAGE = r"[*|/\\ ]*    |[*|/\\ ]*$"
_HUNK = r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@"
_HEX = "0123456789abcdef"
_LISTED = frozenset(f"{_HEX}*|/\\_ ^s")  # how a line of a list of commits may begin
SHORTEST_HASH = 7  # hex digits
_FRAME = r"\s*File \"[^\"]+\", line \d+"
_HERE = r"<<-?\s*[\"'\\]?([A-Za-z_]\w*)"
_LITERAL = r"\s+[rbfu]?(?:\"(?:[^\"\\]|\\.)+\"|'(?:[^'\\]|\\.)+')"
MATCHES = 3  # lines that a search prints, at the least
FEWEST = 8  # lines of a document or a program


def shown(lines: Sequence[str], whole: str) -> set[int]:
    """Return the indexes of lines that are only shown: quoted by what stands around them.

    `whole` is the lines joined by newlines.
    """
    found = _listed(lines) | _searched(lines) | _concatenated(lines)
    found |= _counted(lines)
    if '"""' in whole or "'''" in whole:
        found |= _in_triple_quotes(lines)
    if whole.startswith("commit ") or "\ncommit " in whole or "* commit " in whole:
        found |= _in_log(lines)
    if "@@ -" in whole:
        found |= patched(lines)[0]
    if "<<" in whole:
        found |= _in_here(lines)
    if 'File "' in whole:
        found |= {n + 1 for n, line in enumerate(lines[:-1]) if re.match(_FRAME, line)}
    if len(lines) - len(found) < FEWEST:
        return found
    from diagnose.transcript import documents

    return found | documents.shown(lines, whole, found)


def _in_triple_quotes(lines: Sequence[str]) -> set[int]:
    found: set[int] = set()
    opened, first = "", 0
    for number, line in enumerate(lines):
        for mark in re.findall(_TRIPLE, line):
            if not opened:
                opened, first = mark, number
            elif mark == opened:
                found.update(range(first, number + 1))
                opened = ""
    return found


def _in_log(lines: Sequence[str]) -> set[int]:
    """Return the messages of commits that `git log` or `git show` prints."""
    found: set[int] = set()
    state = ""
    for number, line in enumerate(lines):
        if re.match(_COMMIT, line):
            state = "header"
        elif state and re.match(_MESSAGE, line):
            found.add(number)
            state = "message"
        elif state == "header" and re.match(_HEADER, line):
            pass
        else:
            state = ""
    return found


def patched(lines: Sequence[str], *, inside: bool = False) -> tuple[set[int], bool]:
    """Return the lines of patches, and whether the last line is in one as well.

    `inside` tells whether the line before the first one was.
    """
    found: set[int] = set()
    for number, line in enumerate(lines):
        if re.match(_HUNK, line):
            found.add(number)  # behind the marks stands a line of the file
            inside = True
        elif inside and line[:1] in ("", " ", "+", "-", "\\"):
            found.add(number)
        else:
            inside = False
    return found, inside


def _searched(lines: Sequence[str]) -> set[int]:
    """Return what a search for words found in files, as `grep -n` prints it, with lines around.

    One such line may be what a program says of its source: several files or ascending lines.
    """
    found: set[int] = set()
    run: list[int] = []
    before, last = "", 0
    for number, line in enumerate((*lines, "")):
        path, _, rest = line.partition(":")
        place = rest.partition(":")[0]
        if place.isdecimal() and "." in path and " " not in path:
            on = path != before or int(place) > last
            run = [*run, number] if on else [number]
            before, last = path, int(place)
        elif not (run and _is_around(line)):
            if len(run) >= MATCHES and any("/" in lines[n].partition(":")[0] for n in run):
                found.update(range(run[0], number))
            run, before = [], ""
    return found


def _counted(lines: Sequence[str]) -> set[int]:
    """Return titles under their numbers, as a page lists questions that are like another one."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate((*lines, "")):
        title = number > 0 and lines[number - 1].strip().isdecimal() and not line.isdecimal()
        if title and line.strip():
            run.append(number)
        elif not line.strip().isdecimal():
            if len(run) >= MATCHES:
                found.update(run)
            run = []
    return found


def _concatenated(lines: Sequence[str]) -> set[int]:
    """Return strings of a program that stand one below the other within brackets."""
    found: set[int] = set()
    inside = False
    for number, line in enumerate(lines):
        literal = inside and re.fullmatch(_LITERAL, line) is not None
        if literal:
            found.add(number)
        inside = literal or line.endswith("(")
    return found


def _is_around(line: str) -> bool:
    """Whether a line stands near what a search found: `src/a.c-14-text`, or `--` between two."""
    word = line.partition(" ")[0]
    return line == "--" or ("." in word and any(p.isdecimal() for p in word.split("-")[1:]))


def _listed(lines: Sequence[str]) -> set[int]:
    """Return lines of lists of commits: one line each, or by author."""
    found: set[int] = set()
    under = False
    for number, line in enumerate(lines):
        if line[:1] not in _LISTED and not under:
            under = line.endswith("):") and line[:1].isalpha()
            continue
        first = line.lstrip("*|/\\_ ^").partition(" ")[0]
        hashed = len(first) >= SHORTEST_HASH and not first.strip(_HEX) and not first.isdigit()
        listed = (hashed and not first.isalpha()) or first.startswith("stash@{")
        if listed or (under and line.startswith("      ")):
            found.add(number)
        else:
            under = line.endswith("):") and line[:1].isalpha()
    return found


def _in_here(lines: Sequence[str]) -> set[int]:
    """Return what a script holds between `<<EOF` and `EOF`."""
    found: set[int] = set()
    end, first = "", 0
    for number, line in enumerate(lines):
        if end:
            if line.strip() == end:
                found.update(range(first, number))
                end = ""
        elif match := re.search(_HERE, line):
            end, first = match[1], number + 1
    return found
