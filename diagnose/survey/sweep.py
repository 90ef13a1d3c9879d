"""Doctor over every repository below a folder, several at a time, in memory that stays flat."""

from __future__ import annotations

import os

from diagnose import gitcmd
from diagnose.errors import BbfixError
from diagnose.survey import doctor
from diagnose.survey import walk
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from concurrent.futures import Future
    from typing import Any

    from diagnose.model import Diagnosis
    from diagnose.model import Fix
    from diagnose.settings import Settings
    from diagnose.survey.doctor import Knowledge
    from diagnose.survey.walk import Seen

MOST_AT_ONCE = 8  # repositories: each has a git or two at work
AHEAD = 4  # looks that are under way or waiting, for each that is done at once

LOOKED_AT = "looked-at"
UNTRUSTED = "untrusted"
FAILED = "failed"
DISTRUSTED = "dubious-ownership"


class Remedy(Value):
    """One fix of a finding, as far as a table needs it."""

    id: str
    title: str
    risk: str
    applies: str  # automatic | with-input | manual
    command: str

    def as_json(self) -> dict[str, Any]:
        """Return what a report says of it."""
        return self.fields()


class Finding(Value):
    """One thing foretold of a repository."""

    id: str
    title: str
    severity: str
    sureness: str
    why: str
    fixes: tuple[Remedy, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what a report says of it."""
        return {**self.fields(), "fixes": [fix.as_json() for fix in self.fixes]}


class Row(Value):
    """What became of one folder."""

    path: str
    status: str  # looked-at | untrusted | failed | unreadable | elsewhere
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what a report says of it."""
        findings = [finding.as_json() for finding in self.findings]
        return {"path": self.path, "status": self.status, "findings": findings}


def sweep(root: str, settings: Settings) -> Iterator[Row]:
    """Yield a row for each folder that matters, in the order of the paths, as soon as it is known.

    One that fails stops no other. Repositories that git does not trust are only named.
    """
    known = doctor.knowledge("")  # what a repository's own pages say foresees nothing
    for seen, row in _at_once(walk.walk(root), lambda seen: _row(seen, root, settings, known)):
        yield row if row is not None else Row(seen.path, seen.kind, reason=seen.reason)


def _at_once(
    every: Iterator[Seen], look: Callable[[Seen], Row]
) -> Iterator[tuple[Seen, Row | None]]:
    """Look at several repositories at once, and never at more than a few ahead."""
    from collections import deque
    from concurrent.futures import ThreadPoolExecutor

    workers = max(2, min(MOST_AT_ONCE, 2 * (os.cpu_count() or 1)))  # git does most of the work
    waiting: deque[tuple[Seen, Future[Row] | None]] = deque()
    pool = ThreadPoolExecutor(workers)
    try:
        for seen in every:
            repository = seen.kind == walk.REPOSITORY
            waiting.append((seen, pool.submit(look, seen) if repository else None))
            while len(waiting) >= AHEAD * workers:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _next(waiting: Any) -> tuple[Seen, Row | None]:
    seen, future = waiting.popleft()
    return seen, future.result() if future is not None else None


def _row(seen: Seen, root: str, settings: Settings, known: Knowledge) -> Row:
    try:
        examination = doctor.examine(seen.path, settings, known, linked=_is_linked(seen.path, root))
    except BbfixError as error:
        return Row(seen.path, FAILED, reason=error.message)
    except Exception as error:  # noqa: BLE001 - one repository must not stop the others
        return Row(seen.path, FAILED, reason=f"bbfix failed: {type(error).__name__}")
    found = examination.report.diagnoses
    if any(each.id == DISTRUSTED for each in found):
        return Row(seen.path, UNTRUSTED, reason="git does not trust it")
    there = examination.report.repository
    if there is None or _is_above(there.path, seen.path):
        reason = doctor.unreadable(examination) or "git finds no repository there"
        return Row(seen.path, FAILED, reason=reason)
    return Row(seen.path, LOOKED_AT, tuple(map(finding_of, found)))


def _is_above(found: str, folder: str) -> bool:
    """Whether git took a repository around a folder for the one that should be in it."""
    return os.path.realpath(folder).startswith(os.path.realpath(found) + os.sep)


def finding_of(diagnosis: Diagnosis) -> Finding:
    """Return what a table needs of a diagnosis; all that is heavy goes."""
    return Finding(
        id=diagnosis.id,
        title=diagnosis.title,
        severity=diagnosis.severity,
        sureness=diagnosis.sureness.label,
        why=diagnosis.why,
        fixes=tuple(map(_remedy, diagnosis.fixes)),
    )


def _remedy(fix: Fix) -> Remedy:
    return Remedy(fix.id, fix.title, fix.risk.label, fix.applies, fix.command)


def _is_linked(folder: str, root: str) -> bool:
    """Whether it is a second worktree of a repository that the sweep comes to as well."""
    path = os.path.join(folder, ".git")
    if not os.path.isfile(path):
        return False
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            given = file.read(4096).removeprefix("gitdir:").strip()
    except OSError:
        return False
    place = os.path.realpath(os.path.join(folder, given))
    home, _, name = place.rpartition(f"{os.sep}worktrees{os.sep}")
    inside = home.startswith(os.path.realpath(root) + os.sep)
    return bool(home and name and inside) and os.path.isfile(os.path.join(place, "commondir"))


def require_git() -> None:
    """Raise GitUnusableError where there is no git: every fact would be unknown."""
    gitcmd.find_git()
