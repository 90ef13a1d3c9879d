"""Removing an `http.extraHeader` that brings a credential along with every request."""

from __future__ import annotations

from diagnose.model import Risk
from diagnose.remedy import shown
from diagnose.remedy.steps import unset_config

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.config import Entry
    from diagnose.remedy.plan import Action
    from diagnose.remedy.world import World


def action(world: World, entry: Entry) -> Action:
    """Plan to remove one Authorization header."""
    text = f"remove the Authorization header of {shown.name(entry.key)}"
    made = unset_config.action(world, entry, text, "drop-header")
    return made.replace(risk=world.risk_of(entry, Risk.CREDENTIAL))
