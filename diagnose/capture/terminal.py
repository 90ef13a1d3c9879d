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


class ProgressFilter:
    """Keeps git's progress off the terminal while the job is in the background.

    git itself shows none there, but it cannot see that it is in the background: its terminal is
    ours. Lines of the remote and everything that ends in a newline are shown, as git shows them.
    """

    __slots__ = ("held", "terminal")

    def __init__(self, terminal: int) -> None:
        self.terminal = terminal
        self.held = b""  # the beginning of a line that may become one of progress

    def edit(self, data: bytes) -> bytes:
        """Return what of the next bytes is to be shown; at the end call it with none."""
        if not self.held and not self._in_background():
            return data
        return self._without_progress(self.held + data, last=not data)

    def _in_background(self) -> bool:
        try:
            return os.tcgetpgrp(self.terminal) != os.getpgrp()
        except OSError:  # not the terminal of this session
            return False

    def _without_progress(self, data: bytes, *, last: bool) -> bytes:
        import re

        # as progress.c writes it: title, colon, number, then perhaps a share and a speed
        line = rb"(?<![^\r\n])(?!remote: )[^\r\n:]*: +\d+(?:% \(\d+/\d+\))?(?:, [^\r\n]*)?"
        start = rb"(?<![^\r\n])(?!remote: )[^\r\n:]+(?:: *(?:\d[^\r\n]*)?)?\Z"
        cut = None if last else re.search(start, data)
        self.held = cut.group() if cut else b""
        shown = data[: len(data) - len(self.held)]
        return re.sub(line + rb"\r(?!\n)", b"", shown) if self._in_background() else shown
