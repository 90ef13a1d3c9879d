"""A text of whole lines without what only a terminal or a word processor makes of it."""

from __future__ import annotations

from diagnose.transcript import ansi
from diagnose.transcript import controls
from diagnose.transcript import markup
from diagnose.transcript import punctuation


def block(text: str) -> str:
    r"""Return a text of whole lines without control sequences; its lines stay as many.

    Works on much text at once: of a huge log most lines need no more. `\r` and backspaces within
    lines are left to `pieces`.
    """
    if "\r\n" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n")
    if "#step:" in text:
        text = markup.unlinked(text)
    return punctuation.plain(controls.neutralise(ansi.strip(text)))
