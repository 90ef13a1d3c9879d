"""A person at a terminal: runs a program in a pseudo-terminal, reads what it shows, presses keys.

In short: `with Terminal(["git", "push"]) as term:`, then `term.expect("Password")`,
`term.type("..." + ENTER)`, `assert term.wait() == 0`.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path
from typing import Self

INTERRUPT = "\x03"
SUSPEND = "\x1a"
END = "\x04"
ENTER = "\r"
TIMEOUT = 20.0
# forking in this process, which may have threads, is not safe: a small Python takes the terminal
LOGIN = """
import os, signal, sys
os.login_tty(0)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])
"""
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # OSC and other strings
    r"|\x1b[ -/]*[0-~]",
    re.DOTALL,
)


class Terminal:
    """The program is the leader of a session whose terminal this is. `raw` is all it has shown."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        rows: int = 24,
        columns: int = 80,
        timeout: float = TIMEOUT,
    ) -> None:
        """Start at once. `env` is added to the environment of the test; TERM is xterm."""
        self.raw = b""
        self.timeout = timeout
        self._status: int | None = None
        self._seen = 0  # up to here `expect` has read the text
        surroundings = {**os.environ, "TERM": "xterm", **(env or {})}
        self._fd, inside = os.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", LOGIN, *argv],
            cwd=cwd,
            env=surroundings,
            stdin=inside,
            stdout=inside,
            stderr=inside,
        )
        self.pid = self._process.pid
        os.close(inside)
        os.set_blocking(self._fd, False)

    @property
    def text(self) -> str:
        """What was shown, without control sequences and carriage returns."""
        return strip(self.raw)

    @property
    def echo(self) -> bool:
        """Whether the terminal shows what is typed: off while a secret is asked for."""
        return bool(termios.tcgetattr(self._fd)[3] & termios.ECHO)

    def expect(self, wanted: str, timeout: float | None = None) -> str:
        """Read until `wanted` is shown after what was expected before; return all up to its end."""
        end = time.monotonic() + (timeout or self.timeout)
        while (found := self.text.find(wanted, self._seen)) < 0:
            assert self._read(end), f"never showed {wanted!r}; it showed:\n{self.text}"
        before, self._seen = self._seen, found + len(wanted)
        return self.text[before : self._seen]

    def type(self, keys: str) -> None:
        """Press keys: text, ENTER, INTERRUPT (Ctrl-C), SUSPEND (Ctrl-Z), END (Ctrl-D)."""
        os.write(self._fd, keys.encode())

    def resize(self, rows: int, columns: int) -> None:
        """Change the size of the window; the program is told by SIGWINCH."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait(self, timeout: float | None = None) -> int:
        """Read to the program's end; return its exit code, or -N for signal N."""
        end = time.monotonic() + (timeout or self.timeout)
        while self._status is None:
            self._read(min(end, time.monotonic() + 0.05))
            self._reap()
            assert time.monotonic() < end, f"it did not end; it showed:\n{self.text}"
        while self._read(time.monotonic() + 0.05):
            pass
        return self._status

    def stopped(self, timeout: float | None = None) -> bool:
        """Wait until the program is stopped, as by Ctrl-Z; False if it is not in time."""
        end = time.monotonic() + (timeout or self.timeout)
        while time.monotonic() < end and self._status is None:
            self._read(time.monotonic() + 0.02)
            if self._reap(os.WUNTRACED):
                return True
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reap()
        if self._status is None:
            os.killpg(self.pid, signal.SIGKILL)
            self._status = self._process.wait()
        os.close(self._fd)

    def _reap(self, also: int = 0) -> bool:
        """Take note of the program's end; return whether it is stopped."""
        if self._status is not None:
            return False
        pid, status = os.waitpid(self.pid, os.WNOHANG | also)
        if pid and os.WIFSTOPPED(status):
            return True
        if pid:
            self._status = self._process.returncode = os.waitstatus_to_exitcode(status)
        return False

    def _read(self, end: float) -> bool:
        """Read what is there before `end`; False if nothing came."""
        ready, _, _ = select.select([self._fd], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            block = os.read(self._fd, 65536)
        except OSError:  # EIO: nobody has the terminal open any more
            time.sleep(0.01)
            return False
        self.raw += block
        return bool(block)


def strip(raw: bytes) -> str:
    """Return text without control sequences; lines end in newlines, overwritten parts stay."""
    return _SEQUENCE.sub("", raw.decode("utf-8", "replace")).replace("\r\n", "\n")
