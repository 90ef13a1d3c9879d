"""The options that commands share, and the one way in which a command ends."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Annotated
from typing import ParamSpec

import typer

from diagnose import crash
from diagnose.settings import COLORS
from diagnose.settings import FORMATS

P = ParamSpec("P")


def one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    """Return a check that a value is one of some words; "" is an option that was not given."""

    def check(value: str) -> str:
        if value not in ("", *words):
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(words)}")
        return value

    return check


Format = Annotated[
    str,
    typer.Option("--format", callback=one_of(FORMATS), help="text, json, markdown or github."),
]
Colour = Annotated[
    str,
    typer.Option("--color", callback=one_of(COLORS), help="auto, always or never (see NO_COLOR)."),
]
NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask anything.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say it in one line.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Agree to changes up to the risk `remote`.")]
Allow = Annotated[
    str, typer.Option("--allow", help="Agree to more: worktree, global, network (with commas).")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the plan, change nothing.")]
TokenStdin = Annotated[
    bool, typer.Option("--token-stdin", help="Read the new secret from standard input.")
]
Username = Annotated[
    str, typer.Option("--username", help="The user name to send with the new secret.")
]


def command(function: Callable[P, int | None]) -> Callable[P, None]:
    """Make a function that returns an exit code into a typer command."""

    @functools.wraps(function)
    def ended(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = function(*args, **kwargs)
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        except BrokenPipeError:  # typer would make a failure of it
            crash.discard(1)
            code = 0
        raise SystemExit(code or 0)

    return ended
