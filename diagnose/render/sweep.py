"""A sweep as blocks: table, plans, outcomes; they come as the JSON table that is printed too."""

from __future__ import annotations

import os

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

HEAD = ("repository", "finding", "first fix")
WIDE = 76  # columns of a table beside its indent
ALIKE = 3  # repositories with the same sentence, for which only a person can do something
NAMED = 4  # folders that a note names
BY_HAND = "by hand"
SEVERITIES = ("error", "warning", "notice")


def of_sweep(table: Table, width: int = WIDE) -> tuple[Value, ...]:
    """Show what is foretold, a line a finding, and what to type next.

    width  columns that there are beside the indent
    """
    counts = table["counts"]
    rows = _rows(table)
    blocks: list[Value] = [Verbatim(tuple(_drawn([HEAD, *rows], width))), Gap()] if rows else []
    blocks.append(Labelled("seen", _counted(counts)))
    if rows:
        blocks.append(Command("more", "bbfix doctor <repository>"))
    blocks += [Command("fix", command) for command in table["commands"]]
    return (*blocks, *_notes(table))


def in_brief(table: Table) -> tuple[Value, ...]:
    """Show the count alone."""
    return (Labelled("seen", _counted(table["counts"])),)


def of_plans(table: Table) -> tuple[Value, ...]:
    """Show every plan, repository by repository."""
    blocks: list[Value] = []
    for plan in table["plans"]:
        title = f"{shown(plan['path'], table)}: {plan['title']}"
        blocks += [Gap()] if blocks else []
        blocks.append(Headline("plan", plan["fix"], title))
        for number, step in enumerate(plan["steps"], 1):
            blocks.append(Labelled(f"do {number}", step["text"]))
            if step["diff"]:
                blocks.append(Verbatim((f"@ {step['place']}", *step["diff"])))
        blocks.append(Labelled("risk", plan["risk"]))
        blocks += [Labelled("note", note) for note in plan["notes"]]
    kept = [each for each in table["outcomes"] if each["state"] in ("left", "refused")]
    blocks += [Gap()] if blocks and kept else []
    blocks += [Labelled("left", f"{shown(e['path'], table)}: {e['reason']}") for e in kept]
    return tuple(blocks)


def of_outcomes(table: Table, width: int = WIDE) -> tuple[Value, ...]:
    """Show what became of each repository, and the way back."""
    outcomes = table["outcomes"]
    lines: list[tuple[str, ...]] = [
        (shown(each["path"], table), _state(each), f"undo {each['change']}" if each["undo"] else "")
        for each in outcomes
    ]
    states = [each["state"] for each in outcomes]
    done = states.count("applied")
    failed = sum(state not in ("applied", "gone") for state in states)
    said = [f"{done} of {len(states)} done"] + ([f"{failed} not changed"] if failed else [])
    blocks: list[Value] = [Verbatim(tuple(_drawn(lines, width)))] if lines else []
    blocks.append(Labelled("fix", ", ".join(said)))
    undo = [each["undo"] for each in outcomes if each["undo"]]
    remark = "takes that one back; each has a number of its own" if len(undo) > 1 else ""
    blocks += [Command("undo", undo[-1], remark)] if undo else []
    return tuple(blocks)


def shown(path: str, table: Table) -> str:
    """Return a folder as it is below the root, `.` for the root itself."""
    return os.path.relpath(path, table["root"])


def _state(outcome: Table) -> str:
    words = {"applied": "done", "rolled-back": "taken back", "gone": "mended already"}
    said = words.get(outcome["state"], str(outcome["state"]))
    if outcome["state"] == "applied" and outcome["verified"]:
        said += ", and verified"
    silent = outcome["state"] in ("applied", "gone")
    tell = not silent and outcome["reason"]
    return f"{said}: {outcome['reason']}" if tell else said


def _rows(table: Table) -> list[tuple[str, str, str]]:
    alike: dict[tuple[str, str], list[Table]] = {}
    for row in table["repositories"]:
        for finding in row["findings"]:
            if _first(finding) in (BY_HAND, ""):
                alike.setdefault((finding["id"], finding["why"]), []).append(row)
    rows = []
    told: set[tuple[str, str]] = set()
    for row in table["repositories"]:
        for finding in row["findings"]:
            key = (finding["id"], finding["why"])
            name = shown(row["path"], table)
            others = len(alike.get(key, ())) - 1
            if others + 1 >= ALIKE:
                if key in told:
                    continue
                told.add(key)
                name = f"{name} and {others} more"
            rows.append((name, f"{finding['severity']}[{finding['id']}]", _first(finding)))
    return rows


def _first(finding: Table) -> str:
    """Return the name of the first fix, where bbfix can do it."""
    fix = next(iter(finding["fixes"]), None)
    if fix is None:
        return ""
    return BY_HAND if fix["applies"] == "manual" else str(fix["id"])


def _drawn(rows: list[tuple[str, ...]], width: int) -> list[str]:
    """Return rows in columns; where these are too wide, the repository in a line of its own."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) <= width:
        return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    lines: list[str] = []
    last = ""
    for name, *cells in rows[1:] if rows[0] == HEAD else rows:
        lines += [name] if name != last else []
        last = name
        told = "  ".join(cell for cell in cells if cell)
        split = len(told) + 2 > width
        lines += [f"  {'  ' * at}{cell}" for at, cell in enumerate(cells) if cell] if split else []
        lines += [] if split else [f"  {told}"]
    return lines


def _counted(counts: Table) -> str:
    every = _number(counts["repositories"], "repository", "repositories")
    if not counts["with_findings"]:
        return f"{every}, and no failure foreseen"
    kinds = [_number(counts[f"{name}s"], name, f"{name}s") for name in SEVERITIES]
    told = ", ".join(kind for kind in kinds if not kind.startswith("0 "))
    return f"{every}, {counts['with_findings']} with findings: {told}"


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _notes(table: Table) -> list[Value]:
    reasons: dict[str, list[str]] = {}
    for left in table["left"]:
        reasons.setdefault(left["reason"], []).append(shown(left["path"], table))
    notes: list[Value] = []
    for reason, paths in reasons.items():
        more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
        notes.append(
            Labelled("note", f"not looked at ({reason}): {', '.join(paths[:NAMED])}{more}")
        )
    return notes
