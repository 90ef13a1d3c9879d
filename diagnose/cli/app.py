"""The typer application: a table of commands, so that one command never loads another."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated
from typing import Any

import typer

from diagnose import __version__
from diagnose.cli import helping

# name -> (module, function, summary) in the order of `bbfix --help`; `git` never gets here: entry
COMMANDS: dict[str, tuple[str, str, str]] = {
    "git": ("", "", "Run git untouched, and explain a failure."),
    "diagnose": ("diagnosis", "diagnose", "Explain the failure in files or on standard input."),
    "last": ("diagnosis", "last", "Show the last diagnosis of this repository."),
    "fix": ("fix", "fix", "Plan, show, apply and verify a fix of the last diagnosis."),
    "doctor": ("doctor", "doctor", "Find what will fail next, before it does."),
    "sweep": ("sweep", "sweep", "Doctor every repository below a folder."),
    "login": ("login", "login", "Swap in a new credential for a host or a remote."),
    "remote": ("remote", "remote", "Show or rewrite remotes as git really uses them."),
    "undo": ("undo", "undo", "Take a change back."),
    "log": ("undo", "log", "List what was changed, when, and by which fix."),
    "hook": ("hook", "hook", "Explain failures after the fact, in your shell."),
    "explain": ("explain", "explain", "Read the long page of a pattern."),
    "credential": ("credential", "credential", "Serve git as a credential helper over keyring."),
    "patterns": ("patterns", "patterns", "List, show, check and test the pattern library."),
    "config": ("config", "config", "List the settings, and where each comes from."),
    "completion": ("completion", "completion", "Complete commands on Tab."),
    "demo": ("demo", "demo", "See the whole story on loopback; nothing of yours is touched."),
}

HELP = """Explain why a git command failed, and repair it.

Examples:

  git push 2>&1 | bbfix    explain what a command printed

  bbfix git push           run git; explain and mend a failure

  bbfix                    show the last diagnosis here

  bbfix fix                choose a fix of it, see the plan, apply it

  bbfix undo               take the last change back
"""


def run(argv: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return its exit code."""
    if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        raise helping.no_command(argv, COMMANDS)
    command = _application(list(argv))
    try:
        command(list(argv), prog_name="bbfix")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    return 0


def whole() -> Any:
    """Return the application with every command in it; what completion is made from."""
    return _application(list(COMMANDS), every=True)


def _application(argv: list[str], *, every: bool = False) -> Callable[..., object]:
    app = typer.Typer(
        add_completion=False,
        help=HELP,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    )
    wanted = argv[0] if argv and argv[0] in COMMANDS else ""
    for name, (module, function, summary) in COMMANDS.items():
        if module and (every or name == wanted):
            _attach(app, name, getattr(import_module(f"diagnose.cli.{module}"), function))
        else:
            app.command(name, help=summary)(_listed)
    app.callback(invoke_without_command=True)(_top)
    return typer.main.get_command(app)


def _attach(app: typer.Typer, name: str, thing: object) -> None:
    if isinstance(thing, typer.Typer):
        for info in thing.registered_commands:
            info.cls = helping.Grouped
        app.add_typer(thing, name=name)
    elif callable(thing):
        app.command(name, cls=helping.Grouped)(thing)


def _listed() -> None:
    """Stand for a command that this command line does not run, so that `--help` lists it."""


def _top(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Do what bare `bbfix` does at a terminal: show the last diagnosis here."""
    if version:
        typer.echo(f"bbfix {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from diagnose.cli.diagnosis import last

        last()
