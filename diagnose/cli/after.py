"""What the shells' hook starts after a failed git: three lines, and the whole is remembered.

Whatever it finds, the shell goes on as if it had not been there: it ends with 0.
"""

from __future__ import annotations

import sys

from diagnose.hooks import aftermath
from diagnose.paths import here

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnose.hooks.aftermath import Aftermath
    from diagnose.model import Capture
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
    from diagnose.cli import configured
    from diagnose.settings import load

    settings = load(git_config=lambda: configured.read(found.capture.source.cwd))
    if settings.enabled and settings.report != "off":
        _report(found, settings)
    return 0


def _report(found: Aftermath, settings: Settings) -> None:
    """Print three lines, or fewer."""
    from diagnose import pipeline
    from diagnose.render import summary
    from diagnose.render import term
    from diagnose.state import last
    from diagnose.transcript import reader

    able = term.of_stream(sys.stderr, settings.color)
    capture, passed = _asked(found, settings)
    if capture is None:
        import shlex

        command = shlex.join(found.capture.source.command)
        _say(summary.of_unheard(command, passed=passed))
        return
    examination = pipeline.examine(reader.read(capture), settings)
    report = examination.report
    if not report.diagnoses and not (report.unrecognised and found.typed):
        return
    last.save(last.folders_of(capture.source), examination.transcript, {})
    if report.diagnoses:
        line = summary.in_one_line(report, able)
        _say(line if settings.quiet else summary.of_report(report, able, found.by))
    else:
        _say(summary.of_unknown(able))


def _asked(found: Aftermath, settings: Settings) -> tuple[Capture | None, bool]:
    """Return the capture with what the host says, where that is needed and wanted.

    None: the words that count are in no event and could not be had. The second value tells
    whether the host, asked again, has no objection.
    """
    from diagnose.hooks import probe

    plain = found.capture
    asker = probe.asker(list(found.gits), found.git)
    unheard = None if asker is not None and probe.rejected(asker) else plain
    asked = probe.question(found.gits, found.git, plain.source.cwd)
    if asked is None or not settings.probe or not found.typed:
        return unheard, False
    if not settings.quiet:
        _say(f"bbfix: asking the host again ({asked.shown}) ...\n")
    try:
        answer = probe.ask(asked, found.git, settings.timeout)
    except KeyboardInterrupt:
        return unheard, False
    if answer.words:
        return plain.replace(data=answer.words), False
    return unheard, answer.passed


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
