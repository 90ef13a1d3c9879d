"""Making git's helpers forget a stale credential under another user name than the new one's."""

from __future__ import annotations

from diagnose.errors import FaultError
from diagnose.errors import RefusedError
from diagnose.model import Risk
from diagnose.remedy import shown
from diagnose.remedy.plan import Action
from diagnose.remedy.run import recorded_url
from diagnose.vault import store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diagnose.remedy.plan import Target
    from diagnose.remedy.run import Run


def action(target: Target, username: str, place: str, kind: str) -> Action:
    """Plan to forget the entry of a user name; FaultError for the new credential's own."""
    if username == target.username or not username:
        raise FaultError("the new credential was about to be forgotten")
    host, who = target.url.host, shown.value("", username)
    what = f" ({kind})" if kind else ""
    return Action(
        kind="forget-credential",
        text=f"forget the credential of {who} for {host}{what}",
        risk=Risk.CREDENTIAL,
        place=place,
        blanks={"url": target.url.text(), "username": username, "kept": target.username},
        argv=("git", "credential", "reject"),
        diff=(f"- {host} {who} ***",),
        undo="no",
    )


def record(action: Action) -> dict[str, Any]:
    """Return what the journal keeps."""
    return dict(action.blanks)


def ready(_: Action, __: Run) -> None:
    """An entry that is gone already is as good as forgotten."""


def apply(action: Action, index: int, run: Run) -> None:
    """Forget it; RefusedError if a helper gives it all the same."""
    url, user = recorded_url(action.blanks["url"]), action.blanks["username"]
    run.memory[index] = store.lookup(url, user, run.folder)
    gone = store.reject(url, user, run.folder, kept=action.blanks["kept"])
    if not gone.ok:
        names = ", ".join(gone.left_in)
        raise RefusedError(
            f"the credential of {shown.value('', user)} cannot be removed from {names}"
        )


def roll_back(action: Action, index: int, run: Run) -> tuple[str, ...]:
    """Give the entry back to the helpers."""
    old = run.memory.get(index)
    if old is not None:
        store.approve(recorded_url(action.blanks["url"]), old.username, old.secret, run.folder)
    return ()


def check(_: int, __: Run) -> None:
    """Nothing to check: a forgotten secret does not come back."""


def undo(index: int, run: Run) -> tuple[str, ...]:
    """Say what cannot come back, if it is gone."""
    step = run.entry.plan["steps"][index]
    if store.lookup(recorded_url(step["url"]), step["username"], run.folder) is not None:
        return ()
    return (
        f"the secret of {shown.value('', step['username'])} for {recorded_url(step['url']).host}",
    )
