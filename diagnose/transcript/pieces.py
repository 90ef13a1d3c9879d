r"""Takes one raw line apart into the lines that it stands for.

Carriage returns wrote several texts over one another; a string holds `\n` for newlines; a page or
a chat put blanks for them.
"""

from __future__ import annotations

from diagnose.redact import redact
from diagnose.transcript import ansi
from diagnose.transcript import markup
from diagnose.transcript import progress
from diagnose.transcript import remote
from diagnose.transcript import strings
from diagnose.transcript.clean import block

DEPTH = 4  # strings within strings
SHORTEST = 20  # characters before a `fatal: ` that may be lines of their own
GOES_ON = (  # what git says in a line of its own, behind the blank that stands for a newline
    "...fatal: ",
    " To add an exception for",
    " Another git process",
    " If no other git process",
    " Use '--' to separate",
    " Did you mean ",
    " The most similar command",
    " Stopping at filesystem",
)
GITS_OWN = ("To ", " ! ", "! ", "Done", "error: failed to push some refs to ")  # no server's words


def written_over(raw: str) -> list[str]:
    """Return the texts that one raw line showed one after the other."""
    return progress.pieces(raw) if "\r" in raw or ansi.RETURN in raw else [raw]


def opened(piece: str, depth: int = DEPTH) -> list[str]:
    """Return the lines that a piece holds in strings and entities, itself where it has none."""
    parts = strings.opened(piece) if depth else None
    if parts is None:
        text = markup.plain(piece)
        return [text.replace("\n", " ")] if remote.is_from(text) else text.split("\n")
    if redact(piece) != piece:
        # What names a secret and the secret itself may come to stand in different lines.
        parts = strings.opened(redact(piece)) or [redact(piece)]
    lines: list[str] = []
    for part in parts:
        for line in block(part).split("\n"):
            for each in written_over(line):
                lines += opened(each, 0 if remote.is_from(each) else depth - 1)
    return lines


def unfolded(raw: str, pieces: list[str]) -> list[str]:
    """Return the pieces of a raw line, those parted that somebody made of several lines."""
    if raw.find(" fatal: ") > SHORTEST or any(begin in raw for begin in GOES_ON):
        pieces = [part for piece in pieces for part in _parted(piece)]
    if "rejected] " in raw or raw.count("remote:") > 1:
        pieces = [part for piece in pieces for part in _refused(piece)]
    return pieces


def _parted(piece: str) -> list[str]:
    from diagnose.transcript.folded import parted

    parts = parted(piece)
    if "remote: " in piece:  # what stands behind a server's words may be its words as well
        return [part if remote.is_from(part) else f"remote: {part}" for part in parts]
    return parts


def _refused(piece: str) -> list[str]:
    from diagnose.transcript.folded import refused

    parts = refused(piece)
    first = next((at for at, part in enumerate(parts) if remote.is_from(part)), len(parts))
    return [
        part
        if at < first or part.startswith(GITS_OWN) or remote.is_from(part)
        else f"remote: {part}"
        for at, part in enumerate(parts)
    ]
