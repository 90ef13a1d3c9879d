"""Facts about a lock file in the way: whether it is there, and whether a git still needs it."""

from __future__ import annotations

import os
import stat
import time

from diagnose.evidence import place
from diagnose.evidence import processes
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.evidence.place import Place
    from diagnose.model import Fact

SUFFIX = ".lock"
MOST_WORKTREES = 200  # linked worktrees that are looked at
POINTER = 4096  # bytes of a `gitdir` file, which holds one path


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `lock.*` fact; only a lock inside this repository's own git dir counts."""
    where = place.find(context)
    if not where.trusted:
        yield from _nothing(where.why)
        return
    path = _path(context, where)
    if path is None:
        yield from _nothing("no lock of this repository is named")
        return
    yield known("lock.path", path, "the output")
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        yield yes_no("lock.exists", False, path)
        yield absent("lock.age", path)
    else:
        yield yes_no("lock.exists", True, path)
        yield known("lock.age", str(max(0, int(time.time() - found.st_mtime))), path)
    yield from _live(where, path)


def _nothing(why: str) -> Iterator[Fact]:
    for name in ("path", "exists", "age", "live_git", "holder"):
        yield unknown(f"lock.{name}", why)


def _live(where: Place, path: str) -> Iterator[Fact]:
    seen = processes.at_work(where.git_dir, _folders(where), path)
    if seen.status == "unknown":
        yield unknown("lock.live_git", seen.why)
        yield unknown("lock.holder", seen.why)
        return
    yield yes_no("lock.live_git", seen.status == "yes", "/proc")
    yield either("lock.holder", seen.holder, "/proc")


def _path(context: Context, where: Place) -> str | None:
    """Return the lock that the output names, if it is a plain file of this repository.

    Its folder, with every link followed, must lie in the git dir or the common dir; the lock
    itself must be no link, since what it points to could be anything.
    """
    for text in context.captures.values():
        if not text.endswith(SUFFIX) or "\0" in text:
            continue
        for base in (context.folder, where.top or context.folder):
            path = os.path.normpath(os.path.join(base, text))
            folder = os.path.realpath(os.path.dirname(path))
            if not _inside(folder, where):
                continue
            real = os.path.join(folder, os.path.basename(path))
            if not os.path.lexists(real) or stat.S_ISREG(os.lstat(real).st_mode):
                return real
    return None


def _inside(folder: str, where: Place) -> bool:
    homes = {os.path.realpath(home) for home in (where.git_dir, where.common_dir)}
    return any(folder == home or folder.startswith(home + os.sep) for home in homes)


def _folders(where: Place) -> processes.RepositoryFolders:
    """Collect the folders that belong to the repository: all its worktrees, and its git dirs."""
    tops = [where.top] if where.top else []
    if os.path.basename(where.common_dir) == ".git" and not where.bare:
        tops.append(os.path.dirname(where.common_dir))
    git_dirs = [where.git_dir, where.common_dir]
    listing = os.path.join(where.common_dir, "worktrees")
    names = sorted(os.listdir(listing)) if os.path.isdir(listing) else []
    for name in names[:MOST_WORKTREES]:
        git_dirs.append(os.path.join(listing, name))
        try:
            with open(os.path.join(listing, name, "gitdir"), "rb") as file:
                tops.append(os.path.dirname(os.fsdecode(file.read(POINTER)).strip()))
        except OSError:
            continue
    return processes.RepositoryFolders(_identities(tops), _identities(git_dirs))


def _identities(paths: list[str]) -> tuple[tuple[int, int], ...]:
    found = (processes.identity(path) for path in paths)
    return tuple(dict.fromkeys(each for each in found if each is not None))
