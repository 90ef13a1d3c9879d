"""A pseudo-terminal for git's standard error, as like the real one as can be (POSIX only)."""

from __future__ import annotations

import os
import termios

OFLAG = 1  # index in the list that tcgetattr returns


def open_like(terminal: int) -> tuple[int, int]:
    """Return (ours, git's) ends of a new pseudo-terminal with the size of `terminal`.

    Output processing is off: the real terminal does it, once. Raises OSError if there is none
    to be had.
    """
    ours, theirs = os.openpty()
    try:
        mode = termios.tcgetattr(terminal)
    except termios.error:
        mode = termios.tcgetattr(theirs)
    mode[OFLAG] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, mode)
    copy_size(terminal, ours)
    return ours, theirs


def copy_size(source: int, target: int) -> None:
    """Give `target` the window size of `source`."""
    try:  # noqa: SIM105 - contextlib costs 3 ms
        termios.tcsetwinsize(target, termios.tcgetwinsize(source))
    except (OSError, termios.error):
        pass  # a terminal that has no size leaves git with its default
