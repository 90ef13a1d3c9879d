"""Writes a user's file in one step, under the lock that git itself respects.

The new content waits beside the file under a name that the journal knows (the change's nonce);
`<file>.lock` is then made as a second name of it. So whatever a crash leaves behind is known to
be ours: it is the same file as the one with the nonce. A lock of anybody else is never touched.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.remedy.checkpoint import checkpoint
from diagnose.state import durable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EACCES)


def write(
    path: str,
    data: bytes | None,
    nonce: str,
    same: Callable[[bytes | None], bool],
    *,
    locked: bool = True,
) -> None:
    """Replace the content of a file (None: remove the file), or change nothing.

    path    the file itself, links followed
    same    told the content as it is under the lock; False raises MovedOnError
    locked  take `<path>.lock` as git does; RefusedError if somebody holds it
    Mode and, where possible, owner stay as they were. Raises RefusedError if it cannot be written.
    """
    fresh = _fresh_name(path, nonce)
    try:
        _prepare(path, fresh, data or b"")
        checkpoint("prepared")
        try:
            _swap(path, fresh, data, same, locked=locked)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(fresh)
        durable.sync_folder(os.path.dirname(path))
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise RefusedError(f"`{path}` cannot be written: {reason}") from error


def clean(path: str, nonce: str) -> tuple[str, ...]:
    """Remove what a killed `write` left beside a file; return what was removed.

    A lock is removed only if it is the very file that our nonce names.
    """
    fresh = _fresh_name(path, nonce)
    removed = []
    with suppress(OSError):
        if os.path.samefile(path + ".lock", fresh):
            os.unlink(path + ".lock")
            removed.append(path + ".lock")
    with suppress(OSError):
        os.unlink(fresh)
        removed.append(fresh)
    return tuple(removed)


def check_writable(path: str) -> None:
    """Raise RefusedError if the file plainly cannot be replaced: its folder is read-only."""
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        raise RefusedError(f"`{folder}` is not there; nothing was changed")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise RefusedError(
            f"`{path}` cannot be written: its folder is read-only",
            f"make `{folder}` writable for yourself, then run the same command again",
        )
    if os.path.lexists(path + ".lock"):
        raise RefusedError(
            f"`{path}.lock` is there: another process is changing the file, or has died over it",
            "once nothing else is at work, remove the lock by hand and try again",
        )


def _fresh_name(path: str, nonce: str) -> str:
    return f"{path}.bbfix-{nonce}"


def _prepare(path: str, fresh: str, data: bytes) -> None:
    """Write the new content beside the file, with the file's own mode."""
    durable.create(fresh, data)
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return
    if os.name != "nt":
        with suppress(OSError):
            os.chown(fresh, found.st_uid, found.st_gid)
    os.chmod(fresh, stat.S_IMODE(found.st_mode))


def _swap(
    path: str,
    fresh: str,
    data: bytes | None,
    same: Callable[[bytes | None], bool],
    *,
    locked: bool,
) -> None:
    """Put the new content in place under git's lock, if the old one is still as expected.

    With the lock, the rename of the lock file is the change, as in git; without, that of `fresh`.
    """
    lock = path + ".lock"
    if locked:
        _lock(fresh, lock)
    done = False
    try:
        checkpoint("locked")
        if not same(durable.read(path)):
            raise MovedOnError(f"`{path}` has changed in between", MovedOnError.AGAIN)
        if data is None:
            os.unlink(path)
        else:
            os.replace(lock if locked else fresh, path)
            done = True
        checkpoint("replaced")
    finally:
        if locked and not done:
            with suppress(FileNotFoundError):
                os.unlink(lock)


def _lock(fresh: str, lock: str) -> None:
    try:
        os.link(fresh, lock)
    except FileExistsError:
        raise RefusedError(f"`{lock}` is there: another process is changing the file") from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A file system without links: the lock is a file of its own. A crash in the next few
        # lines would leave it to be removed by hand.
        with open(fresh, "rb") as file:
            durable.create(lock, file.read(), stat.S_IMODE(os.stat(fresh).st_mode))
