"""Joins lines that a terminal or a form broke at its edge, in the middle of a word or a quote.

A server's own breaks stay: they are part of its message, and lines say where it broke them.
"""

from __future__ import annotations

from diagnose.transcript.prefixes import VOICES

NARROWEST = 60  # columns: nobody breaks text at less
MOST = 8  # lines of one sentence
_OWN = (*VOICES, "remote:", "To ", "From ", "Please ", "and ", " ", "\t", "$ ", "> ", "* ", "! ")


def joins(lines: list[str]) -> list[int]:
    """Return the indexes of the lines that go on where the one before was broken."""
    if len(lines) < 2:  # noqa: PLR2004 - one line alone was not broken
        return []
    width = max(map(len, lines))
    if width < NARROWEST:
        return []
    edge = width if sum(len(line) == width for line in lines) > 1 else -1
    found: list[int] = []
    run = 0
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        run = run + 1 if run and index - 1 in found[-1:] else 0
        if (
            len(before) >= NARROWEST
            and line
            and run < MOST
            and not line.startswith(_OWN)
            and (_in_quotes(before, line) or (len(before) == edge and _within(before, line)))
        ):
            found.append(index)
            run = run or 1
    return found


def _in_quotes(before: str, line: str) -> bool:
    """Whether a quote that holds a path or URL opens in one line and closes in the next."""
    if before.count("'") % 2 == 0 or line.count("'") % 2 == 0:
        return False
    opened = before[before.rindex("'") + 1 :]
    closed = line[: line.index("'")]
    return "/" in opened and not any(c.isspace() for c in opened + closed)


def _within(before: str, line: str) -> bool:
    """Whether the break may lie inside a word: no sentence, frame or rule ends there."""
    return before[-1:] not in " .:;!?*@=-~" and not line.startswith(("*", "@", "=", "["))
