"""Removing one machine's entry from the user's .netrc."""

from __future__ import annotations

import os

from diagnose.credentials import netrc
from diagnose.errors import RefusedError
from diagnose.evidence.config import shown_path
from diagnose.model import Risk
from diagnose.remedy import shown
from diagnose.remedy.plan import Action
from diagnose.state import secretless

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.remedy.world import World


def action(world: World, file: str, host: str, login: str) -> Action:
    """Plan to remove the entry of a host under a login; RefusedError if there is none."""
    path = os.path.realpath(file)
    text = secretless.decode(world.read(path) or b"")
    parts = netrc.split(text)
    fitting = [p for p in parts if p.host == host and p.login == login]
    if not fitting:
        raise RefusedError(f"{shown_path(path)} has no entry for {host}; nothing was changed")
    left = "".join(part.raw for part in parts if part is not fitting[0])
    who = f" login {shown.value('', login)}" if login else ""
    return Action(
        kind="edit-netrc",
        text=f"remove the entry of {host} from {shown_path(path)}",
        risk=Risk.GLOBAL,
        place=shown_path(path),
        diff=(f"- machine {host}{who} password ***",),
        change=world.replace(path, secretless.NETRC, secretless.encode(left)),
    )
