"""Runs the user's own command once more, on its own terminal, after what stopped it is mended."""

from __future__ import annotations

import os

from diagnose import locate

MISSING = 127


def run(command: tuple[str, ...], folder: str) -> int:
    """Run `git ...` in a folder with all streams inherited; return its exit code as a shell does.

    127 if git is not found; 128 plus the number of a signal that ended it.
    """
    program = locate.find_git()
    if program is None:
        return MISSING
    here = os.getcwd()
    os.chdir(folder or here)
    try:
        status = os.spawnv(os.P_WAIT, program, ["git", *command[1:]])  # noqa: S606 - no shell is the point
    finally:
        os.chdir(here)
    return status if status >= 0 else 128 - status
