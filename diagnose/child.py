"""One child process: without a terminal, bounded in time and in what is kept of its output."""

from __future__ import annotations

import os
import sys

from diagnose.errors import GitError
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from threading import Thread
    from typing import IO

LIMIT = 8 * 1024 * 1024  # bytes kept of each of stdout and stderr
GRACE = 0.5  # seconds: for git to remove its locks after SIGTERM, for pipes held by daemons


class Done(Value):
    """How a call ended: `status` is None if it was killed at the timeout, -N for signal N."""

    status: int | None
    out: bytes = b""
    err: bytes = b""
    timed_out: bool = False
    truncated: bool = False  # more than LIMIT bytes came on one of the two

    @property
    def ok(self) -> bool:
        """Whether it ended with status 0."""
        return self.status == 0

    @property
    def text(self) -> str:
        """Its standard output, decoded with U+FFFD for bad bytes, without the last newline."""
        return self.out.decode("utf-8", "replace").removesuffix("\n")


def spawn(
    argv: Sequence[str],
    cwd: str | None,
    given: bytes | None,
    timeout: float,
    env: Mapping[str, str],
    pass_fds: Sequence[int],
) -> Done:
    """Run a program with `given` as its standard input and return how it ended.

    `timeout` is in seconds; then its whole process group gets SIGTERM and, after GRACE, SIGKILL.
    Raises GitError if it cannot be started.
    """
    import subprocess

    try:
        process = subprocess.Popen(
            argv,
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=tuple(pass_fds),
            # A session of its own: no terminal to ask on, and one group to kill.
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GitError(f"`{os.path.basename(argv[0])}` could not be started: {reason}") from error
    out, err = _Reader(process.stdout), _Reader(process.stderr)  # type: ignore[arg-type]
    timed_out = False
    try:
        if process.stdin is not None:
            _start(_feed, process.stdin, given or b"")
        process.wait(timeout)
    except subprocess.TimeoutExpired:
        timed_out = True
    finally:
        if process.returncode is None:
            _kill(process)
    # A daemon that the call has started may keep the pipes open; what it says later is not ours.
    out_data, err_data = out.finish(), err.finish()
    status = None if timed_out else process.returncode
    return Done(status, out_data, err_data, timed_out, out.truncated or err.truncated)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the child's whole process group: SIGTERM first, SIGKILL to what is left after GRACE."""
    import signal
    from contextlib import suppress
    from subprocess import TimeoutExpired

    for polite in (True, False):
        with suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGTERM if polite else signal.SIGKILL)
        with suppress(TimeoutExpired):
            process.wait(GRACE)


class _Reader:
    """Reads one pipe to its end in a thread of its own, and keeps the first LIMIT bytes."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self.parts: list[bytes] = []
        self.size = 0
        self.truncated = False
        self.pipe = pipe
        self.thread = _start(self._read)

    def _read(self) -> None:
        with self.pipe:
            while chunk := os.read(self.pipe.fileno(), 65536):
                self.truncated = self.truncated or self.size + len(chunk) > LIMIT
                if self.size < LIMIT:
                    self.parts.append(chunk[: LIMIT - self.size])
                    self.size += len(self.parts[-1])

    def finish(self) -> bytes:
        """Return what has come, waiting at most GRACE for the end of the pipe."""
        self.thread.join(GRACE)
        return b"".join(list(self.parts))


def _feed(pipe: IO[bytes], data: bytes) -> None:
    from contextlib import suppress

    # It may end without reading all: its status says why.
    with suppress(OSError), pipe:
        pipe.write(data)


def _start(work: Callable[..., None], *args: object) -> Thread:
    from threading import Thread

    thread = Thread(target=work, args=args, daemon=True)
    thread.start()
    return thread
