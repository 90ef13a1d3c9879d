"""Blocks to Markdown, for job summaries, issues and chats."""

from __future__ import annotations

from diagnose.render import document
from diagnose.render import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diagnose.model import Report
    from diagnose.value import Value

SPECIAL = "\\`*_{}[]<>#|~"


def of_report(report: Report) -> str:
    """Return a report as GitHub-flavoured Markdown, or nothing where nothing was seen."""
    return of_blocks(document.of_report(report))


def of_blocks(blocks: tuple[Value, ...]) -> str:
    """Return blocks as Markdown."""
    return "".join(_DRAW[type(block)](block) for block in blocks)


def escape(text: str) -> str:
    """Return prose that Markdown shows as it is, as one line; `code` in backticks stays code."""
    text = _line(text)
    parts = text.split("`")
    if len(parts) % 2 == 0:  # an odd backtick is not code
        return _plain(text)
    return "".join(f"`{part}`" if index % 2 else _plain(part) for index, part in enumerate(parts))


def _plain(text: str) -> str:
    return "".join(f"\\{letter}" if letter in SPECIAL else letter for letter in text)


def _line(text: str) -> str:
    """Return one line: what begins a second one could be a heading or a list of its own."""
    return " ".join(safe.text(text).split("\n"))


def _code(text: str) -> str:
    """Fence inline code with more backticks than it holds."""
    clean = _line(text)
    fence = "`"
    while fence in clean:
        fence += "`"
    blank = " " if len(fence) > 1 else ""
    return f"{fence}{blank}{clean}{blank}{fence}"


def _headline(block: document.Headline) -> str:
    return f"### {block.level}: {_plain(_line(block.title))} (`{block.id}`)\n"


def _verbatim(block: document.Verbatim) -> str:
    # an indented block needs no fence that a transcript could close
    return "\n" + "".join(f"    {safe.text(line)}\n" for line in block.lines) + "\n"


def _labelled(block: document.Labelled) -> str:
    label = f"**{block.label}**: " if block.label else ""
    return f"- {label}{escape(block.text)}\n"


def _choice(block: document.Choice) -> str:
    command = f"{_code(block.command)}: " if block.command else ""
    remark = f" ({escape(block.remark)})" if block.remark else ""
    return f"- **fix {block.number}**: {command}{escape(block.title)}, risk {block.risk}{remark}\n"


def _command(block: document.Command) -> str:
    remark = f" {escape(block.remark)}" if block.remark else ""
    return f"- **{block.label}**: {_code(block.command)}{remark}\n"


def _gap(_: document.Gap) -> str:
    return "\n"


_DRAW: dict[type[Value], Callable[[Any], str]] = {
    document.Headline: _headline,
    document.Verbatim: _verbatim,
    document.Labelled: _labelled,
    document.Choice: _choice,
    document.Command: _command,
    document.Gap: _gap,
}
