"""From raw text to clean pieces, each with the number of the raw line it came from.

Two halves, so that a huge log pays for the second only where its lines are kept: `block` works
on much text at once, `pieces` on single lines.
"""

from __future__ import annotations

from diagnose.model import Line
from diagnose.redact import redact
from diagnose.transcript import ansi
from diagnose.transcript import controls
from diagnose.transcript import prefixes
from diagnose.transcript import progress
from diagnose.transcript import quotes
from diagnose.transcript import remote
from diagnose.transcript import wraps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def block(text: str) -> str:
    r"""Return a text of whole lines without control sequences; its lines stay as many.

    `\r` and backspaces within lines are left to `lines_of`.
    """
    if "\r\n" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n")
    return quotes.plain(controls.neutralise(ansi.strip(text)))


def lines_of(numbered: Sequence[tuple[int, str]], name: str | None = None) -> list[Line]:
    """Return the clean, redacted lines of some (number, text of one raw line) pairs.

    One raw line gives several where carriage returns wrote several texts over one another, and
    several give one where a terminal broke it.
    """
    numbers: list[int] = []
    texts: list[str] = []
    for number, raw in numbered:
        if "\r" in raw or ansi.RETURN in raw:
            for piece in progress.pieces(raw):
                numbers.append(number)
                texts.append(piece)
        else:
            numbers.append(number)
            texts.append(raw)
    texts = prefixes.without(texts)
    for index in reversed(wraps.joins(texts)):
        if numbers[index] == numbers[index - 1] + 1:
            texts[index - 1] += texts.pop(index)
            del numbers[index]
    return _lines(numbers, texts, name)


def _lines(numbers: list[int], texts: list[str], name: str | None) -> list[Line]:
    marks: list[bool] = []
    for index, text in enumerate(texts):
        texts[index], mark = remote.parted(text)
        if "\b" in text:
            # After the prefix has gone: no server rubs that out.
            texts[index] = progress.rubbed(texts[index]).rstrip()
        marks.append(mark)
    # All at once: a private key goes over many lines, and newlines stay where they are.
    clean = redact("\n".join(texts)).split("\n") if texts else []
    return [
        Line(number, text, name, mark)
        for number, text, mark in zip(numbers, clean, marks, strict=True)
    ]
