"""Private files that are on disk when a call returns: whole, or not at all."""

from __future__ import annotations

import os

from diagnose.errors import StateError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PRIVATE = 0o600


def trouble(error: OSError, doing: str) -> StateError:
    """Return the sentence for an operating system's refusal; `doing` says what was tried."""
    reason = (error.strerror or type(error).__name__).lower()
    where = f" ({error.filename})" if isinstance(error.filename, str) else ""
    return StateError(
        f"cannot {doing}: {reason}{where}",
        "XDG_STATE_HOME can name another folder for bbfix's journal",
    )


def write_all(handle: int, data: bytes) -> None:
    """Write every byte to an open file; raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def create(path: str, data: bytes, mode: int = PRIVATE) -> None:
    """Write a file that must not exist yet, and wait until the disk has it; raises OSError.

    A file that could not be written whole is removed again.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0), mode)
    try:
        write_all(handle, data)
        os.fsync(handle)
    except BaseException:
        os.close(handle)
        os.unlink(path)
        raise
    os.close(handle)


def replace(path: str, data: bytes) -> None:
    """Write a private file in one step, wait until the disk has it; raises OSError."""
    fresh = f"{path}.{os.getpid()}.new"
    create(fresh, data)
    try:
        os.replace(fresh, path)
    except OSError:
        os.unlink(fresh)
        raise
    sync_folder(os.path.dirname(path))


def append(path: str, data: bytes) -> None:
    """Add bytes to a private file and wait until the disk has them; raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, PRIVATE)
    try:
        write_all(handle, data)
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: str) -> None:
    """Wait until the disk has a folder's names; systems that cannot do it are left alone."""
    try:
        handle = os.open(path or ".", os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network file systems refuse it
    finally:
        os.close(handle)


def read(path: str) -> bytes | None:
    """Return the bytes of a file, or None where there is none; raises OSError."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def names(folder: str) -> Iterator[str]:
    """Give the names in a folder in order; nothing where there is no such folder."""
    try:
        found = os.listdir(folder)
    except FileNotFoundError:
        return
    yield from sorted(found)
