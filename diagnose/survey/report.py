"""What a sweep has found as the one table that every form of output is made from."""

from __future__ import annotations

from diagnose import __version__
from diagnose.survey.sweep import LOOKED_AT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diagnose.survey.sweep import Row

SCHEMA = "bbfix.sweep/1"
LOSES = ("strip-secret",)  # a secret goes with it: never done for many without being named


def of_rows(folder: str, rows: list[Row], typed: Callable[[str], str]) -> dict[str, Any]:
    """Return the table of a sweep below a folder.

    typed  the command that mends all: with the fix of a name, or "" for the first of each
    """
    looked = [row for row in rows if row.status == LOOKED_AT]
    severities = [finding.severity for row in looked for finding in row.findings]
    left = [row for row in rows if row.status != LOOKED_AT]
    return {
        "schema": SCHEMA,
        "version": __version__,
        "root": folder,
        "repositories": [row.as_json() for row in looked],
        "left": [{"path": r.path, "status": r.status, "reason": r.reason} for r in left],
        "counts": {
            "repositories": len(looked),
            "with_findings": sum(bool(row.findings) for row in looked),
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
            "notices": severities.count("notice"),
        },
        "commands": _commands(looked, typed),
        "plans": [],
        "outcomes": [],
    }


def _commands(rows: list[Row], typed: Callable[[str], str]) -> list[str]:
    """Return what to type to mend what can be mended; a fix that needs a secret is named."""
    firsts = [finding.fixes[0] for row in rows for finding in row.findings if finding.fixes]
    plain = [fix for fix in firsts if fix.applies == "automatic" and fix.id not in LOSES]
    alone = [typed("")] if plain else []
    named = dict.fromkeys(
        fix.id for fix in firsts if fix.applies == "with-input" or fix.id in LOSES
    )
    return [*alone, *map(typed, named)]
