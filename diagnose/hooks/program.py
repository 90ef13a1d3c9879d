"""The words by which a file that outlives this process starts bbfix again."""

from __future__ import annotations

import os
import sys

from diagnose.gitcmd import find_tool

NAME = "bbfix"
# -P: the current folder may be a cloned repository with a `diagnose` of its own
MODULE = ("-P", "-m", "diagnose")


def words() -> tuple[str, ...]:
    """Return the command, absolute: this very script, else the one on PATH, else the module.

    A link stays one (pipx, Homebrew): what it leads to moves with every upgrade.
    """
    beside = os.path.join(os.path.dirname(os.path.abspath(sys.argv[0])), NAME)
    if os.path.basename(sys.argv[0]) in (NAME, f"git-{NAME}") and _usable(beside):
        return (beside,)
    beside = os.path.join(os.path.dirname(os.path.abspath(sys.executable)), NAME)
    found = beside if _usable(beside) else find_tool(NAME)
    return (found,) if found else (os.path.abspath(sys.executable), *MODULE)


def _usable(path: str) -> bool:
    return os.path.isfile(path) and os.access(path, os.X_OK)
