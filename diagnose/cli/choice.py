"""Which fix of a report is meant: by its name, by its number on the screen, by one key."""

from __future__ import annotations

import sys

from diagnose.cli import key
from diagnose.errors import RefusedError
from diagnose.errors import UsageError
from diagnose.outlook import DOCTOR
from diagnose.render import safe
from diagnose.render import term
from diagnose.render import text
from diagnose.render.document import numbered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.model import Diagnosis
    from diagnose.model import Fix
    from diagnose.model import Report


def choose(report: Report, name: str = "") -> tuple[Fix, Diagnosis]:
    """Return the fix of that name or number, or the first one, with its diagnosis.

    A number is that of the first diagnosis, as the screen shows it.

    Raises RefusedError where there is none, UsageError for an unknown name.
    """
    offered = [(fix, found) for found in report.diagnoses for fix in found.fixes]
    if not offered:
        known = [found.id for found in report.diagnoses]
        if known:
            why = f"`{known[0]}` has no fix that bbfix could do"
        elif report.source.kind == DOCTOR:
            why = "no failure is foreseen here any more"
        else:
            why = "the last failure here is one that no pattern knows"
        raise RefusedError(f"{why}; nothing was changed", "bbfix last")
    if not name:
        return offered[0]
    first = report.diagnoses[0]
    for number, fix in enumerate(numbered(first), 1):
        if name == str(number):
            return fix, first
    for pair in offered:
        if pair[0].id == name:
            return pair
    names = ", ".join(dict.fromkeys(pair[0].id for pair in offered))
    raise UsageError(f"the last diagnosis has no fix `{name}`", f"it has: {names}")


def offered(report: Report) -> dict[str, str]:
    """Return the fixes that bbfix can do itself: the number on the screen -> the name."""
    first = report.diagnoses[0] if report.diagnoses else None
    if first is None or first.severity != "error":
        return {}
    shown = enumerate(numbered(first), 1)
    return {str(number): fix.id for number, fix in shown if fix.applies != "manual"}


def ask(report: Report) -> str:
    """Let the person choose among several fixes that bbfix can do, on one key; "" is the first."""
    names = offered(report)
    if len(names) < 2:  # noqa: PLR2004 - one is no choice
        return ""
    fixes = dict(enumerate(numbered(report.diagnoses[0]), 1))
    width = term.of_stream(sys.stderr).width
    for number in names:
        fix = fixes[int(number)]
        said = f"{safe.text(fix.title)} (risk: {fix.risk.label})"
        lines = text.wrap(said, width, f"  {number}  ", "     ")
        sys.stderr.write("".join(f"{line}\n" for line in lines))
    first = next(iter(names))
    pressed = key.ask(f"which fix? [{'/'.join(names)}, Return for {first}] ")
    if pressed not in ("\n", *names):
        raise RefusedError("no fix was chosen; nothing was changed")
    return names.get(pressed, names[first])
