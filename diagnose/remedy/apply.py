"""The only writer: applies a plan exactly as it was shown, or leaves things as they were."""

from __future__ import annotations

import json
import signal
import threading
from contextlib import contextmanager
from contextlib import suppress
from datetime import UTC
from datetime import datetime

from diagnose.errors import BbfixError
from diagnose.errors import FaultError
from diagnose.errors import RefusedError
from diagnose.remedy import guard
from diagnose.remedy.checkpoint import checkpoint
from diagnose.remedy.plan import Outcome
from diagnose.remedy.planner import new_nonce
from diagnose.remedy.run import Run
from diagnose.remedy.steps import doer
from diagnose.remedy.undo import recover_held
from diagnose.remedy.verify import verify
from diagnose.settings import today as this_day
from diagnose.state import aging
from diagnose.state import journal
from diagnose.state import snapshots

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diagnose.redact import Secret
    from diagnose.remedy.plan import Plan
    from diagnose.state.journal import Entry

WAIT = 10.0  # seconds for another bbfix to be done


def apply(plan: Plan, secret: Secret | None = None, *, wait: float = WAIT) -> Outcome:
    """Apply a plan that was agreed to.

    secret  what the plan needs, for a swap
    Returns what became of it: `applied` and verified, `rolled-back` and why, or `interrupted` if
    not even that was possible (`bbfix undo` finishes it). Before the first change, RefusedError
    if the host does not take the secret, MovedOnError if the world is no longer as the plan saw
    it, StateError if the journal cannot be written. Ctrl-C rolls back and is raised on.
    """
    if plan.target is not None:
        try_secret(plan, secret)
    with journal.hold(wait):
        recover_held()
        run = _begin(plan, secret)
        outcome = _carry_out(run, plan)
        if outcome.state == journal.APPLIED:
            aging.prune(datetime.now(UTC))
        return outcome


def try_secret(plan: Plan, secret: Secret | None) -> None:
    """Ask the host whether it takes the secret; RefusedError, with nothing changed, if not."""
    from diagnose.vault.trial import try_candidate

    target = plan.target
    if target is None:
        return
    if secret is None:
        raise RefusedError("a secret is needed; nothing was changed")
    guard.check(target)
    guard.check_secret(target, secret, str(this_day()))
    verdict = try_candidate(
        target.tried,
        target.username,
        secret,
        push=target.push,
        repository=plan.repository or None,
        allow_http_loopback=target.loopback,
    )
    checkpoint("tried")
    if not (verdict.asked and target.takes(verdict.status)):
        said = "\n".join(verdict.lines) or None
        raise RefusedError(f"{verdict.reason}; nothing was changed", said)


def _begin(plan: Plan, secret: Secret | None) -> Run:
    """Check that the world is as planned, and write the journal."""
    stand_in = journal.Entry(0, "", {"folder": plan.folder, "nonce": "", "steps": []}, (), ())
    early = Run(stand_in, plan=plan, secret=secret)
    for action in plan.actions:
        doer(action.kind).ready(action, early)
    document = _document(plan)
    if secret is not None and secret.reveal() in json.dumps(document):
        raise FaultError("a secret was about to be written to the journal; nothing was changed")
    entry = journal.begin(document, _images(plan))
    checkpoint("journal")
    return Run(entry, plan=plan, secret=secret)


def _document(plan: Plan) -> dict[str, Any]:
    return {
        "nonce": new_nonce(),
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "fix": plan.fix,
        "title": plan.title,
        "diagnosis": plan.diagnosis,
        "repository": plan.repository,
        "folder": plan.folder,
        "risk": plan.risk.label,
        "steps": [{**a.as_json(), **doer(a.kind).record(a)} for a in plan.actions],
    }


def _images(plan: Plan) -> list[snapshots.Image]:
    """Take the image of each file once, as it was before the first step that touches it."""
    found: dict[str, snapshots.Image] = {}
    for change in (action.change for action in plan.actions):
        if change is not None and change.path not in found:
            found[change.path] = snapshots.take(change.path, change.kind, change.before)
    return list(found.values())


def _carry_out(run: Run, plan: Plan) -> Outcome:
    """Do the steps in order, verify, and close the journal; roll back whatever goes wrong."""
    try:
        for index, action in enumerate(plan.actions):
            run.mark("begun", index)
            checkpoint(f"begun {index}")
            doer(action.kind).apply(action, index, run)
            checkpoint(f"applied {index}")
            run.mark("done", index)
            checkpoint(f"done {index}")
        found = verify(plan, run.secret)
        checkpoint("verified")
        if found.ok:
            run.entry = journal.finish(run.entry, journal.APPLIED, verified=found.reason)
            lines = run.lines
            return Outcome(
                plan, journal.APPLIED, run.entry.number, found.checked, found.reason, lines
            )
    except (BbfixError, OSError, ValueError) as error:
        reason = error.message if isinstance(error, BbfixError) else str(error)
        return _roll_back(run, plan, reason, run.lines)
    except BaseException:
        _roll_back(run, plan, "interrupted", ())
        raise
    return _roll_back(run, plan, found.reason, found.lines)


def _roll_back(run: Run, plan: Plan, reason: str, lines: tuple[str, ...]) -> Outcome:
    """Take back what was begun, the last first; what fails is left to `bbfix undo`."""
    without: list[str] = []
    whole = True
    with _uninterrupted():
        begun = run.entry.steps("begun")
        for index in reversed(range(len(plan.actions))):
            if index not in begun:
                continue
            action = plan.actions[index]
            try:
                without += doer(action.kind).roll_back(action, index, run)
            except (BbfixError, OSError, ValueError) as error:
                whole = False
                without.append(str(error))
        if whole:
            _close(run.entry)
    state = journal.ROLLED_BACK if whole else journal.INTERRUPTED
    return Outcome(plan, state, run.entry.number, False, reason, lines, tuple(without))


def _close(entry: Entry) -> None:
    """Note in the journal that all is as it was; a full disk may forbid that."""
    with suppress(BbfixError):  # then the next undo finds nothing to do, and closes it
        journal.finish(entry, journal.ROLLED_BACK)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait: rolling back must come to its end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
