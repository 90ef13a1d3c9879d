"""`bbfix completion`: Tab in bash, zsh and fish, from a file that is written once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from typing import Annotated
from typing import Any

import typer

from diagnose import paths
from diagnose.cli.options import command
from diagnose.cli.options import one_of
from diagnose.errors import RefusedError
from diagnose.library.index import Library
from diagnose.render import completion as written
from diagnose.render.completion import REMOTES
from diagnose.render.completion import SHELLS
from diagnose.render.completion import Command
from diagnose.render.completion import Option
from diagnose.settings import COLORS
from diagnose.settings import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

completion = typer.Typer(
    help="Complete commands on Tab.\n\nExample:\n\n  bbfix completion install zsh",
    no_args_is_help=True,
)
Shell = Annotated[str, typer.Argument(callback=one_of(SHELLS), help="bash, zsh or fish.")]
# what an option takes, and what may follow a command; the application does not tell either
VALUES = {
    "--format": FORMATS,
    "--color": COLORS,
    "--to": ("https", "ssh", "ssh-443"),
    "--allow": ("worktree", "global", "network"),
    "--mode": ("trace", "wrap"),
}
REMOTE = (REMOTES,)
FOLLOWING = {
    "login": REMOTE,
    "remote rewrite": REMOTE,
    "hook install": SHELLS,
    "hook remove": SHELLS,
    "completion install": SHELLS,
    "completion remove": SHELLS,
    "completion show": SHELLS,
}
FILES = ("", "diagnose", "doctor", "sweep", "patterns lint", "patterns test", "patterns new")
PAGES = ("explain", "patterns show")


@completion.command("show")
@command
def show(shell: Shell) -> int:
    """Print the completion of a shell.

    Example:

      bbfix completion show bash
    """
    print(written.text_of(shell, commands()), end="")
    return 0


@completion.command("install")
@command
def install(shell: Shell) -> int:
    """Write the completion to the file from which the shell loads it on the first Tab.

    Example:

      bbfix completion install fish
    """
    path = place(shell)
    _refuse_foreign(path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(written.text_of(shell, commands()))
    print(f"wrote {path}")
    print(HINTS[shell].format(folder=os.path.dirname(path)))
    return 0


@completion.command("remove")
@command
def remove(shell: Shell) -> int:
    """Remove the file that `install` wrote.

    Example:

      bbfix completion remove fish
    """
    path = place(shell)
    _refuse_foreign(path)
    if not os.path.lexists(path):
        print(f"there is no {path}")
        return 0
    os.unlink(path)
    _tidy(os.path.dirname(path))
    print(f"removed {path}")
    return 0


def _tidy(folder: str) -> None:
    """Remove the folders of ours that are empty now; those of the shells stay."""
    while "bbfix" in folder.split(os.sep)[-2:]:
        try:
            os.rmdir(folder)
        except OSError:
            return
        folder = os.path.dirname(folder)


HINTS = {
    "bash": "new shells complete bbfix, if the package bash-completion is there",
    "fish": "new shells complete bbfix",
    "zsh": "write before `compinit` in .zshrc, if it is not there yet:\n  fpath+=({folder})",
}


def place(shell: str) -> str:
    """Return the file from which a shell loads the completion of bbfix by itself.

    Sources: bash-completion's README (BASH_COMPLETION_USER_DIR), fish's manual (completions).
    zsh has no such folder in a home: one of ours is added to its fpath.
    """
    env = os.environ
    data = env.get("XDG_DATA_HOME") or os.path.join(paths.home(), ".local", "share")
    if shell == "bash":
        folder = env.get("BASH_COMPLETION_USER_DIR") or os.path.join(data, "bash-completion")
        return os.path.join(folder.partition(":")[0], "completions", "bbfix")
    if shell == "fish":
        config = env.get("XDG_CONFIG_HOME") or os.path.join(paths.home(), ".config")
        return os.path.join(config, "fish", "completions", "bbfix.fish")
    return os.path.join(data, "bbfix", "zsh", "_bbfix")


def commands() -> Iterator[Command]:
    """Yield every command of the application with its options, groups with their commands."""
    from diagnose.cli import app

    library = Library.open(user=False)
    pages = tuple(f"{row[0]}\t{row[1]}" for row in library.catalogue() if row[4] != "retired")
    top = app.whole()
    yield _command("", top, words=tuple(f"{name}\t{text}" for name, text in _listed(top)))
    for name, _ in _listed(top):
        inner = top.commands[name]
        words = tuple(f"{name}\t{text}" for name, text in _listed(inner))
        yield _command(name, inner, words=words or FOLLOWING.get(name, ()), pages=pages)
        for sub, _ in _listed(inner):
            path = f"{name} {sub}"
            yield _command(path, inner.commands[sub], words=FOLLOWING.get(path, ()), pages=pages)


def _listed(group: Any) -> list[tuple[str, str]]:
    """Return the commands of a group, in the order of `--help`, with what they do."""
    found = getattr(group, "commands", {})
    return (
        [(name, found[name].get_short_help_str(60)) for name in group.list_commands(None)]
        if found
        else []
    )


def _command(
    path: str, found: Any, *, words: tuple[str, ...] = (), pages: tuple[str, ...] = ()
) -> Command:
    options = tuple(
        Option(
            names=tuple(param.opts),
            help=(param.help or "").rstrip("."),
            takes=not param.is_flag,
            values=VALUES.get(param.opts[0], ()),
        )
        for param in found.params
        if param.param_type_name == "option" and not param.hidden
    )
    words = pages if path in PAGES else words
    return Command(path, found.get_short_help_str(60), options, words, files=path in FILES)


def _refuse_foreign(path: str) -> None:
    """Leave alone a file that bbfix did not write."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            ours = written.HEAD.strip() in file.read(4096)
    except FileNotFoundError:
        return
    if not ours:
        raise RefusedError(f"{path} is not bbfix's own; nothing was changed")
