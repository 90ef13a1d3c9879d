"""The question after a failed `bbfix git ...` at a terminal: which fix to apply, if any."""

from __future__ import annotations

import sys

from diagnose.cli import repair
from diagnose.cli.fix import choose
from diagnose.errors import BbfixError
from diagnose.remedy.consent import Consent
from diagnose.remedy.planner import plan
from diagnose.render.document import numbered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.model import Report
    from diagnose.pipeline import Examination


def after(examination: Examination) -> int | None:
    """Offer the fixes of a diagnosis; return the exit code of a second run, or None.

    None leaves git's own result: nobody wanted a fix, it could not be done, or the command has
    read its standard input and so cannot be run again.
    """
    names = offered(examination.report)
    if not names:
        return None
    try:
        name = _pick(names)
        return _mend(examination, name) if name else None
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    except BbfixError as error:
        sys.stderr.write(f"bbfix: {error.message}\n")
        if error.hint:
            sys.stderr.write(f"       {error.hint}\n")
    return None


def offered(report: Report) -> dict[str, str]:
    """Return the fixes that bbfix can do itself: the number on the screen -> the name."""
    first = report.diagnoses[0] if report.diagnoses else None
    if first is None or first.severity != "error":
        return {}
    shown = enumerate(numbered(first), 1)
    return {str(number): fix.id for number, fix in shown if fix.applies != "manual"}


def _pick(names: dict[str, str]) -> str:
    """Ask which fix to apply; Return alone is none."""
    sys.stderr.write(f"\napply a fix now? [{'/'.join(names)}, Return for none] ")
    sys.stderr.flush()
    return names.get(sys.stdin.readline().strip(), "")


def _mend(examination: Examination, name: str) -> int | None:
    chosen, diagnosis = choose(examination.report, name)
    consent = Consent(interactive=True)
    evidence = examination.evidence.about(diagnosis.captures)
    planned = plan(chosen, diagnosis, evidence, consent=consent)
    again = bool(planned.rerun) and not examination.transcript.source.stdin_used
    wishes = repair.Wishes(examination.settings, consent, rerun=again, stream=sys.stderr)
    ended = repair.carry_out(planned, wishes)
    return ended.code if ended.again else None
