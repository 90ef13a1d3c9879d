"""Takes off indentation that git did not make: of a paste, or of a block in which git speaks."""

from __future__ import annotations

from diagnose.transcript.voices import BARE
from diagnose.transcript.voices import VOICES


def outdented(lines: list[str]) -> list[str]:
    """Return the lines without indentation that git did not make; as many, in the same order."""
    lines = _undented(lines)
    if not any(line[:1] in (" ", "\t") for line in lines):
        return lines
    found = list(lines)
    margin = 0  # of the block in which git speaks behind blanks
    for number, line in enumerate(lines):
        text = line.lstrip(" \t")
        if text is not line and text.startswith((*VOICES, *BARE)):
            margin = len(line) - len(text)
            above = number - 1
            while above >= 0 and found[above] is lines[above] and _indented(lines[above], margin):
                found[above] = lines[above][margin:]
                above -= 1
        if margin and _indented(line, margin):
            found[number] = line[margin:]
        elif text:
            margin = 0
    return found


def _undented(lines: list[str]) -> list[str]:
    """Take off the indentation that all lines have: somebody pasted them so."""
    if any(line and not line[0].isspace() for line in lines):
        return lines
    filled = [line for line in lines if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    tabs = all(line[0] == "\t" for line in filled)
    return [line[margin:] for line in lines] if margin > 1 or (margin and tabs) else lines


def _indented(line: str, margin: int) -> bool:
    """Whether a line stands as far right as what git says behind blanks, which it never writes."""
    return len(line) > margin and line[:margin].isspace()
