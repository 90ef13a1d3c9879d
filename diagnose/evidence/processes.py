"""Which git processes are at work in a repository: Linux, by /proc, over all users.

An editor waiting inside `git commit -a` keeps the index lock with no file open, so open files
prove nothing: what counts is a live git whose folder, or whose GIT_DIR, is in this repository.
Whatever could hide such a process makes the answer unknown.
"""

from __future__ import annotations

import os

from diagnose import procfs
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

PROC = "/proc"
FIRST_PID_NAMESPACE = "pid:[4026531836]"  # PROC_PID_INIT_INO, the same on every Linux
DEEPEST = 100  # folders walked upwards
LIMIT = 65536  # bytes of a command line or an environment

# Other machines may be at work there, and their processes are not in our /proc.
SHARED_FILE_SYSTEMS = (
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "gfs2"),
    *("ocfs2", "beegfs", "vboxsf", "vmhgfs", "virtiofs", "prl_fs", "davfs", "coda"),
)
# git's own helpers that never hold a lock of the repository for long, and live for days.
DAEMONS = ("fsmonitor--daemon", "credential-cache--daemon")


class Seen(Value):
    """What /proc says: `yes` with the process, `no`, or `unknown` and why."""

    status: str
    holder: str = ""  # for people: `4711 (git commit -a)`
    why: str = ""


class RepositoryFolders(Value):
    """A repository by device and inode, so that bind mounts and links do not hide it."""

    tops: tuple[tuple[int, int], ...]  # top folders of all its worktrees
    git_dirs: tuple[tuple[int, int], ...]  # its git dir, common dir and those of its worktrees


def at_work(folder: str, repository: RepositoryFolders, lock: str) -> Seen:
    """Look for a live git in a repository, or any process that has the lock file open.

    `folder` is its git dir. Never raises for what happens to other processes meanwhile.
    """
    hidden = _hidden(folder)
    mine = {pid for pid, _ in procfs.ancestors()}
    file = identity(lock)
    for pid in _pids():
        if pid == os.getpid():
            continue
        words = _words(pid)
        gitlike = _is_git(pid, words)
        if gitlike and not _is_ignored(pid, words, mine):
            where = _is_in(pid, words, repository)
            if where is None:
                hidden = hidden or f"process {pid} (git) belongs to another user"
            elif where:
                return Seen("yes", _named(pid, words))
        elif file is not None and not gitlike and _has_open(pid, file, os.path.basename(lock)):
            return Seen("yes", _named(pid, words))
    return Seen("unknown", why=hidden) if hidden else Seen("no")


def identity(path: str) -> tuple[int, int] | None:
    """Return device and inode, following links; None if it cannot be seen."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _hidden(folder: str) -> str:
    """Return why processes at work there could be invisible from here, or ""."""
    try:
        with open(f"{PROC}/self/mountinfo", encoding="utf-8", errors="replace") as file:
            mounts = [line.split() for line in file]
        namespace = os.readlink(f"{PROC}/self/ns/pid")
    except OSError:
        return "this system has no /proc that could be read"
    if namespace != FIRST_PID_NAMESPACE:
        return "processes outside this container cannot be seen"
    best = ("", "")
    for mount in mounts:
        point, (kind, _, options) = mount[4], mount[mount.index("-") + 1 :][:3]
        point = point.encode().decode("unicode_escape", "replace")
        if point == PROC and any(o in options for o in ("hidepid=", "subset=pid")):
            return "/proc hides the processes of other users"
        inside = folder == point or folder.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best[0]):
            best = (point, kind)
    if best[1] in SHARED_FILE_SYSTEMS or best[1].startswith("fuse"):
        return f"other machines may share this folder ({best[1]})"
    return ""


def _pids() -> Iterator[int]:
    return (int(name) for name in os.listdir(PROC) if name.isdecimal())


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(LIMIT)


def _words(pid: int) -> tuple[str, ...]:
    """Return the command line; () for a kernel thread, a zombie, or one that has gone."""
    try:
        data = _read(f"{PROC}/{pid}/cmdline")
    except OSError:
        return ()
    return tuple(os.fsdecode(data).removesuffix("\0").split("\0")) if data else ()


def _is_git(pid: int, words: tuple[str, ...]) -> bool:
    if not words:
        return False
    names = [os.path.basename(words[0])]
    try:
        names.append(os.fsdecode(_read(f"{PROC}/{pid}/comm")).strip())
        names.append(os.path.basename(os.readlink(f"{PROC}/{pid}/exe")))
    except OSError:
        pass  # another user's: exe is not to be read, the other names are
    return any(name == "git" or name.startswith("git-") for name in names)


def _is_ignored(pid: int, words: tuple[str, ...], mine: set[int]) -> bool:
    """Whether it is a daemon of git, or the `git bbfix` that started this very program."""
    return any(word in DAEMONS for word in words[1:4]) or (
        pid in mine and any("bbfix" in word for word in words[:3])
    )


def _is_in(pid: int, words: tuple[str, ...], repository: RepositoryFolders) -> bool | None:
    """Whether a git process works in the repository; None if that is not for us to see."""
    base = f"{PROC}/{pid}"
    try:
        os.readlink(f"{base}/cwd")
        environ = _read(f"{base}/environ")
    except PermissionError:
        return None
    except OSError:
        return False  # it has ended meanwhile
    for path in _git_dirs(words, environ):
        seen = f"{base}/root{path}" if path.startswith("/") else f"{base}/cwd/{path}"
        if identity(seen) in repository.git_dirs:
            return True
    return _walk(f"{base}/cwd", repository)


def _git_dirs(words: Iterable[str], environ: bytes) -> Iterator[str]:
    """Yield the git dirs that its arguments and its environment name."""
    wanted = False
    for word in words:
        if wanted or word.startswith("--git-dir="):
            yield word.removeprefix("--git-dir=")
        wanted = word == "--git-dir"
    for variable in environ.split(b"\0"):
        if variable.startswith(b"GIT_DIR="):
            yield os.fsdecode(variable[8:])


def _walk(folder: str, repository: RepositoryFolders) -> bool:
    """Find the repository of a folder as git does: upwards, to the first `.git`."""
    last = None
    for _ in range(DEEPEST):
        here = identity(folder)
        if here is None or here == last:
            return False
        if here in repository.tops or here in repository.git_dirs:
            return True
        if os.path.lexists(f"{folder}/.git"):
            return False  # a repository of its own inside this one
        last, folder = here, folder + "/.."
    return False


def _has_open(pid: int, file: tuple[int, int], name: str) -> bool:
    base = f"{PROC}/{pid}/fd"
    try:
        # By name first: a stat of each open file could hang on a dead network drive.
        links = [f"{base}/{fd}" for fd in os.listdir(base)]
        named = [link for link in links if os.path.basename(os.readlink(link)) == name]
    except OSError:
        return False  # another user's, or it has ended
    return any(identity(link) == file for link in named)


def _named(pid: int, words: tuple[str, ...]) -> str:
    from diagnose.redact import redact_argv

    shown = " ".join([os.path.basename(words[0]), *redact_argv(words[1:])]) if words else "?"
    return f"{pid} ({shown[:60]})"
