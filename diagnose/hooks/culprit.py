"""Which git of a command has failed, if any: the one that the person would want explained.

A command may run many gits, and most that end with an error only answer a script's question.
"""

from __future__ import annotations

from diagnose import procfs
from diagnose.capture import answers
from diagnose.hooks import events
from diagnose.hooks import lineage
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnose.hooks.events import Git

# what a script runs in order to *do* something; the failure of all else (rev-parse, describe,
# config) is an answer to a question, which the script has read
ACTIONS = frozenset(
    (
        "add",
        "am",
        "apply",
        "checkout",
        "cherry-pick",
        "clone",
        "commit",
        "fetch",
        "init",
        "lfs",
        "ls-remote",
        "merge",
        "mv",
        "pull",
        "push",
        "rebase",
        "reset",
        "restore",
        "revert",
        "rm",
        "stash",
        "submodule",
        "switch",
        "tag",
        "worktree",
    )
)
MOST_FAILING = 3  # gits below one command; where more fail, a test suite makes them fail
LATE = 5.0  # seconds; a script that ended so long after its git did not end because of it
WRAPPERS = ("bbfix", "git-bbfix")  # they explain their git themselves


class Culprit(Value):
    """The git that failed, and who ran it."""

    git: Git
    by: str = ""  # the program that ran it, "" for the shell
    typed: bool = False  # the person ran it, and no program did


def find(gits: list[Git], status: int, above: Sequence[str] | None) -> Culprit | None:
    """Return the git to explain, or None.

    gits    of one command (events.read)
    status  how the whole command ended, `$?`
    above   the names of our own ancestors, the shell first; None where that cannot be known
    """
    if status in answers.SHELL_SIGNALS:
        return None
    outer = [git for git in events.outermost(gits) if git.code is not None]
    found = [git for git in outer if git.failed and not _mended(git, outer)]
    own = [git for git in found if _between(git, above) == ()]
    for git in reversed(own):
        if not answered(gits, git):
            return Culprit(git, typed=True)
    return _of_a_program(gits, found, status, above)


def answered(gits: list[Git], git: Git) -> bool:
    """Whether its exit code is an answer and no failure (see capture.answers)."""
    said = lineage.text(gits, git) or ("said elsewhere" if lineage.unsaid(git) else "")
    if answers.is_answer(lineage.command(git), git.code or 0, said.encode("utf-8", "replace")):
        return True
    return lineage.refused_by_hook(gits, git)


def ancestors() -> tuple[str, ...] | None:
    """Return the names of the processes above us, the shell first, as git gives them (Linux)."""
    return tuple(name for _, name in procfs.ancestors()) or None


def _between(git: Git, above: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the programs between the shell and a git, the nearest to git first; None: unknown."""
    if git.ancestry is None or not above or len(git.ancestry) < len(above):
        return None
    return tuple(git.ancestry[: len(git.ancestry) - len(above)])


def _mended(git: Git, outer: list[Git]) -> bool:
    """Whether the same command went well later: `git push || (git pull && git push)`."""
    name = lineage.command(git).name
    return any(
        other.at > git.at
        and not other.failed
        and lineage.command(other).name == name
        and other.worktree == git.worktree
        for other in outer
    )


def _of_a_program(
    gits: list[Git], found: list[Git], status: int, above: Sequence[str] | None
) -> Culprit | None:
    """Return the git at which a script, make or another program came to its end."""
    outer = [git for git in events.outermost(gits) if git.code is not None]
    last = max(outer, key=lambda git: git.end, default=None)
    if last is None or last not in found or len(found) > MOST_FAILING:
        return None
    between = _between(last, above)
    if between == () or any(name in WRAPPERS for name in between or ()):
        return None
    # where nobody can say who ran it (macOS), `git push; echo` counts, too
    if not status and between is not None:
        return None
    if lineage.command(last).name not in ACTIONS and not _typed_perhaps(between, status):
        return None
    if _ago(last.time) > LATE or answered(gits, last):
        return None
    by = between[-1] if between else ""
    return Culprit(last, "" if above and by == above[0] else by)


def _typed_perhaps(between: tuple[str, ...] | None, status: int) -> bool:
    """Whether a git may have been typed by the person, where the system does not tell."""
    return between is None and bool(status)


def _ago(stamp: str) -> float:
    """Return the seconds since a time of git's (`2026-11-23T10:11:12.123456Z`); 0 if unknown."""
    import time
    from calendar import timegm

    try:
        return time.time() - timegm(time.strptime(stamp[:19], "%Y-%m-%dT%H:%M:%S"))
    except ValueError:
        return 0.0
