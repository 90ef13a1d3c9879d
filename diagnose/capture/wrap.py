"""Runs git so that nobody can tell the difference, and keeps what it said on standard error.

Standard output, standard input and everything else are git's own. Standard error goes through a
pseudo-terminal where it was a terminal, else through a pipe; where standard output and standard
error are one file, both go through that pipe, so that their order is git's. The success path
imports os and C modules alone, and exports nothing to git.
"""

from __future__ import annotations

import os
import posix
import stat

from diagnose import locate
from diagnose.capture import signals
from diagnose.capture.pump import Kept
from diagnose.capture.pump import Pump

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

OFF = ("0", "false", "no", "off")
COERCED = (b"C.UTF-8", b"C.utf8", b"UTF-8")  # what Python makes of LC_CTYPE in the C locale


class Ended:
    """How git ended and what it said: a plain record, since enum and model cost 3 ms."""

    __slots__ = ("argv", "cwd", "data", "signal", "status", "stdin_used", "truncated")

    def __init__(self, argv: list[str], status: int, kept: Kept) -> None:
        self.argv = argv
        self.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        self.status = 128 + self.signal if self.signal else os.WEXITSTATUS(status)
        self.data = b""
        self.truncated = False
        self.cwd = ""
        self.stdin_used = False
        if self.status:
            self.data, self.truncated = kept.result()
            self.cwd = _cwd()
            self.stdin_used = _stdin_used()


def main(argv: list[str], explain: Callable[[Ended], int | None]) -> int:
    """Run the git command line `argv` (`git` or an absolute path first); return the exit code.

    Ends by the signal that ended git. `explain` is called after a failure; it may run the command
    again, and then returns the exit code that counts.
    """
    signals.quiet_interrupt()
    program = locate.find_git(argv[0])
    if program is None:
        os.write(2, b"bbfix: %s: command not found\n" % os.fsencode(argv[0]))
        return locate.NOT_FOUND
    if not _wanted():
        return _replace(program, argv)
    try:
        ended = run(program, argv)
    except OSError:  # no pseudo-terminal, no pipe, no such interpreter: git's own try decides
        return _replace(program, argv)
    if ended.status and os.environ.get("BBFIX_REPORT", "").lower() not in OFF:
        signals.interruptible()
        again = explain(ended)
        if again is not None:
            return again
    return signals.die(ended.signal) if ended.signal else ended.status


def run(program: str, argv: list[str]) -> Ended:
    """Run `program` with `argv` (its own name first), copying what it says as it says it.

    Raises OSError if it cannot be started.
    """
    edit = resize = keyboard = None
    if os.isatty(2):
        from diagnose.capture import terminal
        from diagnose.capture.keyboard import Keyboard

        ours, theirs = terminal.open_like(2)
        edit = terminal.ProgressFilter(2).edit
        keyboard = Keyboard(2, ours, theirs)

        def resize() -> None:
            terminal.copy_size(2, ours)
    else:
        ours, theirs = os.pipe()
    # `theirs` stays open here: no end of file ever, git's exit is what counts
    relay = signals.Relay(resize)
    pid = os.posix_spawn(
        program,
        argv,
        environment(),
        file_actions=[(os.POSIX_SPAWN_DUP2, theirs, target) for target in _targets()],
        setsigdef=signals.RESTORED,
        setsigmask=relay.mask,
    )
    relay.started(pid)
    pump = Pump(ours, 2, edit, keyboard)
    try:
        status = pump.until_exit(pid, relay)
    except Exception:  # noqa: BLE001 - a fault of ours must neither end git nor start it twice
        pump.close()
        status = os.waitpid(pid, 0)[1]
    relay.ended()
    if keyboard:
        keyboard.release()
    pump.drain()
    os.close(theirs)
    return Ended(argv, status, pump.kept)


def environment() -> dict[bytes, bytes]:
    """Return the environment as it was given to us.

    In the C locale Python sets LC_CTYPE (PEP 538), which git and its hooks must not see.
    """
    given: dict[bytes, bytes] = posix.environ
    if given.get(b"LC_CTYPE") in COERCED and b"LC_ALL" not in given:
        try:
            with open("/proc/self/environ", "rb") as file:
                at_start = file.read()
        except OSError:
            return given
        if b"\0LC_CTYPE=" not in b"\0" + at_start:
            return {name: value for name, value in given.items() if name != b"LC_CTYPE"}
    return given


def _wanted() -> bool:
    """Whether there is something to capture, and nothing against it."""
    if os.environ.get("BBFIX_ENABLED", "").lower() in OFF:
        return False
    try:
        os.fstat(2)
    except OSError:  # closed
        return False
    return True


def _replace(program: str, argv: list[str]) -> int:
    """Become git; return an exit code as a shell's only if that is not possible."""
    signals.restore()
    try:
        os.execve(program, argv, environment())  # noqa: S606 - no shell is the point
    except OSError as error:
        os.write(2, b"bbfix: %s: %s\n" % (os.fsencode(program), os.fsencode(str(error.strerror))))
        return locate.CANNOT_RUN


def _targets() -> tuple[int, ...]:
    """Which of git's descriptors we copy: both if they are one file, so that the order is kept."""
    error = os.fstat(2)
    try:
        output = os.fstat(1)
    except OSError:  # closed
        return (2,)
    same = (output.st_dev, output.st_ino) == (error.st_dev, error.st_ino)
    return (1, 2) if same and not stat.S_ISCHR(error.st_mode) else (2,)


def _stdin_used() -> bool:
    """Whether git may have read something that it could not read a second time."""
    try:
        found = os.fstat(0)
        if stat.S_ISCHR(found.st_mode):
            return not (os.isatty(0) or os.path.samestat(found, os.stat(os.devnull)))
        # a file that stands at its start was not read
        return not stat.S_ISREG(found.st_mode) or os.lseek(0, 0, os.SEEK_CUR) > 0
    except OSError:  # closed
        return False


def _cwd() -> str:
    try:
        return os.getcwd()
    except OSError:  # removed
        return ""
