"""Runs the user's own command once more, on its own terminal, after what stopped it is mended."""

from __future__ import annotations

import os
import signal

from diagnose import locate
from diagnose.paths import here


def run(command: tuple[str, ...], folder: str) -> int:
    """Run `git ...` in a folder with all streams inherited; return its exit code as a shell does.

    127 if git is not found; 128 plus the number of a signal that ended it. Ctrl-C reaches git,
    which decides what that means: nobody returns to the prompt while git still works.
    """
    program = locate.find_git()
    if program is None:
        return locate.NOT_FOUND
    before = here()
    os.chdir(folder or before)
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        status = _spawn(program, ["git", *command[1:]], default_interrupt=handler != signal.SIG_IGN)
    finally:
        signal.signal(signal.SIGINT, handler)
        os.chdir(before)
    return status if status >= 0 else 128 - status


def _spawn(program: str, argv: list[str], *, default_interrupt: bool) -> int:
    """Run a program to its end; return its exit code, or -N if signal N ended it."""
    if os.name != "posix":
        from diagnose.capture.plain import spawn

        return spawn(program, argv)
    from diagnose.capture import signals
    from diagnose.capture.wrap import environment

    # what Python and `run` have set is not git's: it starts with the signals that we were given
    defaults = [*signals.RESTORED, *([signal.SIGINT] if default_interrupt else [])]
    pid = os.posix_spawn(program, argv, environment(), setsigdef=defaults)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
