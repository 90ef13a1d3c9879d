"""`bbfix diagnose` and `bbfix last`."""

from __future__ import annotations

from typing import Annotated

import typer

from diagnose import pipeline
from diagnose.cli import present
from diagnose.cli import quick
from diagnose.cli.options import Colour
from diagnose.cli.options import Format
from diagnose.cli.options import NoInput
from diagnose.cli.options import Quiet
from diagnose.cli.options import command
from diagnose.errors import StateError
from diagnose.outlook import DOCTOR
from diagnose.paths import here
from diagnose.paths import private_folder
from diagnose.paths import state_dir
from diagnose.settings import Settings
from diagnose.state import last as memory

NOTHING = "no failure foreseen"


@command
def diagnose(
    files: Annotated[
        list[str] | None, typer.Argument(help="Files to read; `-` is standard input.")
    ] = None,
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
    no_input: NoInput = False,
    quiet: Quiet = False,
    tee: Annotated[
        bool, typer.Option("--tee", help="Pass the input through, made safe for a screen.")
    ] = False,
) -> int:
    """Explain the failure in files or on standard input.

    Examples:

      git push 2>&1 | bbfix

      bbfix diagnose --format json build.log
    """
    return quick.diagnose(
        {
            "files": files or ["-"],
            "format": format,
            "color": color,
            "no_input": no_input,
            "quiet": quiet,
            "tee": tee,
        }
    )


@command
def last(
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Show the last diagnosis of this repository, or of this folder outside one.

    The facts are checked anew: what has been mended since no longer shows.

    Examples:

      bbfix

      bbfix last --quiet
    """
    settings = quick.load({"format": format, "color": color, "quiet": quiet})
    report = recall(settings).report
    if report.source.kind == DOCTOR and not report.diagnoses and settings.format == "text":
        print(NOTHING)
    present.show(report, settings)
    return int(report.exit)


def recall(settings: Settings) -> pipeline.Examination:
    """Diagnose the last failure of this place again; raises StateError where there is none."""
    found = memory.load(here())
    if found is None:
        private_folder(state_dir())  # StateError: where nothing can be kept, nothing was
        raise StateError(
            "there is no diagnosis of this repository or folder yet",
            "run the failing command as `bbfix git ...`, or pipe its output into bbfix",
        )
    if found[0].source.kind == DOCTOR:
        from diagnose.survey import doctor

        return doctor.examine(found[0].source.cwd, settings)
    return pipeline.examine(found[0], settings)
