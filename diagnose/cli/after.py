"""What the shells' hook starts after a failed git: three lines, and the whole is remembered.

Whatever it finds, the shell goes on as if it had not been there: it ends with 0.
"""

from __future__ import annotations

import sys

from diagnose import pipeline
from diagnose import settings as wishes
from diagnose.cli import configured
from diagnose.hooks import aftermath
from diagnose.paths import here
from diagnose.render import summary
from diagnose.render import term
from diagnose.state import last
from diagnose.transcript import reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnose.hooks.aftermath import Aftermath
    from diagnose.model import Capture
    from diagnose.pipeline import Examination
    from diagnose.settings import Settings


def main(words: Sequence[str]) -> int:
    """Look at the events of one command.

    words  the file of events, the number of the command in it, its `$?`, the folder it began in
    """
    if len(words) != 4 or not words[2].isdecimal():  # noqa: PLR2004 - as the docstring says
        return 0
    path, mark, status, folder = words
    found = aftermath.read(path, mark, int(status), (folder, here()))
    if found is None:
        return 0
    settings = wishes.load(git_config=lambda: configured.read(found.capture.source.cwd))
    if settings.enabled and settings.report != "off":
        _report(found, settings)
    return 0


def _report(found: Aftermath, settings: Settings) -> None:
    capture = _asked(found, settings)
    examination = pipeline.examine(reader.read(capture), settings)
    report = examination.report
    if not report.diagnoses and not report.unrecognised and not found.typed:
        return
    if not report.diagnoses and not capture.data:
        return
    last.save(last.folders_of(capture.source), examination.transcript, {})
    sys.stderr.write(_shown(examination, found, settings))
    sys.stderr.flush()


def _shown(examination: Examination, found: Aftermath, settings: Settings) -> str:
    able = term.of_stream(sys.stderr, settings.color)
    if examination.report.diagnoses:
        return summary.of_report(examination.report, able, found.by)
    from diagnose.hooks import probe

    heard = probe.talked(found.gits, found.git)
    return summary.of_unknown(able, "bbfix git ..." if heard else "")


def _asked(found: Aftermath, settings: Settings) -> Capture:
    """Return the capture with what the host says, where that is needed and wanted."""
    from diagnose.hooks import probe

    asked = probe.question(found.gits, found.git, found.capture.source.cwd)
    if asked is None or not settings.probe or not found.typed:
        return found.capture
    sys.stderr.write(f"bbfix: asking the host again ({asked.shown}) ...\n")
    sys.stderr.flush()
    try:
        words = probe.ask(asked, found.git, settings.timeout)
    except KeyboardInterrupt:
        return found.capture
    return found.capture.replace(data=words) if words else found.capture
