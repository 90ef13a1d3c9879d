r"""What carriage returns and backspaces leave of a line, not losing errors written over."""

from __future__ import annotations

import re

from diagnose.transcript.ansi import RETURN

MOST = 200  # pieces of one line that are kept
REMOTE = "remote:"
_METER = r"\d{1,3}%|\d+ ?/ ?\d+|\b[KMG]i?B(?:/s)?\b|^[ .=#>*|/\\-]*$"
# What a shorter line leaves of a longer meter that it was written over.
_LEFT = r"(?:[\d.]* ?[KMG]?i?B)? \| [\d.]+ [KMG]?i?B/s(?:, done\.)? *$"
_LARGE = ("Uploading LFS objects: ", "Downloading LFS objects: ")  # the meters of Git LFS
_COUNTED = r" *(?:\d{1,3}% )?\(\d+/\d+\),? [\d.]+ [KMGT]?B \| [\d.]+ [KMGT]?B/s(?:, done\.?)? *$"
_TROUBLE = r"(?i)fatal|error|warn|fail|denied|reject|refuse|hint:"


def pieces(line: str) -> list[str]:
    r"""Return the texts that one raw line showed one after the other, in order.

    A meter (`45% (9/20)`) that was written over is left out; anything else stays, since an
    error between two meters is what one looks for. The last piece is what remained to be seen.
    """
    shown = line.split("\r") if "\r" in line else [line]
    if RETURN in line:
        shown = [each for piece in shown for each in _moved(piece)]
    kept: list[str] = []
    for number, piece in enumerate(shown):
        last = number == len(shown) - 1
        if not piece.strip() or (kept and piece == kept[-1]):
            continue
        if last or not re.search(_METER, piece) or re.search(_TROUBLE, piece):
            kept.append(piece)
    if not kept:  # nothing but meters, the last of them followed by a carriage return
        kept = [piece for piece in shown if piece.strip()][-1:] or [""]
    return kept if len(kept) <= MOST else [*kept[: MOST // 2], *kept[-MOST // 2 :]]


def unmetered(text: str) -> str:
    """Return what was said without the end of a meter that stood in the same line before."""
    if text.startswith(("error: ", "fatal: ")):
        return re.sub(_LEFT, "", text)
    counted = re.search(_COUNTED, text)
    if counted is None or text.startswith(_LARGE):
        return text
    said = text[: counted.start()]
    for meter in _LARGE:
        for end in range(1, len(meter) - len(": ")):
            if said.ljust(len(meter))[end:] == meter[end:]:
                return said[:end].rstrip()
    return said if said[-1:] in (":", ".") else text


def rubbed(text: str) -> str:
    """Return the text as it looks after its backspaces."""
    if text.startswith("\b"):
        text = text.lstrip("\b \t")  # nothing was there to rub out, nor to be set in from
    kept: list[str] = []
    for sign in text:
        if sign != "\b":
            kept.append(sign)
        elif kept:
            kept.pop()
    return "".join(kept)


def _moved(piece: str) -> list[str]:
    # Within the server's words, a moved cursor starts no line of git's own.
    return [piece.replace(RETURN, " ")] if piece.startswith(REMOTE) else piece.split(RETURN)
