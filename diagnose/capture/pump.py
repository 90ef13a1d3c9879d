"""Copies git's standard error to where it would have gone, and keeps a bounded part of it."""

from __future__ import annotations

import os
import select
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from diagnose.capture.keyboard import Keyboard
    from diagnose.capture.signals import Relay

# all in bytes
HEAD = 256 * 1024  # kept of the beginning
TAIL = 768 * 1024  # kept of the end
CHUNK = 65536  # read at once: as much as a pipe of Linux holds
BUFFERED = 128 * 1024  # more than a pipe or a pseudo-terminal can hold after git's exit


class Kept:
    """The first and the last bytes of a stream, within bounds."""

    __slots__ = ("dropped", "head", "tail")

    def __init__(self) -> None:
        self.head = bytearray()
        self.tail = bytearray()
        self.dropped = False

    def add(self, data: bytes) -> None:
        """Take the next bytes."""
        room = HEAD - len(self.head)
        if room > 0:
            self.head += data[:room]
            data = data[room:]
        self.tail += data
        if len(self.tail) > 2 * TAIL:  # cut seldom: each cut moves the rest
            del self.tail[:-TAIL]
            self.dropped = True

    def result(self) -> tuple[bytes, bool]:
        """Return the bytes and whether some between head and tail are missing."""
        tail = self.tail
        if len(tail) > TAIL:
            tail = tail[-TAIL:]
            self.dropped = True
        if not self.dropped:
            return bytes(self.head + tail), False
        # whole lines only: half a line on either side of the gap would read as one
        start = self.head.rfind(b"\n") + 1
        end = tail.find(b"\n") + 1
        return bytes(self.head[: start or HEAD]) + b"\n" + bytes(tail[end:]), True


class Pump:
    """One descriptor to read, one to write; at a terminal also the keys of the way back."""

    __slots__ = ("edit", "kept", "keyboard", "source", "target")

    def __init__(
        self,
        source: int,
        target: int,
        edit: Callable[[bytes], bytes] | None = None,
        keyboard: Keyboard | None = None,
    ) -> None:
        self.source = source  # -1 once the target is gone
        self.target = target
        self.edit = edit  # says what of the bytes is shown; called with none at the end
        self.keyboard = keyboard
        self.kept = Kept()

    def copy(self) -> int:
        """Move one chunk and return its size; if nobody reads any more, close: git learns it."""
        try:
            data = os.read(self.source, CHUNK)
        except OSError:  # EIO: the pseudo-terminal was hung up
            data = b""
        if not data:
            self.close()
            return 0
        self.kept.add(data)
        self.show(data)
        return len(data)

    def show(self, data: bytes) -> None:
        """Write bytes to the target; close if it is gone."""
        try:
            write_all(self.target, self.edit(data) if self.edit else data)
        except OSError:
            self.close()

    def close(self) -> None:
        """Stop copying."""
        if self.source >= 0:
            os.close(self.source)
        self.source = -1

    def until_exit(self, pid: int, relay: Relay) -> int:
        """Copy until the child has ended; return its wait status.

        Waits for the exit, never for the end of the stream: a process in the background may hold
        it open for hours.
        """
        keyboard = self.keyboard
        tick = keyboard.tick if keyboard else None
        while True:
            keys = keyboard.source() if keyboard else -1
            ready = readable((relay.woken, self.source, keys), tick)
            if self.source in ready:
                self.copy()
            if keyboard and keys in ready:
                keyboard.carry()
            if relay.woken in ready:
                relay.clear()
                ended, status = os.waitpid(pid, os.WNOHANG | os.WUNTRACED)
                if ended and os.WIFSTOPPED(status):
                    if keyboard:
                        keyboard.release()
                    relay.follow_stop(os.WSTOPSIG(status))
                    os.write(relay.wake, b"\0")  # look again: it may have ended meanwhile
                elif ended:
                    return status

    def drain(self) -> None:
        """Copy what git had written, without waiting for more, and close.

        A process in the background may still write: it is not waited for, however much it says.
        """
        left = BUFFERED
        try:
            while self.source >= 0 and left > 0 and readable((self.source,), 0):
                left -= self.copy()
        except OSError:  # git has ended: what is lost here must not look as if it had not run
            self.close()
        if self.source >= 0 and self.edit:
            self.show(b"")
        self.close()


def readable(files: Iterable[int], timeout: int | None = None) -> list[int]:
    """Return those of some descriptors that can be read; negative ones never can.

    timeout  in milliseconds; None waits for ever
    """
    files = [file for file in files if file >= 0]
    if sys.platform == "darwin":  # its poll knows no terminals
        wait = None if timeout is None else timeout / 1000
        return select.select(files, [], [], wait)[0]
    poll = select.poll()
    for file in files:
        poll.register(file, select.POLLIN)
    return [file for file, _ in poll.poll(timeout)]


def write_all(file: int, data: bytes) -> None:
    """Write every byte, also to a descriptor that somebody made non-blocking."""
    view = memoryview(data)
    while view:
        try:
            view = view[os.write(file, view) :]
        except BlockingIOError:
            select.select([], [file], [])
