"""The settings as a list: each value, what it means, and who set it."""

from __future__ import annotations

from diagnose.render.document import Labelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diagnose.settings import Settings
    from diagnose.value import Value

SCHEMA = "bbfix.config/1"
# what each setting is for, in the order of the list
MEANS = {
    "enabled": "explain failures in the wrapper and the hooks",
    "format": "how reports are printed: text, json, markdown, github",
    "color": "auto, always, never",
    "no_input": "ask nothing",
    "quiet": "one line a failure or change: what it is, and the first fix to type",
    "report": "where the wrapper's report goes: here, off, or a file",
    "keep": "a folder for what failed, which `bbfix hook report` reads",
    "timeout": "seconds for all checks of one diagnosis together",
    "probe": "let the shell hook ask the host again, read-only",
    "knowledge_warnings": "say when the facts about hosts are over a year old",
    "patterns": "the folder of your own pattern pages",
}

UNSET = {"report": "standard error", "keep": "none", "patterns": "the usual place"}


def as_json(settings: Settings) -> Mapping[str, Any]:
    """Return the settings as a table for JSON."""
    rows = [
        {
            "name": name.replace("_", "-"),
            "value": getattr(settings, name),
            "origin": settings.origins.get(name, "default"),
            "means": means,
        }
        for name, means in MEANS.items()
    ]
    return {
        "schema": SCHEMA,
        "settings": rows,
        "hosts": dict(settings.hosts),
        "problems": list(settings.problems),
    }


def of_settings(table: Mapping[str, Any]) -> tuple[Value, ...]:
    """List the settings; what could not be used comes last."""
    blocks: list[Value] = [
        Labelled(row["name"], f"{_written(row)} ({row['origin']}): {row['means']}")
        for row in table["settings"]
    ]
    for host, kind in table["hosts"].items():
        blocks.append(Labelled("host", f"{host} is a {kind} (git config bbfix.host.{host}.kind)"))
    blocks += [Labelled("warning", problem) for problem in table["problems"]]
    return tuple(blocks)


def _written(row: Mapping[str, Any]) -> str:
    value = row["value"]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value == "":
        return UNSET[row["name"]]
    return f"{value:g}" if isinstance(value, float) else str(value)
