"""Joins lines that a terminal or a form broke at its edge, in the middle of a word or a quote.

A server's own breaks stay: they are part of its message, and lines say where it broke them.
"""

from __future__ import annotations

import re

from diagnose.transcript.language import signs
from diagnose.transcript.voices import VOICES

NARROWEST = 60  # columns: nobody breaks text at less
WIDEST = 400  # columns: and nobody at more
TERMINALS = (80, 100, 120, 132)  # columns that many have: a line so long may be a broken one
MOST = 8  # lines of one sentence
BRACKET = 4  # lines of one reason in brackets
_OWN = (
    *VOICES,
    *("remote:", "To ", "From ", "Please ", "and ", " ", "\t", "$ ", "> ", "* ", "! "),
    *("Pushing to ", "Fetching ", "Everything up-to-date", "Already up", "Updating "),
    *("fetch-pack: ", "send-pack: ", "Fetched in submodule ", "Submodule "),
)
_NUMBER = r"\b(?:[0-9a-f]{7,64}|\d+)\b"  # lines that differ in these alone are the same line
# ssh speaks without a voice.
_SSH = ("Permissions 0", "Unable to negotiate with ", "Load key ", "Bad owner or permissions on ")
_OPEN = ("':", "'\uff1a", "' :")
_PAIR = 2  # quotes around one name
_REASON = "The requested URL returned error:"
# What git says at the end of a failure: a form breaks it at any of its blanks.
_SENTENCES = (
    "fatal: unable to access 'http",
    "fatal: Authentication failed for 'http",
    "fatal: could not read Username for 'http",
    "fatal: could not read Password for 'http",
    "fatal: Could not read from remote repository.",
    "fatal: repository 'http",
    _REASON,
    "terminal prompts disabled",
    "No such device or address",
)
# Last word before the break -> what ends a line, and what begins the next.
_BREAKS: dict[str, list[tuple[str, str]]] = {}
for _words in map(str.split, _SENTENCES):
    for _at in range(1, len(_words)):
        _halves = (" ".join(_words[:_at]), " ".join(_words[_at:]))
        _BREAKS.setdefault(_words[_at - 1], []).append(_halves)

# Other languages' git begins its lines so.
_FOREIGN = tuple(word for voices in signs.FOREIGN.values() for word in voices if word)


def joins(lines: list[str]) -> list[int]:
    """Return the indexes of the lines that go on where the one before was broken.

    Either a quote with a path is torn, or what git began reaches the column at which several
    lines end.
    """
    # A line that ends with blanks was filled up, not broken.
    widths = [len(line.rstrip() if line.endswith("  ") else line) for line in lines]
    width = max(widths, default=0)
    if width < NARROWEST:
        return []
    # The last line of a text was not broken, and one that comes again is one.
    ends = zip(lines[:-1], widths, strict=False)
    widest = {re.sub(_NUMBER, "#", line) for line, wide in ends if wide == width}
    usual = width in TERMINALS or (width <= WIDEST and len(widest) > 1)
    edge = width if usual else -1
    found: list[int] = []
    run = MOST  # breaks since git began to speak
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        if before.startswith((*VOICES, *_SSH)):
            run = 0
        elif index - 1 not in found[-1:]:
            run = MOST
        if widths[index - 1] < NARROWEST or not line or _is_own(line, before):
            continue
        torn = _in_quotes(before, line) or is_open(before)
        if (widths[index - 1] == edge and run < MOST) or torn:
            found.append(index)
            run += 1
    return found


def worded(lines: list[str]) -> list[int]:
    """Return the indexes of lines that go on where a form broke a sentence of git's at a blank."""
    return [
        index
        for index in range(1, len(lines))
        if (is_open(lines[index - 1]) and lines[index].startswith(_REASON))
        or any(
            lines[index - 1].endswith(head) and lines[index].startswith(tail)
            for head, tail in _BREAKS.get(lines[index - 1].rpartition(" ")[2], ())
        )
    ]


def unclosed(lines: list[str]) -> list[int]:
    """Return the indexes of lines that go on with the reason why a ref was refused.

    ` ! [remote rejected] a -> b (` begins it, and the bracket closes a few lines later.
    """
    found: list[int] = []
    for index, line in enumerate(lines):
        if "rejected] " not in line or not line.lstrip().startswith("!") or _balance(line) <= 0:
            continue
        more = _until_closed(lines[index : index + BRACKET])
        found += range(index + 1, index + 1 + more)
    return found


def glued(line: str, more: str) -> str:
    """Return a line and what it goes on with: as one where a terminal broke it, else by a blank."""
    if len(line) in TERMINALS and not more.startswith(" "):
        return line + more
    blank = "" if more.lstrip().startswith(")") else " "
    return f"{line.rstrip()}{blank}{more.strip()}"


def _until_closed(lines: list[str]) -> int:
    """Return how many lines after the first it takes to close its bracket, 0 where none does."""
    depth = _balance(lines[0])
    for count, line in enumerate(lines[1:], 1):
        if not line.strip() or line.lstrip().startswith(("! [", "To ", "remote:", *VOICES)):
            return 0
        depth += _balance(line)
        if depth <= 0:
            return count
    return 0


def _balance(line: str) -> int:
    return line.count("(") - line.count(")")


def is_open(before: str) -> bool:
    """Whether git names a URL and the reason is still to come, behind a colon and a blank."""
    return before.rstrip().endswith(_OPEN) and "://" in before and before.count("'") == _PAIR


def _in_quotes(before: str, line: str) -> bool:
    """Whether a quote that holds a path or URL opens in one line and closes in the next."""
    if before.count("'") % 2 == 0 or line.count("'") % 2 == 0:
        return False
    opened = before[before.rindex("'") + 1 :]
    closed = line[: line.index("'")]
    return "/" in opened and not any(c.isspace() for c in opened + closed)


def _is_own(line: str, before: str) -> bool:
    """Whether a line begins by itself: with a word of git's, or indented."""
    if line[0] == " " and line[1:2].islower() and before[-1:].isalnum():
        return False  # the blank between two words
    if line[0] == before[-1:] == "'" and before.count("'") % 2 == 0:
        return True  # a name in quotes ends, another begins
    if before.endswith((".", ":")) and line[0].isupper() and "://" not in before:
        return True  # a sentence ends, another begins
    if (
        line[0].isupper()
        and before[-1:].islower()
        and not set("/:") & set(before.rsplit(" ", 1)[-1])
    ):
        return True  # no word goes on with a capital; a path or a name of a class may
    return line.startswith((*_OWN, *_FOREIGN))
