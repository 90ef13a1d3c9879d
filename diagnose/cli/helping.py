"""How `--help` is laid out, and what is said about a word that is no command."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand

from diagnose import gitcmd
from diagnose.errors import GitError
from diagnose.errors import UsageError
from diagnose.redact import redact

COMMON = ("format", "color", "no_input", "quiet", "help")
TYPES = re.compile("(?<= )(?:<str>|TEXT)$")  # what the options of text take, to typer
LIST = "--list-cmds=main,alias,nohelpers"  # git's own commands, and the user's aliases


class Grouped(TyperCommand):
    """A command whose help tells its own options from those that many commands have."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of the help in which options and arguments are explained."""
        sections: dict[str, list[tuple[str, str]]] = {
            "Arguments": [],
            "Options": [],
            "Common options": [],
        }
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is None:
                continue
            name = param.name or ""
            own = "Common options" if name in COMMON else "Options"
            section = "Arguments" if param.param_type_name == "argument" else own
            sections[section].append((TYPES.sub(name.upper(), record[0]), record[1]))
        for title, rows in sections.items():
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def no_command(argv: Sequence[str], commands: Iterable[str]) -> UsageError:
    """Return the error for a command line whose first word is no command of bbfix.

    `bbfix push` means `bbfix git push`; what is near to a command of either is a typing error.
    """
    word = argv[0]
    if os.sep in word or "." in word.strip("."):
        return UsageError(f"`{word}` is no file here", "name a file that holds what git printed")
    gits = _git_commands()
    own = get_close_matches(word, commands, n=1)
    theirs = [word] if word in gits else get_close_matches(word, gits, n=1)
    message = f"bbfix has no command `{word}`"
    if own and word not in gits:
        return UsageError(message, f"did you mean: {_line('bbfix', own[0], *argv[1:])}")
    if theirs:
        meant = "git's own is:" if word in gits else "did you mean git's:"
        return UsageError(message, f"{meant} {_line('bbfix', 'git', theirs[0], *argv[1:])}")
    return UsageError(message, "bbfix --help lists the commands")


def _line(*words: str) -> str:
    return redact(shlex.join(words))


def _git_commands() -> list[str]:
    try:
        return gitcmd.run([LIST], safe=False).text.split()  # it only reads its configuration
    except GitError:
        return []
