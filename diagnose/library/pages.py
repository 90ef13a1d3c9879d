"""Read the pages of a folder: patterns by area, shared fixes, hosts, consequences.

<root>/<area>/<id>.toml  <root>/fixes/<id>.toml  <root>/hosts/<host>.toml
<root>/consequences.toml
"""

from __future__ import annotations

import os

from diagnose import registry
from diagnose.errors import LibraryError
from diagnose.library import sources
from diagnose.library.fixes import read_fix
from diagnose.library.page import ConsequenceLine
from diagnose.library.page import FixPage
from diagnose.library.page import Pattern
from diagnose.library.schema import read_consequences
from diagnose.library.schema import read_pattern
from diagnose.library.table import Table
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

FIXES = "fixes"
HOSTS = "hosts"
CONSEQUENCES = "consequences.toml"
USE_KEYS = ("use", "id", "title", "credential", "when")  # what a page may say about a shared fix


class Pages(Value):
    """All pages of one folder, and the errors of those that could not be read."""

    patterns: tuple[Pattern, ...] = ()
    fixes: tuple[FixPage, ...] = ()
    hosts: Mapping[str, Mapping[str, Any]] = {}
    consequences: tuple[ConsequenceLine, ...] = ()
    raw_fixes: Mapping[str, Any] = {}  # as TOML gave them, for `[[fix]] use = ...`
    errors: tuple[LibraryError, ...] = ()


def read_pages(
    root: str, *, shared: Mapping[str, Any] | None = None, names: list[str] | None = None
) -> Pages:
    """Return every page below `root`; a broken one is reported in `errors` and left out.

    `shared`: raw tables of more fixes that `[[fix]] use = ...` may name. `names`: the files, if
    they are known.
    """
    errors: list[LibraryError] = []
    if names is None:
        names = [name for name, _, _ in sources.scan(root)]
    tables = read_tables(root, names, errors)
    fixes: list[FixPage] = []
    raw_fixes: dict[str, Any] = dict(shared or {})
    hosts: dict[str, Mapping[str, Any]] = {}
    consequences: tuple[ConsequenceLine, ...] = ()
    patterns: list[Pattern] = []
    for name in sorted(tables, key=_order):
        folder, _, base = name.rpartition("/")
        stem = base.removesuffix(".toml")
        try:
            if folder == HOSTS:
                hosts[stem] = tables[name]
            elif folder == FIXES:
                fixes.append(_shared_fix(tables[name], name, stem))
                raw_fixes[stem] = tables[name]
            elif name == CONSEQUENCES:
                consequences = read_consequences(tables[name], name)
            else:
                data = with_shared(tables[name], raw_fixes, name)
                patterns.append(read_pattern(data, name, area=_area(folder, name), name=stem))
        except LibraryError as error:
            errors.append(error)
    return Pages(
        patterns=tuple(patterns),
        fixes=tuple(fixes),
        hosts=hosts,
        consequences=consequences,
        raw_fixes=raw_fixes,
        errors=tuple(errors),
    )


def with_shared(data: Mapping[str, Any], shared: Mapping[str, Any], file: str) -> dict[str, Any]:
    """Return a page in which each `[[fix]] use = "..."` is written out."""
    entries = data.get("fix")
    if not isinstance(entries, list):
        return dict(data)
    written = []
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict) or "use" not in entry:
            written.append(entry)
            continue
        base = shared.get(entry["use"]) if isinstance(entry["use"], str) else None
        if base is None:
            message = f"names `{entry['use']}`, but there is no such page in {FIXES}/"
            raise LibraryError(f"{file}: `fix {number} use` {message}")
        for key in entry:
            if key not in USE_KEYS:
                message = f"cannot stand beside `use`; known are {', '.join(USE_KEYS)}"
                raise LibraryError(f"{file}: `fix {number} {key}` {message}")
        written.append({**base, **{key: entry[key] for key in entry if key != "use"}})
    return {**data, "fix": written}


def read_tables(root: str, names: list[str], errors: list[LibraryError]) -> dict[str, Any]:
    """Return the TOML of the named files by name; unreadable ones go to `errors`."""
    import tomllib

    tables: dict[str, Any] = {}
    for name in names:
        try:
            with open(os.path.join(root, name), "rb") as file:
                tables[name] = _dates_as_text(tomllib.load(file))
        except ValueError as error:  # TOML, UTF-8 or a number that is out of all bounds
            errors.append(LibraryError(f"{name}: is not TOML: {error}"))
        except RecursionError:
            errors.append(LibraryError(f"{name}: is nested too deeply"))
        except OSError as error:
            errors.append(LibraryError(f"{name}: cannot be read: {error.strerror}"))
    return tables


def _order(name: str) -> tuple[bool, str]:
    """Sort shared fixes before the pages that use them."""
    return not name.startswith(f"{FIXES}/"), name


def _area(folder: str, file: str) -> str:
    if folder not in registry.AREAS:
        known = ", ".join(registry.AREAS)
        raise LibraryError(f"{file}: lies in `{folder}/`, but the areas are {known}")
    return folder


def _shared_fix(data: Mapping[str, Any], file: str, stem: str) -> FixPage:
    table = Table(data, file)
    fix = read_fix(table, None)
    if fix.id != stem:
        raise table.error("id", f"is `{fix.id}`, but the file is named `{stem}.toml`")
    return fix


def _dates_as_text(value: Any) -> Any:
    """Return TOML data with dates as ISO 8601 texts, which marshal and JSON can write."""
    if isinstance(value, dict):
        return {key: _dates_as_text(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_dates_as_text(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
