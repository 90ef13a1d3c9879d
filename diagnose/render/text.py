"""Blocks to text: plain or coloured, prose wrapped, commands and git's own lines never."""

from __future__ import annotations

from diagnose.render import document
from diagnose.render import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diagnose.model import Report
    from diagnose.model import Value
    from diagnose.render.term import Term

LABEL = 7  # columns of the label, its colon and the blank behind it
INDENT = "    "
COLOURS = {
    "error": "31",
    "warning": "33",
    "notice": "36",
    "plan": "36",
    "remote": "36",
    "command": "32",
    "label": "36",
    "bold": "1",
}


def of_report(report: Report, term: Term) -> str:
    """Return a report as text that ends with a newline, or nothing where nothing was seen."""
    return of_blocks(document.of_report(report), term)


def of_blocks(blocks: tuple[Value, ...], term: Term) -> str:
    """Return blocks as text; every line ends with a newline."""
    lines: list[str] = []
    for block in blocks:
        lines.extend(_DRAW[type(block)](block, term))
    return "".join(line.rstrip(" ") + "\n" for line in lines)


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Wrap prose at blanks; words longer than the width (URLs, paths) stay whole."""
    lines: list[str] = []
    line = first
    empty = True
    for word in text.split():
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line]


def paint(text: str, colour: str, term: Term) -> str:
    """Return a text in a colour of COLOURS, plain where the stream shows none."""
    return f"\x1b[{COLOURS[colour]}m{text}\x1b[0m" if term.colour and text else text


def _label(label: str, term: Term) -> str:
    if not label:
        return " " * LABEL
    blanks = " " * max(1, LABEL - len(label) - 1)
    return paint(f"{label}:", "label", term) + blanks


def _headline(block: document.Headline, term: Term) -> list[str]:
    tag = f"{block.level}[{block.id}]"
    lines = wrap(safe.text(f"{tag}: {block.title}"), term.width, "", INDENT)
    lines[0] = paint(tag, block.level, term) + paint(lines[0][len(tag) :], "bold", term)
    return lines


def _verbatim(block: document.Verbatim, _: Term) -> list[str]:
    return [INDENT + safe.text(line) for line in block.lines]


def _labelled(block: document.Labelled, term: Term) -> list[str]:
    plain = f"{block.label}:".ljust(LABEL) if block.label else " " * LABEL
    lines = wrap(safe.text(block.text), term.width, plain, " " * LABEL)
    lines[0] = _label(block.label, term) + lines[0][len(plain) :]
    return lines


def _choice(block: document.Choice, term: Term) -> list[str]:
    label = f"fix {block.number}"
    what = safe.text(f"{block.title} (risk: {block.risk})")
    command = safe.text(block.command)
    rest = " " * LABEL
    if not command:
        lines = wrap(what, term.width, rest, rest)
        lines[0] = _label(label, term) + lines[0][LABEL:]
    elif LABEL + len(command) + 2 + len(what) <= term.width:
        lines = [_label(label, term) + paint(command, "command", term) + "  " + what]
    else:
        lines = [_label(label, term) + paint(command, "command", term)]
        lines += wrap(what, term.width, rest, rest)
    return lines + (wrap(safe.text(block.remark), term.width, rest, rest) if block.remark else [])


def _command(block: document.Command, term: Term) -> list[str]:
    line = _label(block.label, term) + paint(safe.text(block.command), "command", term)
    remark = safe.text(block.remark)
    if LABEL + len(block.command) + 2 + len(block.remark) <= term.width:
        return [f"{line}  {remark}" if remark else line]
    below = wrap(remark, term.width, " " * LABEL, " " * LABEL) if block.kept else []
    return [line, *below]


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
