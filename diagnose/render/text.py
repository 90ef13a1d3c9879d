"""Blocks to text: plain or coloured, prose wrapped, commands and git's own lines never."""

from __future__ import annotations

import sys

from diagnose.render import document
from diagnose.render import safe
from diagnose.render.term import Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diagnose.model import Report
    from diagnose.value import Value

LABEL = 7  # columns of the label, its colon and the blank behind it
INDENT = "    "
GLUE = "\0"  # a blank at which no line may end; safe.text leaves no other
CODE_KEPT = 72  # characters: code in a sentence that is no longer stays in one line
# Only what can be read on white and on black alike: no yellow, cyan or green, and no grey.
COLOURS = {
    "error": "31",
    "warning": "35",
    "notice": "1",
    "plan": "1",
    "remote": "1",
    "command": "1",
    "bold": "1",
}


def of_report(report: Report, term: Term, above: int | None = None) -> str:
    """Return a report as text that ends with a newline, or nothing where nothing was seen.

    above  see `document.of_report`
    """
    return of_blocks(document.of_report(report, above), term)


def of_blocks(blocks: tuple[Value, ...], term: Term) -> str:
    """Return blocks as text; every line ends with a newline."""
    lines: list[str] = []
    for block in blocks:
        lines.extend(_DRAW[type(block)](block, term))
    return "".join(line.rstrip(" ") + "\n" for line in lines)


def in_one_line(block: Value) -> str:
    """Return one block as one line, however long, without colours."""
    drawn = _DRAW[type(block)](block, Term(width=sys.maxsize))
    return " ".join(" ".join(drawn).split()) + "\n"


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Wrap prose at blanks; long words (URLs, paths) and `code with blanks` stay whole."""
    lines: list[str] = []
    line = first
    empty = True
    for word in _glued(text).split():
        if not empty and columns(line) + 1 + columns(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return [kept.replace(GLUE, " ") for kept in (*lines, line)]


def columns(text: str) -> int:
    """Return how many columns a terminal gives a text: wide letters and emoji take two."""
    if text.isascii():
        return len(text)
    import unicodedata

    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def _glued(text: str) -> str:
    """Return a text in which no line can end within code: what is copied stays in one piece."""
    parts = text.split("`")
    for at in range(1, len(parts) - 1, 2):
        if len(parts[at]) <= CODE_KEPT:
            parts[at] = parts[at].replace(" ", GLUE)
    return "`".join(parts)


def paint(text: str, colour: str, term: Term) -> str:
    """Return a text in a colour of COLOURS, plain where the stream shows none."""
    return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m" if term.colour and text else text


def _label(label: str) -> str:
    if not label:
        return " " * LABEL
    blanks = " " * max(1, LABEL - len(label) - 1)
    return f"{label}:{blanks}"


def _headline(block: document.Headline, term: Term) -> list[str]:
    tag = f"{block.level}[{block.id}]"
    lines = wrap(safe.text(f"{tag}: {block.title}"), term.width, "", INDENT)
    lines[0] = paint(tag, block.level, term) + paint(lines[0][len(tag) :], "bold", term)
    return [lines[0], *(INDENT + paint(line[len(INDENT) :], "bold", term) for line in lines[1:])]


def _verbatim(block: document.Verbatim, _: Term) -> list[str]:
    return [INDENT + safe.text(line) for line in block.lines]


def _labelled(block: document.Labelled, term: Term) -> list[str]:
    plain = _label(block.label)
    return wrap(safe.text(block.text), term.width, plain, " " * LABEL)


def _choice(block: document.Choice, term: Term) -> list[str]:
    """The command stands alone in its line: what is copied with it is nothing else."""
    label = f"fix {block.number}"
    what = f"{safe.text(block.title)} (risk:{GLUE}{block.risk})"
    command = safe.text(block.command)
    rest = " " * LABEL
    lines = [_label(label) + paint(command, "command", term)] if command else []
    lines += wrap(what, term.width, rest if command else _label(label), rest)
    return lines + (wrap(safe.text(block.remark), term.width, rest, rest) if block.remark else [])


def _command(block: document.Command, term: Term) -> list[str]:
    line = _label(block.label) + paint(safe.text(block.command), "command", term)
    rest = " " * LABEL
    return [line, *(wrap(safe.text(block.remark), term.width, rest, rest) if block.remark else [])]


def _gap(_: document.Gap, __: Term) -> list[str]:
    return [""]


_DRAW: dict[type[Value], Callable[[Any, Term], list[str]]] = {
    document.Headline: _headline,
    document.Verbatim: _verbatim,
    document.Labelled: _labelled,
    document.Choice: _choice,
    document.Command: _command,
    document.Gap: _gap,
}
