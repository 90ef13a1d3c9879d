"""Taking single values of a configuration back, in a file that others have changed meanwhile."""

from __future__ import annotations

from diagnose.errors import MovedOnError
from diagnose.remedy import configedit
from diagnose.remedy.configedit import Edit
from diagnose.state import secretless
from diagnose.state import snapshots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Any

    from diagnose.remedy.plan import FileChange

    Pair = tuple[str, str | None]


def edits(change: FileChange) -> list[dict[str, Any]]:
    """Return which values a change takes out and puts in, secrets marked; [] for a .netrc."""
    if change.kind != secretless.CONFIG:
        return []
    before = _values(change.before, change.path)
    after = _values(change.after, change.path)
    gone = _minus(before, after)
    come = _minus(after, before)
    found = []
    for key, value in gone:
        match = next((pair for pair in come if pair[0] == key), None)
        if match:
            come.remove(match)
        found.append({"key": key, "old": value or "", "new": match[1] if match else None})
    return found + [{"key": key, "old": None, "new": value} for key, value in come]


def restored(
    path: str, current: bytes | None, steps: Sequence[Mapping[str, Any]]
) -> snapshots.Restored:
    """Take the edits of some steps back, the last first.

    MovedOnError, naming the key, if a value is no longer as bbfix left it.
    """
    data = current or b""
    lost: list[str] = []
    for step in reversed(steps):
        for edit in reversed(step["edits"]):
            data, without = _back(path, data, edit)
            lost += without
    whole = None if current is None and not data else data
    return snapshots.Restored(path, whole, tuple(lost))


def _back(path: str, data: bytes, edit: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """Take one edit back in the text of a file; return the new text and what could not come along.

    Compared are values with secrets marked, since the journal holds no others. An edit that never
    happened, or that is back already, changes nothing.
    """
    key, old, new = edit["key"], edit["old"], edit["new"]
    values = _raw(data, path)
    here = [
        None if value is None else secretless.safe_value(key, value)
        for name, value in values
        if secretless.safe_value("", name) == key
    ]
    real_key = next((name for name, _ in values if secretless.safe_value("", name) == key), key)
    writable = None if old is None else secretless.without(old)
    lost = [f"{key} secret"] if old is not None and secretless.MARK in old else []
    if old is not None and old in [value or "" for value in here]:
        return data, []  # never changed, or back already
    if writable and writable in here and new not in here:
        return data, lost
    if secretless.MARK in real_key:
        return data, [f"{key} secret"]  # a section named after a secret stays away
    if new is None:
        if writable in (None, ""):
            return data, lost
        return configedit.edited(data, Edit(real_key, 0, None, writable), path), lost
    if new not in here:
        if old is None:
            return data, []  # somebody has removed it already
        raise MovedOnError(f"`{key}` in {path} has changed since")
    raw = [value for name, value in values if name == real_key]
    back = Edit(real_key, here.index(new), raw[here.index(new)], writable or None)
    return configedit.edited(data, back, path), lost


def _values(data: bytes | None, path: str) -> list[Pair]:
    return [
        (
            secretless.safe_value("", key),
            value if value is None else secretless.safe_value(key, value),
        )
        for key, value in _raw(data or b"", path)
    ]


def _raw(data: bytes, path: str) -> list[Pair]:
    return configedit.listing(secretless.decode(data), path)


def _minus(one: list[Pair], other: list[Pair]) -> list[Pair]:
    left = list(other)
    found = []
    for pair in one:
        if pair in left:
            left.remove(pair)
        else:
            found.append(pair)
    return found
