"""Remotes as git really uses them, as blocks; they come as the JSON table that is printed too."""

from __future__ import annotations

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


def of_remotes(table: Table) -> tuple[Value, ...]:
    """Show each remote: where git fetches from, where it pushes to, and what changes that."""
    blocks: list[Value] = []
    for remote in table["remotes"]:
        blocks += [Gap()] if blocks else []
        blocks.append(Headline("remote", remote["name"], _host(remote)))
        for side in ("fetch", "push"):
            for use in remote[side]:
                blocks.append(Verbatim((f"{side:<5}  {use['url']}",)))
                blocks += [Labelled("", note) for note in _notes(use)]
    return tuple(blocks) or (Labelled("note", "this repository has no remotes"),)


def _host(remote: Table) -> str:
    hosts = dict.fromkeys(use["host"] for side in ("fetch", "push") for use in remote[side])
    return ", ".join(host for host in hosts if host) or "on this machine"


def _notes(use: Table) -> list[str]:
    notes = []
    if use["rewritten_by"]:
        notes.append(f"written as {use['written']}, changed by {use['rewritten_by']}")
    if use["secret"]:
        notes.append("holds a secret: `bbfix login` moves a new one to where git keeps them")
    return notes
