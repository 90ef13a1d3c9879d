"""What follows a failed `bbfix git ...`: the diagnosis on standard error, a fix, a second run."""

from __future__ import annotations

import os
import sys

from diagnose import pipeline
from diagnose.cli import configured
from diagnose.cli import present
from diagnose.settings import load
from diagnose.state import job
from diagnose.state import last

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.model import Capture
    from diagnose.model import Report
    from diagnose.settings import Settings

# git has said its words a line above: repeating them would only be in the way
NEAR = 12  # lines: what git said so close above is still before one's eyes
UNKNOWN = "bbfix: no pattern knows this failure; `bbfix last` says what can be told\n"


def report(capture: Capture) -> int | None:
    """Explain a failed command; return the exit code of a second run, or None for git's own."""
    settings = load(git_config=lambda: configured.read(capture.source.cwd))
    if not settings.enabled or settings.report == "off":
        return None
    from diagnose.transcript import reader

    transcript = reader.read(capture)
    if settings.keep:  # a job reads it at its end; until then nobody is told
        job.keep(settings.keep, transcript)
        return None
    examination = pipeline.examine(transcript, settings)
    found = examination.report
    if not found.diagnoses and not found.unrecognised:
        return None
    last.save(last.folders_of(capture.source), examination.transcript, {})
    if settings.report:
        _to_file(found, settings)
        return None
    if not found.diagnoses and settings.format == "text":
        sys.stderr.write(UNKNOWN)
        return None
    if not settings.quiet and not capture.data[-4:].replace(b"\r", b"").endswith(b"\n\n"):
        sys.stderr.write("\n")
    last_lines = transcript.lines[-NEAR:]
    present.show(found, settings, sys.stderr, above=last_lines[0].number if last_lines else None)
    sys.stderr.flush()
    if settings.quiet or not present.interactive(settings):
        return None
    from diagnose.cli import offer

    return offer.after(examination)


def _to_file(found: Report, settings: Settings) -> None:
    """Add the report to the file that BBFIX_REPORT names."""
    try:
        with open(settings.report, "a", encoding="utf-8", opener=_private) as stream:
            present.show(found, settings, stream)
    except OSError as error:
        sys.stderr.write(f"bbfix: the report cannot be written: {error.strerror}\n")


def _private(path: str, flags: int) -> int:
    """Open for the owner alone what is made here; what is there (/dev/null) stays as it is."""
    return os.open(path, flags, 0o600)
