"""Carries keys to a pager that reads them from the terminal behind git's standard error.

`less` opens the terminal that `ttyname(2)` names, `more` reads descriptor 2: under the wrapper
that is our pseudo-terminal, where nobody types. Such a program is known by what it does first:
it switches canonical mode off there. From then on keys are read from the real terminal and
written to the pseudo-terminal.

Some programs switch the mode on one descriptor and read from another, which without the wrapper
is the same terminal. So a key is read only if no one else has read it within FIRST seconds, and
only while no earlier key waits unread in the pseudo-terminal.
"""

from __future__ import annotations

import os
import sys
import termios

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

IFLAG, LFLAG, CC = 0, 3, 6  # indexes in the list that tcgetattr returns
TICK = 40  # milliseconds between two looks; the kernel tells nobody of a change of mode
KEYS = 4096  # bytes that are carried at once; a paste is longer
FIRST = 0.015  # seconds in which a program that reads the real terminal takes a key
# what would change a key on its way
TRANSLATED = termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP


class Keyboard:
    """The real terminal, from which keys come, and both ends of git's, to which they go."""

    __slots__ = ("before", "given", "ours", "real", "theirs")
    tick = TICK

    def __init__(self, real: int, ours: int, theirs: int) -> None:
        self.real = real
        self.ours = ours
        self.theirs = theirs
        self.before: list[Any] | None = None  # how the real terminal was, while it is changed
        self.given = 0  # the local flags (c_lflag) that we set on it
        if not _is_canonical(ours):  # a program around us reads keys already: they are its own
            self.ours = -1

    def source(self) -> int:
        """Return the descriptor whose keys are to be carried now, -1 for none."""
        if self.ours < 0:
            return -1
        try:
            wanted: list[Any] = termios.tcgetattr(self.ours)
            if wanted[LFLAG] & termios.ICANON:
                self.release()
                return -1
            if os.tcgetpgrp(self.real) != os.getpgrp():
                return -1
            current: list[Any] = termios.tcgetattr(self.real)
            if current[LFLAG] & termios.ICANON:
                self._give(current, wanted)
            if _unread(self.theirs):
                return -1
        except (OSError, termios.error):  # hung up, or no terminal of our session
            self.ours = -1
            return -1
        return self.real

    def carry(self) -> None:
        """Move the keys that were pressed, unless somebody else reads them."""
        import select
        import time

        time.sleep(FIRST)
        if not select.select([self.real], [], [], 0)[0]:
            return
        try:
            keys = os.read(self.real, KEYS)
            os.write(self.ours, keys)
        except OSError:
            keys = b""
        if not keys:
            self.release()
            self.ours = -1

    def release(self) -> None:
        """Leave the real terminal as it was, unless somebody has changed it meanwhile."""
        if self.before is None:
            return
        try:
            if termios.tcgetattr(self.real)[LFLAG] == self.given:
                termios.tcsetattr(self.real, termios.TCSADRAIN, self.before)
        except (OSError, termios.error):
            pass  # hung up: nobody sees it any more
        self.before = None

    def _give(self, current: list[Any], wanted: list[Any]) -> None:
        """Set the real terminal to single keys, untranslated: git's own terminal translates."""
        mode = list(current)
        flags = current[LFLAG]
        asked = wanted[LFLAG]
        mode[IFLAG] &= ~TRANSLATED
        self.given = flags & ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        if not asked & termios.ISIG:
            self.given &= ~termios.ISIG
        mode[LFLAG] = self.given
        keys = list(current[CC])
        keys[termios.VMIN], keys[termios.VTIME] = 1, 0
        mode[CC] = keys
        termios.tcsetattr(self.real, termios.TCSANOW, mode)  # what was typed already is kept
        self.before = self.before or list(current)


def _unread(terminal: int) -> bool:
    """Whether keys lie there that nobody has read yet."""
    import fcntl

    count = bytearray(4)
    fcntl.ioctl(terminal, termios.FIONREAD, count)
    return int.from_bytes(count, sys.byteorder) > 0


def _is_canonical(terminal: int) -> bool:
    try:
        return bool(termios.tcgetattr(terminal)[LFLAG] & termios.ICANON)
    except (OSError, termios.error):
        return False
