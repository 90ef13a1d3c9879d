"""Changing a configuration file or a .netrc, and taking it back.

Several steps may change one file. Each is a write of its own; what is taken back is the whole
file, if nobody else has changed it since, or else value by value.
"""

from __future__ import annotations

import os

from diagnose.errors import MovedOnError
from diagnose.remedy import filewrite
from diagnose.remedy import inverse
from diagnose.state import durable
from diagnose.state import secretless
from diagnose.state import snapshots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diagnose.remedy.plan import Action
    from diagnose.remedy.plan import FileChange
    from diagnose.remedy.run import Run
    from diagnose.state.journal import Entry


def record(action: Action) -> dict[str, Any]:
    """Return what the journal keeps of an action beside what all have."""
    change = _change(action)
    edits = inverse.edits(change)
    return {
        "file": change.path,
        "file_kind": change.kind,
        "before": snapshots.digest(change.kind, change.before),
        "after": snapshots.digest(change.kind, change.after),
        "edits": edits,
    }


def ready(action: Action, run: Run) -> None:
    """Raise MovedOnError if the file is not as the plan saw it, RefusedError if it is locked."""
    change = _change(action)
    filewrite.check_writable(change.path)
    first = run.plan is None or action is _first(run, change.path)
    if first and durable.read(change.path) != change.before:
        raise MovedOnError(
            f"`{change.path}` has changed since the plan was made", MovedOnError.AGAIN
        )


def apply(action: Action, _: int, run: Run) -> None:
    """Write the file, if it is still as the plan saw it."""
    change = _change(action)
    _write(change.path, change.kind, change.after, run, change.before)


def roll_back(action: Action, index: int, run: Run) -> tuple[str, ...]:
    """Put the file back byte for byte; through the journal's image if somebody else changed it."""
    change = _change(action)
    filewrite.clean(change.path, run.nonce)
    current = durable.read(change.path)
    if current == change.before:
        return ()
    if current != change.after:
        return undo(index, run)
    _write(change.path, change.kind, change.before, run, current)
    return ()


def check(index: int, run: Run) -> None:
    """Raise MovedOnError if the step cannot be taken back: its values were changed since."""
    restored(run.entry, _step(run, index)["file"])


def undo(index: int, run: Run) -> tuple[str, ...]:
    """Bring the file back as it was before the whole change; return what could not come along."""
    step = _step(run, index)
    path = step["file"]
    filewrite.clean(path, run.nonce)
    if any(other.get("file") == path for other in run.entry.plan["steps"][:index]):
        return ()  # the first step of a file brings it back for all
    current = durable.read(path)
    old = restored(run.entry, path)
    if old.data != current:
        digest = snapshots.digest(step["file_kind"], old.data)
        run.mark("restoring", index, file=path, digest=digest, without=list(old.without))
        _write(path, step["file_kind"], old.data, run, current)
    return old.without


def restored(entry: Entry, path: str) -> snapshots.Restored:
    """Return what a file will be once the change is taken back; MovedOnError if it cannot be."""
    image = entry.image(path)
    if image is None:
        raise MovedOnError(f"the journal has no image of `{path}`")
    steps = [step for step in entry.plan["steps"] if step.get("file") == path]
    current = durable.read(path)
    try:
        now = snapshots.digest(image.kind, current)
    except ValueError:
        raise MovedOnError(f"`{path}` has changed since: git cannot read it any more") from None
    if now == image.digest:
        return snapshots.Restored(path, current)
    for mark in entry.marks:
        if mark.get("event") == "restoring" and (mark["file"], mark["digest"]) == (path, now):
            return snapshots.Restored(path, current, tuple(mark["without"]))
    if not os.path.isdir(os.path.dirname(path)):
        raise MovedOnError(f"`{os.path.dirname(path)}` is gone")
    if now in [step["after"] for step in steps]:
        return snapshots.restore(image, current)
    if image.kind != secretless.CONFIG:
        raise MovedOnError(f"`{path}` has changed since")
    return inverse.restored(path, current, steps)


def _write(path: str, kind: str, data: bytes | None, run: Run, expected: bytes | None) -> None:
    filewrite.write(
        path,
        data,
        run.nonce,
        lambda found: found == expected,
        locked=kind == secretless.CONFIG,
    )


def _step(run: Run, index: int) -> Mapping[str, Any]:
    step: Mapping[str, Any] = run.entry.plan["steps"][index]
    return step


def _first(run: Run, path: str) -> Action | None:
    actions = run.plan.actions if run.plan else ()
    return next((a for a in actions if a.change is not None and a.change.path == path), None)


def _change(action: Action) -> FileChange:
    if action.change is None:
        raise MovedOnError("the plan does not say which file changes")
    return action.change
