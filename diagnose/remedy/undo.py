"""Taking changes back: the ones that were applied, and the ones that a crash cut short."""

from __future__ import annotations

from diagnose.errors import BbfixError
from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.model import Value
from diagnose.remedy import filewrite
from diagnose.remedy.checkpoint import checkpoint
from diagnose.remedy.run import Run
from diagnose.remedy.steps import doer
from diagnose.state import journal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diagnose.state.journal import Entry

WAIT = 10.0  # seconds for another bbfix to be done
OPEN = (journal.APPLIED, journal.INTERRUPTED)


class Undone(Value):
    """A change that was taken back."""

    number: int
    fix: str
    title: str
    repository: str
    was: str  # applied | interrupted
    state: str = journal.UNDONE  # undone | abandoned
    steps: tuple[str, ...] = ()  # what was taken back, for people
    without: tuple[str, ...] = ()  # what could not come back: secrets first of all

    def as_json(self) -> dict[str, Any]:
        """Return a bbfix.undo/1 document."""
        return {
            "schema": "bbfix.undo/1",
            "change": self.number,
            "fix": self.fix,
            "title": self.title,
            "repository": self.repository,
            "was": self.was,
            "state": self.state,
            "steps": list(self.steps),
            "without": list(self.without),
        }


class Logged(Value):
    """A change as the log shows it."""

    number: int
    created: str  # ISO 8601, UTC
    fix: str
    title: str
    diagnosis: str
    repository: str
    risk: str
    state: str  # applied | rolled-back | undone | interrupted | abandoned
    steps: tuple[str, ...] = ()
    diff: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return an entry of a bbfix.log/1 document's `changes`."""
        fields = {**self.fields(), "steps": list(self.steps), "diff": list(self.diff)}
        fields["change"] = fields.pop("number")
        return fields


def undo(number: int | None = None, *, wait: float = WAIT) -> Undone:
    """Take change `number` back, or the last one that still stands.

    RefusedError if there is none, MovedOnError (with nothing changed) if what it has changed has
    been changed again since. What cannot come back, as an old secret, is named in `without`.
    """
    with journal.hold(wait):
        entry = _pick(number)
        if entry.state not in OPEN:
            raise RefusedError(f"change {entry.number} is {entry.state.replace('-', ' ')} already")
        return _take_back(entry)


def recover(*, wait: float = WAIT) -> tuple[Undone, ...]:
    """Take back every change that a crash cut short; call it before planning a new one.

    One whose traces somebody has changed since is left as it is, and comes back as `abandoned`.
    """
    if not any(entry.state == journal.INTERRUPTED for entry in journal.entries()):
        return ()
    with journal.hold(wait):
        return recover_held()


def recover_held() -> tuple[Undone, ...]:
    """Do what `recover` does, for a caller that holds the journal's lock."""
    found = []
    for entry in journal.entries():
        if entry.state != journal.INTERRUPTED:
            continue
        try:
            found.append(_take_back(entry))
        except MovedOnError as error:
            journal.finish(entry, journal.ABANDONED, reason=error.message)
            abandoned = _undone(entry, (error.message,))
            found.append(abandoned.replace(state=journal.ABANDONED, steps=()))
    return tuple(found)


def log() -> tuple[Logged, ...]:
    """Return all changes, the newest first."""
    return tuple(_logged(entry) for entry in journal.entries())


def _pick(number: int | None) -> Entry:
    if number is not None:
        return journal.read(number)
    for entry in journal.entries():
        if entry.state in OPEN:
            return entry
    raise RefusedError("there is no change to undo")


def _take_back(entry: Entry) -> Undone:
    run = Run(entry)
    todo = sorted(entry.steps("begun") - entry.steps("undone"), reverse=True)
    for path in {step["file"] for step in entry.plan["steps"] if "file" in step}:
        filewrite.clean(path, run.nonce)
    for index in todo:
        _module(entry, index).check(index, run)
    without: list[str] = []
    for index in todo:
        try:
            lost = _module(entry, index).undo(index, run)
        except OSError as error:
            raise RefusedError(f"cannot take back step {index + 1}: {error.strerror}") from error
        checkpoint(f"taken back {index}")
        without += lost
        run.mark("undone", index, without=list(lost))
        checkpoint(f"undone {index}")
    earlier = [
        text
        for mark in entry.marks
        for text in mark.get("without", ())
        if mark.get("event") == "undone"
    ]
    journal.finish(run.entry, journal.UNDONE)
    return _undone(entry, tuple(dict.fromkeys([*earlier, *without])))


def _module(entry: Entry, index: int) -> Any:
    try:
        return doer(entry.plan["steps"][index]["kind"])
    except (KeyError, IndexError, TypeError) as error:
        raise BbfixError(f"change {entry.number} was made by another version of bbfix") from error


def _undone(entry: Entry, without: tuple[str, ...]) -> Undone:
    plan = entry.plan
    begun = entry.steps("begun")
    return Undone(
        entry.number,
        plan["fix"],
        plan["title"],
        plan["repository"],
        entry.state,
        steps=tuple(s["text"] for at, s in enumerate(plan["steps"]) if at in begun),
        without=without,
    )


def _logged(entry: Entry) -> Logged:
    plan = entry.plan
    steps = plan["steps"]
    return Logged(
        number=entry.number,
        created=plan["created"],
        fix=plan["fix"],
        title=plan["title"],
        diagnosis=plan["diagnosis"],
        repository=plan["repository"],
        risk=plan["risk"],
        state=entry.state,
        steps=tuple(step["text"] for step in steps),
        diff=tuple(line for step in steps for line in step["diff"]),
    )
