"""Every repository below a folder, in the order of their paths; nothing of them is opened."""

from __future__ import annotations

import os
import stat

from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 64  # folders below the root
# What tools fill with clones and packages of their own; nobody works there.
PASSED_OVER = frozenset(
    (
        *("node_modules", "bower_components", "site-packages", "__pycache__", ".tox", ".nox"),
        *(".venv", "venv", ".cache", ".npm", ".cargo", ".rustup", ".gradle", ".m2", ".terraform"),
    )
)
BARE = ("HEAD", "objects", "refs")

REPOSITORY = "repository"
UNREADABLE = "unreadable"
ELSEWHERE = "elsewhere"  # another file system


class Seen(Value):
    """One folder that matters."""

    kind: str  # repository | unreadable | elsewhere
    path: str
    reason: str = ""


def walk(root: str) -> Iterator[Seen]:
    """Yield what is below a folder: worktrees, submodules and bare repositories included.

    Links are not followed, other file systems not entered; folders that only tools fill are
    passed over. Memory grows with the depth, not with the number of folders.
    """
    yield from _below(root, os.lstat(root).st_dev, 0)


def _below(folder: str, device: int, depth: int) -> Iterator[Seen]:
    try:
        with os.scandir(folder) as listing:
            entries = {entry.name: _kind(entry) for entry in listing}
    except OSError as error:
        yield Seen(UNREADABLE, folder, (error.strerror or "cannot be read").lower())
        return
    if ".git" in entries:
        yield Seen(REPOSITORY, folder)
    elif all(name in entries for name in BARE) and entries["objects"] == stat.S_IFDIR:
        yield Seen(REPOSITORY, folder)
        return  # inside there is nothing but git's own
    folders = sorted(name for name, kind in entries.items() if kind == stat.S_IFDIR)
    del entries
    for name in folders:
        path = os.path.join(folder, name)
        if name == ".git" or name in PASSED_OVER or depth >= DEEPEST:
            continue
        if _device(path) not in (device, None):
            yield Seen(ELSEWHERE, path, "on another file system")
            continue
        yield from _below(path, device, depth + 1)


def _kind(entry: os.DirEntry[str]) -> int:
    """Return whether an entry is a folder, without following a link."""
    try:
        return stat.S_IFDIR if entry.is_dir(follow_symlinks=False) else 0
    except OSError:
        return 0


def _device(path: str) -> int | None:
    try:
        return os.lstat(path).st_dev
    except OSError:
        return None
