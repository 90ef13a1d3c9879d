"""Storing the new credential through git's own helpers, and reading it back."""

from __future__ import annotations

from diagnose.errors import FaultError
from diagnose.errors import MovedOnError
from diagnose.model import Risk
from diagnose.remedy import guard
from diagnose.remedy.plan import Action
from diagnose.remedy.run import recorded_url
from diagnose.remedy.seal import fits
from diagnose.remedy.seal import seal
from diagnose.vault import store
from diagnose.vault.chain import configured

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diagnose.hosts.url import GitURL
    from diagnose.remedy.plan import Target
    from diagnose.remedy.run import Run


def action(target: Target, helpers: tuple[str, ...], *, over: bool) -> Action:
    """Plan to store a credential under the target's user name; `over` one that is there."""
    where = " and ".join(f"`{name}`" for name in helpers) or "git's credential helper"
    user, host = target.username, target.url.host
    minus = (f"- {host} {user} ***",) if over else ()
    return Action(
        kind="store-credential",
        text=f"store the new {target.kind.title} for {host} as {user} in {where}",
        risk=Risk.CREDENTIAL,
        place=where,
        blanks={"url": target.url.text(), "username": user},
        argv=("git", "credential", "approve"),
        diff=(*minus, f"+ {host} {user} ***"),
        undo="part" if over else "yes",
    )


def record(action: Action) -> dict[str, Any]:
    """Return what the journal keeps."""
    return dict(action.blanks)


def ready(_: Action, run: Run) -> None:
    """Raise FaultError or RefusedError if the credential may not go where the plan says."""
    if run.plan is None or run.plan.target is None or run.secret is None:
        raise FaultError("a credential was about to be stored without one")
    guard.check(run.plan.target)


def apply(action: Action, index: int, run: Run) -> None:
    """Store it; RefusedError, with the helpers as they were, if it cannot be read back."""
    ready(action, run)
    if run.secret is None:
        raise FaultError("a credential was about to be stored without one")
    url, user = recorded_url(action.blanks["url"]), action.blanks["username"]
    old = store.lookup(url, user, run.folder)
    run.memory[index] = old
    same = old is not None and old.secret == run.secret
    run.mark("sealed", index, seal=seal(run.secret), over=old is not None, same=same)
    store.approve(url, user, run.secret, run.folder)
    for path in store.copies(url, user, run.secret, run.folder):
        store.forget_copy(url, user, run.secret, path, run.folder)


def roll_back(action: Action, index: int, run: Run) -> tuple[str, ...]:
    """Forget the new credential, and put back the one that was there."""
    url, user = recorded_url(action.blanks["url"]), action.blanks["username"]
    old = run.memory.get(index)
    found = store.lookup(url, user, run.folder)
    if found is None:
        mark = run.noted("sealed", index)
        sent = mark and not mark["same"] and configured(url, run.folder)
        return _unseen(url, user, run) if sent else ()
    if old is not None and found.secret == old.secret:
        return ()
    if run.secret is None or found.secret != run.secret:
        return ()
    if old is not None:
        store.approve(url, user, old.secret, run.folder)
        return ()
    return _forget(url, user, run)


def check(index: int, run: Run) -> None:
    """Raise MovedOnError if another secret lies under the user name by now."""
    step = run.entry.plan["steps"][index]
    sealed = run.noted("sealed", index).get("seal")
    found = store.lookup(recorded_url(step["url"]), step["username"], run.folder)
    if sealed and found is not None and not fits(sealed, found.secret):
        if run.entry.state == "interrupted":
            return  # killed before it was stored: the old one is there still
        host = recorded_url(step["url"]).host
        raise MovedOnError(f"the credential of {step['username']} for {host} has changed since")


def undo(index: int, run: Run) -> tuple[str, ...]:
    """Forget the new credential; one that was overwritten cannot come back."""
    step = run.entry.plan["steps"][index]
    mark = run.noted("sealed", index)
    url = recorded_url(step["url"])
    if not mark or mark["same"]:
        return ()  # never stored, or there before
    found = store.lookup(url, step["username"], run.folder)
    if found is None:
        return _unseen(url, step["username"], run)
    if not fits(mark["seal"], found.secret):
        return ()  # gone already
    left = _forget(url, step["username"], run)
    return (*left, _lost(step)) if mark["over"] else left


def _forget(url: GitURL, user: str, run: Run) -> tuple[str, ...]:
    gone = store.reject(url, user, run.folder, kept="")
    return tuple(f"the new credential is still in {name}" for name in gone.left_in)


def _unseen(url: GitURL, user: str, run: Run) -> tuple[str, ...]:
    """Say what may still be kept by a helper that gives nothing: a locked or broken one."""
    if store.certain(url, run.folder):
        return ()
    where = f"the new secret of {user} for {url.host}"
    return (f"{where}, if the helper keeps it: the helper gives nothing now",)


def _lost(step: dict[str, Any]) -> str:
    return f"the old secret of {step['username']} for {recorded_url(step['url']).host}"
