"""`bbfix diagnose` without typer: from bytes to a printed report by the shortest way."""

from __future__ import annotations

import os
import sys

from diagnose import pipeline
from diagnose.cli import configured
from diagnose.cli import present
from diagnose.errors import UsageError
from diagnose.model import Source
from diagnose.paths import here
from diagnose.settings import COLORS
from diagnose.settings import FORMATS
from diagnose.settings import load as load_settings
from diagnose.state import last

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from diagnose.model import Report
    from diagnose.model import Transcript
    from diagnose.settings import Settings


def diagnose(options: Mapping[str, str | bool | list[str]]) -> int:
    """Explain files or standard input; return the exit code: 0, 1, 2 or 3 (see README).

    `options` has `files` (`-` is standard input), and where given format, color, quiet,
    no_input and tee. Raises UsageError for a file that cannot be read.
    """
    settings = load(options)
    files = options.get("files") or ["-"]
    if not isinstance(files, list):
        raise UsageError("`files` must be a list")
    library = pipeline.open_library(here())
    transcript = read(files, library.keep, tee=bool(options.get("tee")))
    examination = pipeline.examine(transcript, settings, library=library)
    report = examination.report
    if report.diagnoses or report.unrecognised:
        last.save(last.folders_of(transcript.source), transcript, {})
    show(report, settings)
    return int(report.exit)


def read(files: list[str], keep: Callable[[str], bool], *, tee: bool = False) -> Transcript:
    """Read files or a pipe into one transcript, in bounded memory."""
    from diagnose.capture import stream
    from diagnose.transcript import reader

    source = Source(kind="pipe" if files == ["-"] else "file", cwd=here())
    return reader.stream(stream.inputs(files, tee=tee), source, keep)


def load(options: Mapping[str, object]) -> Settings:
    """Read the settings, with the flags of a command line on top; raises UsageError."""
    # what stands in the options is given, but for the "" and False of an option left out
    flags = {name: options.get(name) or None for name in ("format", "color", "quiet", "no_input")}
    for name, words in (("format", FORMATS), ("color", COLORS)):
        if flags[name] is not None and flags[name] not in words:
            raise UsageError(f"--{name} {flags[name]!r} is not one of {', '.join(words)}")
    return load_settings(flags, git_config=configured.read)


def show(report: Report, settings: Settings) -> None:
    """Print a report; a transcript without a failure is worth a word only to a person."""
    silent = not report.diagnoses and not report.unrecognised and not report.warnings
    if settings.format == "text" and silent:
        if not settings.quiet and os.isatty(1):
            sys.stdout.write("no failure seen\n")
        return
    present.show(report, settings)
