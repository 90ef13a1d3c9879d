"""Removing one key of the configuration, wherever it stands in the scope that is meant."""

from __future__ import annotations

from diagnose.errors import RefusedError
from diagnose.evidence.config import normal
from diagnose.model import Risk
from diagnose.remedy import configedit
from diagnose.remedy import shown
from diagnose.remedy.plan import Action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnose.evidence.config import Entry
    from diagnose.remedy.world import World


def prepare(world: World, blanks: Mapping[str, str]) -> tuple[Action, ...]:
    """Plan it for a page's step; RefusedError if the key is not set there."""
    key = normal(blanks["key"])
    configedit.check_key(key)
    scopes = ("global",) if blanks.get("scope") == "global" else ("local", "worktree")
    entries = [e for e in world.config.of(key) if e.scope in scopes]
    if "value" in blanks:
        entries = [e for e in entries if e.text == blanks["value"]]
    if not entries:
        raise RefusedError(f"`{shown.name(key)}` is not set; nothing was changed")
    return tuple(action(world, entry, f"remove {shown.name(key)}") for entry in entries)


def action(world: World, entry: Entry, text: str, kind: str = "unset-config") -> Action:
    """Plan to remove one value."""
    world.check_editable(entry)
    scope = ("--global",) if entry.scope == "global" else ()
    return Action(
        kind=kind,
        text=text,
        risk=world.risk_of(entry, Risk.LOCAL),
        place=shown.place(entry.key, entry.file),
        argv=("git", "config", *scope, "--unset-all", shown.name(entry.key)),
        diff=shown.diff(entry.key, entry.text, None),
        change=world.edit(entry.file, entry.key, entry.text, None),
    )
