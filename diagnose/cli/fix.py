"""`bbfix fix`: mend what the last diagnosis found."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from diagnose import gitcmd
from diagnose.cli import repair
from diagnose.cli.diagnosis import recall
from diagnose.cli.options import Allow
from diagnose.cli.options import Colour
from diagnose.cli.options import DryRun
from diagnose.cli.options import Format
from diagnose.cli.options import NoInput
from diagnose.cli.options import Quiet
from diagnose.cli.options import TokenStdin
from diagnose.cli.options import Username
from diagnose.cli.options import Yes
from diagnose.cli.options import command
from diagnose.cli.quick import load
from diagnose.errors import RefusedError
from diagnose.errors import UsageError
from diagnose.model import Diagnosis
from diagnose.model import Fix
from diagnose.model import Report
from diagnose.remedy.planner import plan
from diagnose.render.document import numbered


@command
def fix(
    name: Annotated[
        str, typer.Argument(metavar="[FIX]", help="Its name or number; the first if none is named.")
    ] = "",
    yes: Yes = False,
    allow: Allow = "",
    dry_run: DryRun = False,
    rerun: Annotated[bool, typer.Option("--rerun", help="Then run the failed command again.")] = (
        False
    ),
    token_stdin: TokenStdin = False,
    username: Username = "",
    format: Format = "text",  # noqa: A002 - the option's name
    color: Colour = "auto",
    no_input: NoInput = False,
    quiet: Quiet = False,
) -> int:
    """Plan, show, apply and verify a fix of the last diagnosis.

    Examples:

      bbfix fix

      bbfix fix to-ssh --dry-run

      bbfix fix api-token --yes --token-stdin < token-file
    """
    settings = load({"format": format, "color": color, "no_input": no_input, "quiet": quiet})
    consent = repair.consent_of(
        settings, yes=yes, allow=allow, dry_run=dry_run, token_stdin=token_stdin
    )
    gitcmd.find_git()  # without it every fact is unknown, and the reason below would be another
    repair.recover(consent)
    examination = recall(settings)
    chosen, diagnosis = choose(examination.report, name)
    planned = plan(
        chosen,
        diagnosis,
        examination.evidence.about(diagnosis.captures),
        consent=consent,
        username=username,
        loopback=_on_stage(),
    )
    wishes = repair.Wishes(settings, consent, token_stdin, rerun)
    return repair.carry_out(planned, wishes).code


def _on_stage() -> bool:
    """Whether this is the demo, whose home lies on its stage: http on loopback will do there."""
    stage = os.environ.get("BBFIX_DEMO", "")
    home = os.path.realpath(os.path.expanduser("~"))
    own = os.path.basename(stage).startswith("bbfix-demo-")
    return own and home.startswith(os.path.realpath(stage) + os.sep)


def choose(report: Report, name: str = "") -> tuple[Fix, Diagnosis]:
    """Return the fix of that name or number, or the first one, with its diagnosis.

    A number is that of the first diagnosis, as the screen shows it.

    Raises RefusedError where there is none, UsageError for an unknown name.
    """
    offered = [(fix, found) for found in report.diagnoses for fix in found.fixes]
    if not offered:
        known = [found.id for found in report.diagnoses]
        why = (
            f"`{known[0]}` has no fix that bbfix could do"
            if known
            else "the last failure here is one that no pattern knows"
        )
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
