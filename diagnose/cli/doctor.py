"""`bbfix doctor`: find what will fail next, before it does."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from diagnose.cli import present
from diagnose.cli.diagnosis import NOTHING
from diagnose.cli.options import Colour
from diagnose.cli.options import Format
from diagnose.cli.options import NoInput
from diagnose.cli.options import Quiet
from diagnose.cli.options import command
from diagnose.cli.quick import load
from diagnose.errors import RefusedError
from diagnose.errors import UsageError
from diagnose.model import Report
from diagnose.model import Source
from diagnose.paths import here
from diagnose.render import safe
from diagnose.state import last
from diagnose.survey import doctor as survey


@command
def doctor(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="A folder of the repository; this one if none.")
    ] = "",
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
    no_input: NoInput = False,
    quiet: Quiet = False,
) -> int:
    """Find what will fail next in a repository, before it does.

    Looks at the configuration, the credentials, the keys and the files of git, for every remote
    and submodule. Goes over no network, asks nothing and changes nothing. What it finds,
    `bbfix fix` mends as after a failure.

    Examples:

      bbfix doctor

      bbfix doctor ~/src/shop --format json
    """
    settings = load({"format": format, "color": color, "no_input": no_input, "quiet": quiet})
    folder = os.path.normpath(os.path.join(here(), os.path.expanduser(path)))
    if not os.path.isdir(folder):
        raise UsageError(f"`{safe.text(path)}` is no folder", "name a folder of a repository")
    examination = survey.examine(folder, settings)
    report = examination.report
    if report.repository is None:
        reason = survey.unreadable(examination)
        if reason:
            raise RefusedError(f"bbfix cannot look at it: {reason}", "git status 2>&1 | bbfix")
        raise UsageError(
            f"there is no git repository at `{safe.text(folder)}`",
            "bbfix sweep <folder> looks at every repository below a folder",
        )
    if report.diagnoses:
        _remember(report)
    elsewhere = last.key_of(folder) != last.key_of(here())
    if elsewhere and any(found.fixes for found in report.diagnoses):
        word = f"these commands are for {report.repository.path}: go there first"
        report = report.replace(warnings=(*report.warnings, word))
    if settings.format in ("text", "markdown") and not report.diagnoses:
        print(NOTHING)
    present.show(report, settings)
    return int(report.exit)


def _remember(report: Report) -> None:
    """Make it the last diagnosis: of that repository, and of this folder if it is in none."""
    told = Source(kind=report.source.kind, cwd=here(), command=("git", "-C", report.source.cwd))
    last.save(last.folders_of(told), survey.transcript_of(report.source), {})
