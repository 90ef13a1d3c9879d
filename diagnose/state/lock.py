"""One bbfix changes things at a time; the lock of a process that died is free at once."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from contextlib import suppress

from diagnose.errors import RefusedError
from diagnose.state.durable import PRIVATE
from diagnose.state.durable import trouble
from diagnose.state.durable import write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    FAR = 1 << 30  # Windows locks bytes and hides them: lock one that nobody reads

    def _take(handle: int) -> None:
        os.lseek(handle, FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

    BUSY: type[OSError] = PermissionError
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    BUSY: type[OSError] = BlockingIOError


PAUSE = 0.05  # seconds between two tries


@contextmanager
def hold(path: str, wait: float = 10.0) -> Iterator[None]:
    """Hold the lock file for the length of a `with` block.

    `wait`: seconds to wait for another bbfix; then RefusedError names it. StateError where the
    file cannot be made. The system drops the lock when its holder dies, so none is ever stale;
    the process id inside is for people.
    """
    handle = _acquire(path, wait)
    try:
        yield
    finally:
        os.ftruncate(handle, 0)
        os.close(handle)


def _acquire(path: str, wait: float) -> int:
    """Try to lock the file until `wait` seconds are over."""
    end = time.monotonic() + wait
    while True:
        try:
            handle = _try(path)
        except OSError as error:
            raise trouble(error, "lock bbfix's journal") from error
        if handle is not None:
            return handle
        if time.monotonic() >= end:
            raise RefusedError(
                f"another bbfix (process {_holder(path)}) is changing something",
                "wait until it is done, then try again",
            )
        time.sleep(PAUSE)


def _try(path: str) -> int | None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), PRIVATE)
    try:
        _take(handle)
    except BUSY:
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        raise
    with suppress(OSError):  # a full disk must not keep undo from working
        os.ftruncate(handle, 0)
        write_all(handle, str(os.getpid()).encode())
    return handle


def _holder(path: str) -> str:
    try:
        with open(path, encoding="ascii") as file:
            return file.read(20).strip() or "?"
    except (OSError, ValueError):
        return "?"
