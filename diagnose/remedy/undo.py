"""Taking changes back: the ones that were applied, and the ones that a crash cut short."""

from __future__ import annotations

from diagnose.errors import BbfixError
from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.remedy import filewrite
from diagnose.remedy.checkpoint import checkpoint
from diagnose.remedy.run import Run
from diagnose.remedy.steps import doer
from diagnose.state import journal
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diagnose.state.journal import Entry

WAIT = 10.0  # seconds for another bbfix to be done
OPEN = (journal.APPLIED, journal.INTERRUPTED)
NEXT_HINT = "`bbfix undo` once more goes on with the change before it"


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
    One that a crash cut short does not stand in the way of the changes before it: if the world
    has moved on it is left as it is, and the next call goes on; if it is refused, the hint names
    the next one.
    """
    with journal.hold(wait):
        entry = _pick(number)
        if entry.state not in OPEN:
            raise RefusedError(
                f"change {entry.number} is {entry.state.replace('-', ' ')} already",
                "`bbfix log` lists the changes",
            )
        if number is not None or entry.state != journal.INTERRUPTED:
            return _take_back(entry)
        return _take_back_or_pass(entry)


def recover(*, wait: float = WAIT) -> tuple[Undone, ...]:
    """Take back every change that a crash cut short; call it before planning a new one.

    One whose traces somebody has changed since is left as it is, and comes back as `abandoned`.
    So does one that cannot be taken back for now; the next call tries it again.
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
            found.append(_left(entry, error.message))
        except BbfixError as error:
            found.append(_left(entry, f"could not be taken back: {error.message}"))
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


def _take_back_or_pass(entry: Entry) -> Undone:
    """Take back a change that was cut short; its errors say how to get past it."""
    try:
        return _take_back(entry)
    except MovedOnError as error:
        journal.finish(entry, journal.ABANDONED, reason=error.message)
        what = f"change {entry.number} had been cut short and is left as it is"
        raise MovedOnError(f"{what}: {error.message}", NEXT_HINT) from error
    except RefusedError as error:
        others = (e.number for e in journal.entries() if e.state in OPEN)
        before = next((number for number in others if number < entry.number), None)
        hint = f"`bbfix undo {before}` takes back the one before it" if before else None
        message = f"change {entry.number} could not be taken back: {error.message}"
        raise RefusedError(message, error.hint or hint) from error


def _take_back(entry: Entry) -> Undone:
    """Undo the steps, the last first; RefusedError for what the system does not allow."""
    try:
        return _undo_steps(entry)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RefusedError(f"the system does not allow it: {reason.lower()}") from error


def _undo_steps(entry: Entry) -> Undone:
    """Take back every step that was begun, the last first, after all of them were checked.

    What a crash has left beside files is removed first. What an earlier, interrupted undo could
    not bring back is told again.
    """
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


def _left(entry: Entry, reason: str) -> Undone:
    return _undone(entry, (reason,)).replace(state=journal.ABANDONED, steps=())


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
