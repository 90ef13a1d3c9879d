"""Taking a secret out of a URL in the configuration: of a remote, a submodule, or of insteadOf."""

from __future__ import annotations

import os

from diagnose.errors import RefusedError
from diagnose.hosts import url as urls
from diagnose.model import Risk
from diagnose.remedy import configedit
from diagnose.remedy import shown
from diagnose.remedy.plan import Action
from diagnose.remedy.steps import unset_config
from diagnose.state import secretless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.config import Entry
    from diagnose.remedy.world import World


def action(world: World, entry: Entry, user: str) -> Action:
    """Plan to write the URL with another user name ("" for none) and without its secret."""
    world.check_editable(entry)
    new = _without(entry.text, user)
    return Action(
        kind="strip-secret",
        text=f"take the secret out of {shown.name(entry.key)}",
        risk=world.risk_of(entry, Risk.REMOTE),
        place=shown.place(entry.key, entry.file),
        argv=_by_hand(entry, new),
        diff=shown.diff(entry.key, entry.text, new),
        change=world.edit(entry.file, entry.key, entry.text, new),
    )


def base(world: World, entry: Entry) -> tuple[Action, ...]:
    """Plan to rename `url.<base>`, or to drop the rule where nothing is left of it.

    One section may hold several rules, and one base several sections: () for a rule that has
    moved along with another.
    """
    path = os.path.realpath(entry.file)
    listing = configedit.listing(secretless.decode(world.read(path) or b""), path)
    if (entry.key, entry.value) not in listing:
        return ()
    plain = _without(entry.subsection, "")
    if plain == entry.text:
        text = f"remove {shown.name(entry.key)}, which only brought in a secret"
        return (unset_config.action(world, entry, text, "strip-secret"),)
    world.check_editable(entry)
    section = f"url.{plain}"
    return (
        Action(
            kind="strip-secret",
            text=f"take the secret out of {shown.name(entry.key)}",
            risk=world.risk_of(entry, Risk.REMOTE),
            place=shown.place(entry.key, entry.file),
            diff=shown.diff(entry.key, entry.text, entry.text, f"{section}.{entry.name}"),
            change=world.edit(entry.file, entry.key, entry.text, entry.text, section),
        ),
    )


def _without(text: str, user: str) -> str:
    url = urls.parse(text)
    if url is None:
        raise RefusedError("a URL with a secret in it cannot be read; nothing was changed")
    return url.with_user(user).text()


def _by_hand(entry: Entry, new: str) -> tuple[str, ...]:
    if entry.section != "remote":
        return ("git", "config", shown.name(entry.key), new)
    push = ("--push",) if entry.name == "pushurl" else ()
    return ("git", "remote", "set-url", *push, "--", entry.subsection, new)
