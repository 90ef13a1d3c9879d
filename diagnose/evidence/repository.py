"""Facts about the repository in which the command ran; the one place that reads with GitPython.

GitPython parses the index in this process. It runs nothing for that, and it is used only where
git trusts the repository and has read its configuration without trouble.
"""

from __future__ import annotations

import os

from diagnose.errors import GitError
from diagnose.evidence import place
from diagnose.evidence import target
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

SHOWN = 5  # paths with conflicts that are named
INDEX_LIMIT = 32 * 1024 * 1024  # bytes; a larger index is left to git itself

_BEHIND_TRUST = (
    "branch",
    "detached",
    "operation",
    "empty",
    "conflicts",
    "conflict_paths",
)
# What git leaves in its folder while an operation waits, the most telling first.
_TRACES = (
    ("rebase-merge", "rebase"),
    ("rebase-apply/applying", "am"),
    ("rebase-apply", "rebase"),
    ("MERGE_HEAD", "merge"),
    ("CHERRY_PICK_HEAD", "cherry-pick"),
    ("REVERT_HEAD", "revert"),
    ("sequencer", ""),
    ("BISECT_LOG", "bisect"),
)


def probe(context: Context) -> Iterator[Fact]:
    """Yield the `repository.*` facts but those of history and changes; the cheap ones first."""
    where = place.find(context)
    yield from _presence(where)
    if not where.trusted:
        make = absent if where.status == place.NONE else unknown
        yield from (make(f"repository.{name}", where.why) for name in _BEHIND_TRUST)
        return
    yield from _head(context, where)
    yield known("repository.operation", _operation(where.git_dir), "git's own folder")
    yield yes_no("repository.empty", _is_empty(context), "git rev-parse HEAD")
    paths = _conflicts(context, where)
    yield known("repository.conflicts", str(len(paths)), "the index")
    yield either("repository.conflict_paths", _listed(paths), "the index")


def _presence(where: Place) -> Iterator[Fact]:
    if where.status == place.UNKNOWN:
        names = ("present", "trusted", "path", "bare")
        yield from (unknown(f"repository.{name}", where.why) for name in names)
        return
    there = where.status != place.NONE
    yield yes_no("repository.present", there, where.why)
    if not there:
        yield from (absent(f"repository.{name}", where.why) for name in ("trusted", "path", "bare"))
        return
    yield yes_no("repository.trusted", where.trusted, where.why)
    yield either("repository.path", where.root, where.why)
    if where.trusted:
        yield yes_no("repository.bare", where.bare, where.why)
    else:
        yield unknown("repository.bare", where.why)


def _head(context: Context, where: Place) -> Iterator[Fact]:
    head = os.path.join(where.git_dir, "HEAD")
    on = target.branch(context)
    yield either("repository.branch", on, head)
    yield yes_no("repository.detached", not on, head)


def _operation(git_dir: str) -> str:
    for trace, name in _TRACES:
        if os.path.lexists(os.path.join(git_dir, trace)):
            return name or _sequenced(os.path.join(git_dir, trace, "todo"))
    return "none"


def _sequenced(todo: str) -> str:
    """Between two commits of a row no HEAD file is left: the list says what it was."""
    try:
        with open(todo, encoding="utf-8", errors="replace") as file:
            first = file.readline(64).split()
    except OSError:
        return "none"
    return {"revert": "revert", "pick": "cherry-pick"}.get(first[0] if first else "", "none")


def _is_empty(context: Context) -> bool:
    done = context.git(["rev-parse", "--quiet", "--verify", "HEAD"])
    if done.timed_out:
        raise GitError("`git rev-parse` timed out")
    return not done.ok


def _conflicts(context: Context, where: Place) -> list[str]:
    if where.bare:
        return []
    found = _by_gitpython(where) if _is_plain(where) else None
    return sorted(_by_git(context) if found is None else found)


def _is_plain(where: Place) -> bool:
    """Whether GitPython reads this index rightly: not a split one, not another one, not huge."""
    index = os.path.join(where.git_dir, "index")
    names = os.listdir(where.git_dir)
    split = any(name.startswith("sharedindex.") for name in names)
    small = not os.path.exists(index) or os.path.getsize(index) <= INDEX_LIMIT
    return small and not split and "GIT_INDEX_FILE" not in os.environ


def _by_gitpython(where: Place) -> list[str] | None:
    """Return the paths with conflicts, or None where GitPython cannot read the index."""
    with _Quiet():
        import git
    try:
        with git.Repo(where.top or where.git_dir) as repo:
            if os.path.realpath(repo.git_dir) != os.path.realpath(where.git_dir):
                return None  # GIT_DIR points elsewhere
            return [str(path) for path in repo.index.unmerged_blobs()]
    except Exception:  # noqa: BLE001 - versions and formats it does not know: git itself reads
        return None


class _Quiet:
    """Lets GitPython's import find the git that bbfix found, and say nothing."""

    def __enter__(self) -> None:
        from diagnose.gitcmd import find_git

        names = {"GIT_PYTHON_REFRESH": "quiet", "GIT_PYTHON_GIT_EXECUTABLE": find_git()}
        self._before = {name: os.environ.get(name) for name in names}
        os.environ.update(names)

    def __exit__(self, *_: object) -> None:
        for name, value in self._before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _by_git(context: Context) -> list[str]:
    done = context.git(["ls-files", "--unmerged", "-z", "--full-name", ":/"])
    if not done.ok:
        raise GitError("`git ls-files` failed or timed out")
    entries = os.fsdecode(done.out).split("\0")
    return list(dict.fromkeys(entry.partition("\t")[2] for entry in entries if entry))


def _listed(paths: list[str]) -> str:
    more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    return ", ".join(paths[:SHOWN]) + more
