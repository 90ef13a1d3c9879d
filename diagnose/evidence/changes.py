"""Facts about changes that are not committed, learnt without running any filter or hook."""

from __future__ import annotations

import os

from diagnose.errors import GitError
from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

SECONDS = 3.0  # for `git status`
MOST = 2000  # changed paths whose attributes are looked up
ORIGIN = "git status"
_LOCK_FILES = """
    package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb composer.lock
    Gemfile.lock poetry.lock Pipfile.lock uv.lock pdm.lock Cargo.lock go.sum mix.lock pubspec.lock
    Podfile.lock Package.resolved flake.lock deno.lock packages.lock.json gradle.lockfile
"""
LOCK_FILES = frozenset(_LOCK_FILES.split())  # what package managers write

_STATUS = (
    "status",
    "--porcelain=v1",
    "-z",
    "--untracked-files=no",
    "--ignore-submodules=all",
    "--no-renames",
)


def probe(context: Context) -> Iterator[Fact]:
    """Yield `repository.staged`, `.dirty` and `.conflict_kind`; `status` takes no lock."""
    where = place.find(context)
    names = ("repository.staged", "repository.dirty", "repository.conflict_kind")
    if not where.trusted or not where.top:
        make = absent if where.trusted or where.status == place.NONE else unknown
        yield from (make(name, where.why if where.status else "no worktree") for name in names)
        return
    drivers = [d for d in configs.read(context).subsections("filter") if d]
    entries = _status(context, drivers)
    yield yes_no("repository.staged", any(_is_staged(xy) for xy, _ in entries), ORIGIN)
    yield either("repository.conflict_kind", conflict_kind(entries), ORIGIN)
    dirty = [path for xy, path in entries if xy[1] != " "]
    if dirty and drivers and _all_filtered(context, dirty[:MOST], drivers):
        yield unknown("repository.dirty", "only a filter can tell for the files it handles")
    else:
        yield yes_no("repository.dirty", bool(dirty), ORIGIN)


def _status(context: Context, drivers: list[str]) -> list[tuple[str, str]]:
    """Return (XY, path) of all changes, with the filter drivers switched off."""
    from diagnose.gitcmd import filters_off

    usable = [driver for driver in drivers if "=" not in driver and "\n" not in driver]
    if len(usable) < len(drivers):
        raise GitError("the configuration names a filter that cannot be switched off")
    done = context.git(list(_STATUS), timeout=SECONDS, config=filters_off(usable))
    if not done.ok:
        raise GitError("`git status` failed or timed out")
    entries = os.fsdecode(done.out).split("\0")
    return [(entry[:2], entry[3:]) for entry in entries if len(entry) > 3]  # noqa: PLR2004 - XY and a space


def conflict_kind(entries: list[tuple[str, str]]) -> str:
    """Return what all conflicts among (XY, path) have in common, "" where there is none."""
    unmerged = [(xy, path) for xy, path in entries if _is_unmerged(xy)]
    if not unmerged:
        return ""
    if all(path.rpartition("/")[2] in LOCK_FILES for _, path in unmerged):
        return "lock-file"
    if all(xy in ("UD", "DU") for xy, _ in unmerged):
        return "deleted"
    if all(xy in ("AU", "UA", "DD") for xy, _ in unmerged):
        return "moved"
    return "both"


def _is_unmerged(xy: str) -> bool:
    return "U" in xy or xy in ("AA", "DD")


def _is_staged(xy: str) -> bool:
    return xy[0] != " " and not _is_unmerged(xy)


def _all_filtered(context: Context, paths: list[str], drivers: list[str]) -> bool:
    """Whether each path has a filter, so that git without it cannot tell a change from none."""
    top = place.find(context).top
    given = os.fsencode("\0".join(os.path.join(top, path) for path in paths) + "\0")
    done = context.git(["check-attr", "-z", "--stdin", "filter"], input=given)
    if not done.ok:
        return True
    values = os.fsdecode(done.out).split("\0")[2::3]
    return len(values) >= len(paths) and all(value in drivers for value in values[: len(paths)])
