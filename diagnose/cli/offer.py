"""The question after a failed `bbfix git ...` at a terminal: which fix to apply, if any."""

from __future__ import annotations

import sys

from diagnose.cli import choice
from diagnose.cli import key
from diagnose.cli import repair
from diagnose.errors import BbfixError
from diagnose.remedy.consent import Consent
from diagnose.remedy.planner import plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.pipeline import Examination


def after(examination: Examination) -> int | None:
    """Offer the fixes of a diagnosis; return the exit code of a second run, or None.

    None leaves git's own result: nobody wanted a fix, it could not be done, or the command has
    read its standard input and so cannot be run again.
    """
    names = choice.offered(examination.report)
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


def _pick(names: dict[str, str]) -> str:
    """Ask which fix to apply; any other key is none."""
    return names.get(key.ask(f"\napply a fix now? [{'/'.join(names)}, Return: none] "), "")


def _mend(examination: Examination, name: str) -> int | None:
    chosen, diagnosis = choice.choose(examination.report, name)
    consent = Consent(interactive=True)
    evidence = examination.evidence_of(diagnosis)
    planned = plan(chosen, diagnosis, evidence, consent=consent)
    again = bool(planned.rerun) and not examination.transcript.source.stdin_used
    wishes = repair.Wishes(examination.settings, consent, rerun=again, stream=sys.stderr)
    ended = repair.carry_out(planned, wishes)
    return ended.code if ended.again else None
