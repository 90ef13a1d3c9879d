"""Print a report in the form that was asked for, on the stream that was asked for."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from diagnose.model import Report
    from diagnose.render.changes import Table
    from diagnose.settings import Settings
    from diagnose.value import Value


def show(
    report: Report,
    settings: Settings,
    stream: TextIO | None = None,
    above: int | None = None,
) -> None:
    """Write the report to a stream (standard output unless another is given).

    above  the first line of the transcript that stands on the screen right above the report
    """
    stream = sys.stdout if stream is None else stream
    _write(text_of(report, settings, stream, above), stream)


def text_of(report: Report, settings: Settings, stream: TextIO, above: int | None = None) -> str:
    """Return the report as the settings want it; a terminal's width and colours are minded."""
    if settings.format == "json":
        from diagnose.render import jsonform

        return jsonform.dumps(jsonform.of_report(report))
    if settings.format == "markdown":
        from diagnose.render import markdown

        return _tamed(markdown.of_report(report), stream)
    if settings.format == "github":
        from diagnose.render import github

        return github.of_report(report)
    from diagnose.render import term

    if settings.quiet:
        from diagnose.render import summary

        return _tamed(summary.in_one_line(report, term.of_stream(stream, settings.color)), stream)
    from diagnose.render import text

    return _tamed(text.of_report(report, term.of_stream(stream, settings.color), above), stream)


def document(
    table: Table,
    blocks: Callable[[Table], tuple[Value, ...]],
    settings: Settings,
    stream: TextIO | None = None,
    *,
    brief: bool = False,
) -> None:
    """Write a plan, an outcome or a log: the table as JSON, or its blocks as text or Markdown.

    brief  as text, the first block alone, in one line
    """
    stream = sys.stdout if stream is None else stream
    if settings.format == "json":
        from diagnose.render import jsonform

        shown = jsonform.dumps(dict(table))
    elif settings.format == "markdown":
        from diagnose.render import markdown

        shown = _tamed(markdown.of_blocks(blocks(table)), stream)
    else:
        from diagnose.render import term
        from diagnose.render import text

        able = term.of_stream(stream, settings.color)
        wanted = blocks(table)
        shown = text.in_one_line(wanted[0]) if brief else text.of_blocks(wanted, able)
        shown = _tamed(shown, stream)
    _write(shown, stream)


def _tamed(text: str, stream: TextIO) -> str:
    """Return what may stand in the log of a CI job; a file of our own is no log."""
    if stream not in (sys.stdout, sys.stderr) or ("::" not in text and "##" not in text):
        return text
    from diagnose.render import runner

    return runner.tame(text)


def _write(text: str, stream: TextIO) -> None:
    """Write at once; a reader that went away, as `head` does, changes nothing of what is done."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        from diagnose import crash

        crash.discard(stream.fileno())


def interactive(settings: Settings) -> bool:
    """Whether a person can be asked: standard input and standard error are terminals."""
    return not settings.no_input and os.isatty(0) and os.isatty(2)
