"""Signals of the wrapper: it passes them on to git, stops when git stops, and ends as git ends.

Uses the C module `_signal`: the public `signal` builds enums at its import, which takes 3 ms.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable
else:
    import _signal

FORWARDED = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGTSTP")
# Python ignores these two; git must find them as they were
RESTORED = tuple(int(getattr(_signal, n)) for n in ("SIGPIPE", "SIGXFSZ") if hasattr(_signal, n))
SETTLE = 0.03  # seconds: a stop that lasts no longer was undone by the shell meanwhile


class Relay:
    """Passes signals on to one child, and wakes the copying loop through a pipe."""

    __slots__ = ("early", "mask", "old", "pid", "wake", "woken")

    def __init__(self, on_resize: Callable[[], None] | None = None) -> None:
        self.pid = 0  # 0: not started yet, -1: gone
        self.early: list[int] = []  # signals that came before the child was there
        self.old: dict[int, object] = {}  # signal -> the handler to put back
        self.woken, self.wake = os.pipe()
        os.set_blocking(self.wake, False)
        os.set_blocking(self.woken, False)
        _signal.set_wakeup_fd(self.wake, warn_on_full_buffer=False)
        self.old[_signal.SIGCHLD] = _signal.signal(_signal.SIGCHLD, _nothing)
        # a blocked SIGCHLD would never wake us; the child gets the mask as it was
        self.mask = _signal.pthread_sigmask(_signal.SIG_UNBLOCK, (_signal.SIGCHLD,))
        for name in FORWARDED:
            number = int(getattr(_signal, name))
            before = _signal.getsignal(number)
            # ignored (nohup, a background job of a script): the child inherits that
            if before != _signal.SIG_IGN:
                self.old[number] = before
                _signal.signal(number, self.forward)
        if on_resize is not None:
            number = int(_signal.SIGWINCH)
            self.old[number] = _signal.signal(number, lambda *_: on_resize())

    def forward(self, number: int, _frame: object) -> None:
        """Pass a signal on; one that comes before the child exists is kept for it."""
        if self.pid == 0:
            self.early.append(number)
        elif self.pid > 0:
            _send(self.pid, number)

    def started(self, pid: int) -> None:
        """Name the child."""
        self.pid = pid
        for number in self.early:
            _send(pid, number)

    def clear(self) -> None:
        """Empty the pipe that woke us."""
        try:  # noqa: SIM105 - contextlib costs 3 ms
            os.read(self.woken, 512)
        except BlockingIOError:
            pass

    def ended(self) -> None:
        """Put back every handler: the child is gone, and signals are ours again."""
        self.pid = -1
        _signal.set_wakeup_fd(-1)
        for number, before in self.old.items():
            _signal.signal(number, before)  # type: ignore[arg-type]
        for file in (self.wake, self.woken):
            os.close(file)

    def follow_stop(self, number: int) -> None:
        """Stop by the signal that stopped the child, and continue the child when we continue.

        A shell's SIGCONT reaches the processes of a job one by one, so a child may look stopped
        for a moment when we run already: look again before believing it.
        """
        import time

        time.sleep(SETTLE)
        if hasattr(os, "waitid") and os.waitid(os.P_PID, self.pid, os.WCONTINUED | os.WNOHANG):
            return
        before = _signal.getsignal(number) if number != _signal.SIGSTOP else None
        if before is not None:
            _signal.signal(number, _signal.SIG_DFL)
        os.kill(os.getpid(), number)
        if before is not None:
            _signal.signal(number, before)
        _send(self.pid, int(_signal.SIGCONT))


def _nothing(_number: int, _frame: object) -> None:
    """Stand as a handler: Python writes to the wake-up pipe only for signals that have one."""


def _send(pid: int, number: int) -> None:
    try:  # noqa: SIM105 - contextlib costs 3 ms
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def restore() -> None:
    """Give back what Python changed at its start: for a plain exec of git in our place."""
    for number in RESTORED:
        _signal.signal(number, _signal.SIG_DFL)


def quiet_interrupt() -> None:
    """Until git runs, Ctrl-C ends us as it would have ended git: without a traceback."""
    if _signal.getsignal(_signal.SIGINT) == _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def interruptible() -> None:
    """Ctrl-C is Python's KeyboardInterrupt again, after `quiet_interrupt`."""
    if _signal.getsignal(_signal.SIGINT) == _signal.SIG_DFL:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)


def die(number: int) -> int:
    """End by the signal that ended git, without a core file; returns only if that fails."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if number != _signal.SIGKILL:  # that one has no handler to set
        _signal.signal(number, _signal.SIG_DFL)
    _signal.pthread_sigmask(_signal.SIG_UNBLOCK, (number,))
    os.kill(os.getpid(), number)
    return 128 + number
