"""Reads the failed command's own arguments the way git reads them.

Only what says where git worked and which remote it used; never runs or opens anything.
"""

from __future__ import annotations

import os

from diagnose import gitargs
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Invocation(Value):
    """One git command line, taken apart."""

    name: str = ""  # the subcommand; "" if there is none
    args: tuple[str, ...] = ()  # what follows it
    folder: str = ""  # the -C options, joined; "" if there are none
    git_dir: str = ""  # --git-dir
    work_tree: str = ""  # --work-tree
    config: tuple[tuple[str, str | None], ...] = ()  # -c pairs; None means a bare `-c key`

    @property
    def positionals(self) -> tuple[str, ...]:
        """The arguments that are no options and no values of options."""
        return tuple(gitargs.arguments(self.name, self.args)[0])

    def option(self, *names: str) -> tuple[str, ...]:
        """Return the values of an option in all its spellings, in order."""
        return tuple(v for name, v in gitargs.arguments(self.name, self.args)[1] if name in names)

    def flag(self, *names: str) -> bool:
        """Whether an option without a value is present."""
        end = self.args.index("--") if "--" in self.args else len(self.args)
        return any(word in names for word in self.args[:end])


def read(command: Sequence[str]) -> Invocation:
    """Take a command line apart; `command[0]` is git itself. Never raises."""
    words = list(command[1:])
    if command and os.path.basename(command[0]).startswith("bbfix") and words[:1] == ["git"]:
        del words[0]
    git_dir, work_tree = "", ""
    config: list[tuple[str, str | None]] = []
    options, words = gitargs.split(words)
    for name, value in options:
        if name == "-c":
            config.append(_pair(value))
        elif name == "--git-dir":
            git_dir = value
        elif name == "--work-tree":
            work_tree = value
        elif name == "--bare":
            git_dir = git_dir or "."
    subcommand = words.pop(0) if words else ""
    invocation = Invocation(
        subcommand, tuple(words), gitargs.folder(options, ""), git_dir, work_tree, tuple(config)
    )
    if subcommand == "clone":
        given = tuple(_pair(v) for v in invocation.option("-c", "--config"))
        invocation = invocation.replace(config=invocation.config + given)
    return invocation


def _pair(text: str) -> tuple[str, str | None]:
    key, equals, value = text.partition("=")
    return key, value if equals else None
