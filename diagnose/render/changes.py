"""Plans, outcomes, undo and log as blocks; they come as the JSON tables that are printed too."""

from __future__ import annotations

from diagnose.render.document import Command
from diagnose.render.document import Gap
from diagnose.render.document import Headline
from diagnose.render.document import Labelled
from diagnose.render.document import Verbatim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diagnose.value import Value

    Table = Mapping[str, Any]


def of_plan(plan: Table) -> tuple[Value, ...]:
    """Show what will be done, step by step, with every line that changes."""
    blocks: list[Value] = [Headline("plan", plan["fix"], plan["title"]), Gap()]
    for number, step in enumerate(plan["steps"], 1):
        blocks.append(Labelled(f"do {number}", step["text"]))
        if step["diff"]:
            blocks.append(Verbatim((f"@ {step['place']}", *step["diff"])))
    blocks.append(Labelled("risk", plan["risk"]))
    blocks += [Labelled("needs", _need(need)) for need in plan["needs"]]
    blocks += [
        Labelled("stays", f"{left['place']} keeps its old secret: add {left['flag']}")
        for left in plan["remains"]
    ]
    blocks += [Labelled("note", note) for note in plan["notes"]]
    return tuple(blocks)


def of_outcome(outcome: Table) -> tuple[Value, ...]:
    """Show how applying ended, and the way back."""
    state = outcome["state"]
    verified = f": {outcome['reason']}" if outcome["reason"] else ""
    if state == "applied":
        said = "done, and verified" if outcome["verified"] else "done"
    elif state == "rolled-back":
        said = "given up, and everything is as it was"
    else:
        said = f"{state}: `bbfix undo` brings the old state back"
    blocks: list[Value] = [Labelled("fix", f"{said}{verified}")]
    blocks += [Verbatim(tuple(outcome["lines"]))] if outcome["lines"] else []
    blocks += [Labelled("note", f"not brought back: {lost}") for lost in outcome["without"]]
    if state == "applied" and outcome["undo"]:
        blocks.append(Command("undo", outcome["undo"]))
    return tuple(blocks)


def of_undo(undone: Table) -> tuple[Value, ...]:
    """Show what was taken back, and what cannot come back."""
    blocks: list[Value] = [
        Labelled("undo", f"change {undone['change']} ({undone['title']}) is {undone['state']}")
    ]
    blocks += [Labelled("", f"taken back: {step}") for step in undone["steps"]]
    blocks += [Labelled("note", f"not undone: {lost}") for lost in undone["without"]]
    if any("secret" in lost and "new secret" not in lost for lost in undone["without"]):
        blocks.append(Labelled("", "an old secret never comes back: bbfix keeps none"))
    return tuple(blocks)


def of_log(log: Table) -> tuple[Value, ...]:
    """List changes, the newest first."""
    changes = log["changes"]
    if not changes:
        return (Labelled("log", "nothing was changed by bbfix"),)
    blocks: list[Value] = []
    for change in changes:
        where = f" in {change['repository']}" if change["repository"] else ""
        how = f"{_when(change['created'])} {change['state']}"
        said = f"{how}, {change['fix']}: {change['title']}{where}"
        blocks.append(Labelled(f"{change['change']}", said))
        if change["diff"]:
            blocks.append(Verbatim(tuple(change["diff"])))
    return tuple(blocks)


def _when(created: str) -> str:
    """Return an ISO time in UTC as a person reads it: 2026-11-23 21:47 UTC."""
    return f"{created[:16].replace('T', ' ')} UTC"


def _need(need: Table) -> str:
    scopes = f": {', '.join(need['scopes'])}" if need["scopes"] else ""
    page = f", made at {need['page']}" if need["page"] else ""
    user = f"; git sends it as `{need['username']}`" if need["username"] else ""
    return f"{need['title'] or need['credential']}{scopes}{page}{user}"
