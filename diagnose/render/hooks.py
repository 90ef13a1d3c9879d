"""What installing and removing a hook says, and how the hooks are."""

from __future__ import annotations

from diagnose.render.document import Labelled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Any

    from diagnose.value import Value

SCHEMA = "bbfix.hook/1"
SHORT = 512  # bytes of a new file that are shown
LINES = 8  # of an edit that are shown


def plan(changes: Sequence[Any]) -> str:
    """Return what is about to be done, file by file, with the lines that come and go.

    changes  each has `path`, `shown` and the bytes `before` and `after`; None is no file
    """
    if not changes:
        return "nothing to do: all is as it should be\n"
    return "".join(_change(change) for change in changes)


def installed(shell: str, in_the_way: str) -> str:
    """Return the words after installing."""
    text = f"a new terminal has it; in this one type: exec {shell}\n"
    if in_the_way:
        text += f"but git sends its events elsewhere ({in_the_way}): the hook keeps still\n"
    return text + f"to take it out again: bbfix hook remove {shell}\n"


def removed(shell: str) -> str:
    """Return the words after removing."""
    return f"{shell} is as it was before; shells that are open have nothing to start any more\n"


def as_json(
    conditions: Iterable[Any], events: str, in_the_way: str, *, enabled: bool
) -> Mapping[str, Any]:
    """Return the state of all hooks as a table for JSON."""
    rows = [
        {
            "shell": one.shell,
            "installed": one.installed,
            "mode": one.mode or None,
            "version": one.version or None,
            "files": list(one.files),
            "problems": list(one.problems),
        }
        for one in conditions
    ]
    return {
        "schema": SCHEMA,
        "shells": rows,
        "active": bool(events),
        "events": events or None,
        "in_the_way": in_the_way or None,
        "enabled": enabled,
    }


def of_status(table: Mapping[str, Any]) -> tuple[Value, ...]:
    """List the shells, then what holds for the one that asks."""
    blocks: list[Value] = []
    for row in table["shells"]:
        if not row["installed"]:
            blocks.append(Labelled(row["shell"], "not installed"))
            continue
        kind = f"mode {row['mode']}, version {row['version']}" if row["mode"] else "incomplete"
        blocks.append(Labelled(row["shell"], f"{kind}; {', '.join(row['files'])}"))
        blocks.extend(Labelled("", problem) for problem in row["problems"])
    if table["active"]:
        blocks.append(Labelled("here", f"active: git writes its events to {table['events']}"))
    elif any(row["mode"] == "trace" for row in table["shells"]):
        blocks.append(Labelled("here", "this shell does not have mode trace (yet: a new one may)"))
    if table["in_the_way"]:
        text = (
            f"{table['in_the_way']} is yours and stays: as long as it is set, the hook keeps still"
        )
        blocks.append(Labelled("note", text))
    if not table["enabled"]:
        blocks.append(Labelled("note", "bbfix is switched off here (`enabled`, see bbfix config)"))
    return tuple(blocks)


def _change(change: Any) -> str:
    name = change.shown if change.shown == change.path else f"{change.shown} -> {change.path}"
    if change.after is None:
        return f"remove {name}\n"
    if change.before is None and len(change.after) > SHORT:
        return f"write {name}\n"
    old, new = (change.before or b"").splitlines(), change.after.splitlines()
    if len(change.after) > SHORT and len(_only_in(new, old)) > LINES:
        return f"renew {name}\n"
    text = f"{'write' if change.before is None else 'edit'} {name}\n"
    for mark, lines, others in (("-", old, new), ("+", new, old)):
        for line in _only_in(lines, others):
            text += f"    {mark} {line.decode('utf-8', 'replace')}\n"
    return text


def _only_in(lines: list[bytes], others: list[bytes]) -> list[bytes]:
    """Return the run of lines that one version has and the other has not."""
    start = 0
    while start < min(len(lines), len(others)) and lines[start] == others[start]:
        start += 1
    end = 0
    room = min(len(lines), len(others)) - start
    while end < room and lines[-1 - end] == others[-1 - end]:
        end += 1
    return lines[start : len(lines) - end]
