"""`bbfix hook`: explain after the fact, in a shell; `show` prints what is put where."""

from __future__ import annotations

from typing import Annotated

import typer

from diagnose.cli import job
from diagnose.cli import present
from diagnose.cli.options import Colour
from diagnose.cli.options import DryRun
from diagnose.cli.options import Format
from diagnose.cli.options import command
from diagnose.cli.options import one_of
from diagnose.cli.quick import load
from diagnose.hooks import condition
from diagnose.hooks import install as installing
from diagnose.hooks import targets
from diagnose.render import hooks as shown

hook = typer.Typer(
    help="Explain failures of git in your shell or CI.\n\nExamples:\n\n  bbfix hook install zsh"
    "\n\n  bbfix hook show github",
    no_args_is_help=True,
)
Shell = Annotated[str, typer.Argument(callback=one_of(targets.SHELLS), help="zsh, bash or fish.")]
Name = Annotated[
    str, typer.Argument(callback=one_of(targets.NAMES), help=f"{', '.join(targets.NAMES)}.")
]
Mode = Annotated[
    str,
    typer.Option(
        "--mode",
        callback=one_of(targets.MODES),
        help="trace: git stays git, its events are read after a failure. wrap: git is `bbfix git`.",
    ),
]


@hook.command("install")
@command
def install(shell: Shell, mode: Mode = "trace", dry_run: DryRun = False) -> int:
    """Put the hook into a shell; a second time renews it.

    Examples:

      bbfix hook install zsh

      bbfix hook install bash --mode wrap
    """
    changes = installing.to_install(shell, mode)
    print(shown.plan(changes), end="")
    if dry_run:
        return 0
    installing.prepare()
    installing.apply(changes)
    print(shown.installed(shell, condition.in_the_way() if mode == "trace" else ""), end="")
    return 0


@hook.command("remove")
@command
def remove(shell: Shell, dry_run: DryRun = False) -> int:
    """Take the hook out of a shell; the dotfile is as it was.

    Example:

      bbfix hook remove zsh
    """
    changes = installing.to_remove(shell)
    print(shown.plan(changes), end="")
    if not dry_run:
        installing.apply(changes)
        installing.tidy(changes)
        print(shown.removed(shell) if changes else "", end="")
    return 0


@hook.command("status")
@command
def status(
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
) -> int:
    """Tell what is installed where, and whether this shell has it.

    Example:

      bbfix hook status
    """
    settings = load({"format": format, "color": color})
    table = shown.as_json(
        [condition.of(shell) for shell in targets.SHELLS],
        condition.events_here(),
        condition.in_the_way(),
        enabled=settings.enabled,
    )
    present.document(table, shown.of_status, settings)
    return 0


@hook.command("show")
@command
def show(name: Name, mode: Mode = "trace") -> int:
    """Print the hook of a shell, or the two pieces for a CI system.

    Examples:

      bbfix hook show zsh

      bbfix hook show github
    """
    if name in targets.SHELLS:
        print(installing.text(name, mode), end="")
    else:
        print(targets.text_of(name), end="")
    return 0


hook.command("watch")(job.watch)
hook.command("report")(job.report)
