"""The question after a failed `bbfix git ...` at a terminal: which fix to apply, if any."""

from __future__ import annotations

import sys

from diagnose.cli import repair
from diagnose.cli.fix import choose
from diagnose.errors import BbfixError
from diagnose.remedy.consent import Consent
from diagnose.remedy.planner import plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.model import Fix
    from diagnose.pipeline import Examination


def after(examination: Examination) -> int | None:
    """Offer the fixes of a diagnosis; return the exit code of a second run, or None.

    None leaves git's own result: nobody wanted a fix, it could not be done, or the command has
    read its standard input and so cannot be run again.
    """
    first = examination.report.diagnoses[:1]
    fixes = [fix for found in first for fix in found.fixes if fix.applies != "manual"]
    if not fixes or first[0].severity != "error":
        return None
    try:
        name = _pick(fixes)
        return _mend(examination, name) if name else None
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    except BbfixError as error:
        sys.stderr.write(f"bbfix: {error.message}\n")
        if error.hint:
            sys.stderr.write(f"       {error.hint}\n")
    return None


def _pick(fixes: list[Fix]) -> str:
    """Ask which fix to apply; Return alone is none."""
    names = {str(number): fix.id for number, fix in enumerate(fixes, 1)}
    keys = "/".join(names) if len(names) > 1 else "1"
    sys.stderr.write(f"\napply a fix now? [{keys}, Return for none] ")
    sys.stderr.flush()
    return names.get(sys.stdin.readline().strip(), "")


def _mend(examination: Examination, name: str) -> int | None:
    chosen, diagnosis = choose(examination, name)
    consent = Consent(interactive=True)
    evidence = examination.evidence.about(diagnosis.captures)
    planned = plan(chosen, diagnosis, evidence, consent=consent)
    again = bool(planned.rerun) and not examination.transcript.source.stdin_used
    wishes = repair.Wishes(examination.settings, consent, rerun=again, stream=sys.stderr)
    ended = repair.carry_out(planned, wishes)
    return ended.code if ended.again else None
