"""Setting one key of the configuration."""

from __future__ import annotations

import os
import re

from diagnose.errors import RefusedError
from diagnose.evidence.config import normal
from diagnose.model import Risk
from diagnose.redact import has_secret
from diagnose.registry import NEVER_SET
from diagnose.remedy import configedit
from diagnose.remedy import shown
from diagnose.remedy.plan import Action

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from diagnose.evidence.config import Entry
    from diagnose.remedy.world import World

_OFF = ("false", "no", "off", "0", "")
_UNSAFE_OFF = ("http.sslverify", "receive.denynonfastforwards", "transfer.fsckobjects")


def prepare(world: World, blanks: Mapping[str, str]) -> tuple[Action, ...]:
    """Plan it for a page's step; nothing if the value is there already."""
    key, value = normal(blanks["key"]), blanks["value"]
    configedit.check_key(key)
    name = f"{key.partition('.')[0]}.{key.rpartition('.')[2]}"
    if re.fullmatch(NEVER_SET, key, re.DOTALL) or (name in _UNSAFE_OFF and value.lower() in _OFF):
        raise RefusedError(f"bbfix does not set `{shown.name(key)}`; nothing was changed")
    if has_secret(value) or "\0" in value:
        raise RefusedError(f"`{shown.name(key)}` would hold a secret; nothing was changed")
    return action(world, key, value, own=blanks.get("scope") == "global")


def action(world: World, key: str, value: str, *, own: bool, text: str = "") -> tuple[Action, ...]:
    """Plan to set a key in the user's own configuration, or in the repository's."""
    file = world.global_file() if own else world.local_file()
    entries = [e for e in world.config.of(key) if os.path.realpath(e.file or "/") == file]
    if entries and entries[-1].text == value:
        return ()
    old = entries[-1].text if entries else None
    scope = ("--global",) if own else ()
    return (
        Action(
            kind="set-config",
            text=text or f"set {shown.name(key)} to {shown.value(key, value)}",
            risk=Risk.GLOBAL if own else Risk.LOCAL,
            place=shown.place(key, file),
            argv=("git", "config", *scope, key, value),
            diff=shown.diff(key, old, value),
            change=world.edit(file, key, old, value),
        ),
    )


def changed(world: World, entry: Entry, value: str) -> Action:
    """Plan to write another value where an entry stands."""
    world.check_editable(entry)
    scope = ("--global",) if entry.scope == "global" else ()
    return Action(
        kind="set-config",
        text=f"set {shown.name(entry.key)} to {shown.value(entry.key, value)}",
        risk=world.risk_of(entry, Risk.LOCAL),
        place=shown.place(entry.key, entry.file),
        argv=("git", "config", *scope, entry.key, value),
        diff=shown.diff(entry.key, entry.text, value),
        change=world.edit(entry.file, entry.key, entry.text, value),
    )
