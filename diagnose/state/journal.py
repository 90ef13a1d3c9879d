"""The write-ahead record of every change: on disk before the first byte of the user's changes.

    $state/journal/000007/plan.json      what, where, when, by which fix; steps; images
                          before/0       a file as it was, secrets replaced by a mark
                          marks          one JSON object a line: begun, done, ..., the final state

An entry without plan.json never began. One without a final state was interrupted. What is old
leaves: see aging.
"""

from __future__ import annotations

import json
import os
import shutil

from diagnose.errors import RefusedError
from diagnose.errors import StateError
from diagnose.paths import private_folder
from diagnose.paths import state_dir
from diagnose.state import durable
from diagnose.state import lock
from diagnose.state.snapshots import Image
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from typing import Any

SCHEMA = "bbfix.journal/1"
APPLIED = "applied"
ROLLED_BACK = "rolled-back"
UNDONE = "undone"
ABANDONED = "abandoned"  # interrupted, and the world has moved on since: left as it is
INTERRUPTED = "interrupted"  # what an entry without a final state is called
FINAL = (APPLIED, ROLLED_BACK, UNDONE, ABANDONED)


class Entry(Value):
    """One change as the journal holds it."""

    number: int
    folder: str
    plan: Mapping[str, Any]
    images: tuple[Image, ...]
    marks: tuple[Mapping[str, Any], ...]

    @property
    def state(self) -> str:
        """Whether it is applied, rolled back, undone or interrupted."""
        for mark in reversed(self.marks):
            if mark.get("state") in FINAL:
                return str(mark["state"])
        return INTERRUPTED

    def steps(self, event: str) -> frozenset[int]:
        """Return the indexes of the steps that carry a mark: begun, done, undone."""
        found = (mark.get("step") for mark in self.marks if mark.get("event") == event)
        return frozenset(step for step in found if isinstance(step, int))

    def image(self, path: str) -> Image | None:
        """Return the before-image of a file."""
        return next((image for image in self.images if image.path == path), None)


def folder() -> str:
    """Return the journal's folder, made private; StateError if that cannot be."""
    return private_folder(os.path.join(private_folder(state_dir()), "journal"))


def hold(wait: float = 10.0) -> AbstractContextManager[None]:
    """Keep every other bbfix from changing anything for the length of a `with` block."""
    return lock.hold(os.path.join(folder(), "lock"), wait)


def begin(plan: Mapping[str, Any], images: Sequence[Image]) -> Entry:
    """Write a new entry and wait until the disk has it. Call it with `hold` held.

    StateError, with nothing left behind, where it cannot be written: disk full, read-only.
    """
    top = folder()
    number, place = _claim(top)
    try:
        kept = [_keep(place, index, image) for index, image in enumerate(images)]
        document = {"schema": SCHEMA, "number": number, **plan, "images": kept}
        durable.create(os.path.join(place, "marks"), b"")
        # A full disk shows itself at the first byte; the marks to come are small, and rolling
        # back needs none of them.
        durable.replace(os.path.join(place, "plan.json"), _json(document))
        durable.sync_folder(top)
    except OSError as error:
        shutil.rmtree(place, ignore_errors=True)  # without plan.json it counts for nothing anyway
        raise durable.trouble(error, "write the journal, so nothing was changed") from error
    return Entry(number, place, document, tuple(images), ())


def mark(entry: Entry, **words: object) -> Entry:
    """Add a mark and wait until the disk has it; StateError if it cannot be written."""
    try:
        # the line end comes first, and so ends a line that a crash has cut short
        durable.append(os.path.join(entry.folder, "marks"), b"\n" + _json(words))
    except OSError as error:
        raise durable.trouble(error, "write to the journal") from error
    return entry.replace(marks=(*entry.marks, words))


def finish(entry: Entry, state: str, **words: object) -> Entry:
    """Give an entry its final state."""
    return mark(entry, state=state, **words)


def read(number: int) -> Entry:
    """Return one entry; RefusedError if there is none, StateError if it cannot be read."""
    place = os.path.join(state_dir(), "journal", f"{number:06}")
    try:
        entry = _read(place)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StateError(
            f"entry {number} of the journal cannot be read", "`bbfix log` lists those that can"
        ) from error
    if entry is None:
        raise RefusedError(f"there is no change {number}", "`bbfix log` lists the changes")
    return entry


def entries() -> tuple[Entry, ...]:
    """Return every entry that began, the newest first; those that cannot be read are left out."""
    top = os.path.join(state_dir(), "journal")
    found = []
    try:
        names = [name for name in durable.names(top) if name.isdigit()]
    except OSError as error:
        raise durable.trouble(error, "read the journal") from error
    for name in reversed(names):
        try:
            entry = _read(os.path.join(top, name))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue
        if entry is not None:
            found.append(entry)
    return tuple(found)


def _claim(top: str) -> tuple[int, str]:
    """Take the next free number: making the folder is what claims it."""
    used = [int(name) for name in durable.names(top) if name.isdigit()]
    number = max(used, default=0) + 1
    while True:
        place = os.path.join(top, f"{number:06}")
        try:
            os.mkdir(place, 0o700)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise durable.trouble(error, "write the journal, so nothing was changed") from error
        else:
            return number, place


def _keep(place: str, index: int, image: Image) -> dict[str, Any]:
    """Write one before-image; return what plan.json says of it."""
    name = f"before/{index}" if image.data is not None else None
    if name and image.data is not None:
        os.makedirs(os.path.join(place, "before"), mode=0o700, exist_ok=True)
        durable.create(os.path.join(place, name), image.data)
        durable.sync_folder(os.path.join(place, "before"))
    return {
        "path": image.path,
        "kind": image.kind,
        "file": name,
        "digest": image.digest,
        "secrets": list(image.secrets),
    }


def _read(place: str) -> Entry | None:
    raw = durable.read(os.path.join(place, "plan.json"))
    if raw is None:
        return None
    plan = json.loads(raw)
    if plan.get("schema") != SCHEMA:
        raise ValueError(place)
    images = tuple(_image(place, kept) for kept in plan["images"])
    marks = _marks(durable.read(os.path.join(place, "marks")) or b"")
    return Entry(int(plan["number"]), place, plan, images, marks)


def _image(place: str, kept: Mapping[str, Any]) -> Image:
    data = None
    if kept["file"] is not None:
        data = durable.read(os.path.join(place, "before", os.path.basename(kept["file"])))
        if data is None:
            raise ValueError(place)
    return Image(kept["path"], kept["kind"], data, kept["digest"], tuple(kept["secrets"]))


def _marks(raw: bytes) -> tuple[Mapping[str, Any], ...]:
    """Read the marks; a line that a crash cut short was never written."""
    found = []
    for line in raw.splitlines():
        try:
            words = json.loads(line)
        except ValueError:
            continue
        if isinstance(words, dict):
            found.append(words)
    return tuple(found)


def _json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=True).encode()
