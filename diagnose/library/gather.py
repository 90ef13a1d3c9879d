"""Pages from where a person names them: whole folders, single files, or the library in use."""

from __future__ import annotations

import os

from diagnose import registry
from diagnose.errors import LibraryError
from diagnose.errors import UsageError
from diagnose.library.pages import HOSTS
from diagnose.library.pages import Pages
from diagnose.library.pages import read_pages
from diagnose.library.pages import read_tables
from diagnose.library.pages import with_shared
from diagnose.library.schema import read_pattern
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diagnose.library.index import Library
    from diagnose.library.page import FixPage


class Known(Value):
    """What pages may name that lies beside them: the library that they are added to."""

    ids: frozenset[str] = frozenset()
    fixes: Mapping[str, FixPage] = {}
    raw_fixes: Mapping[str, Any] = {}
    hosts: frozenset[str] = frozenset()


def host_ids(tables: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """Return the ids of hosts: those of the pages, and the software that one of them may name."""
    named = (table.get("elsewhere") for table in tables.values())
    return frozenset((*tables, *(str(each["id"]) for each in named if each)))


def known_of(library: Library) -> Known:
    """Return what a library offers to pages that are added to it."""
    raw = library.raw_fixes()
    return Known(
        ids=frozenset(library.ids()),
        fixes={name: library.fix(name) for name in raw},
        raw_fixes=raw,
        hosts=host_ids(library.hosts()),
    )


def is_whole(folder: str) -> bool:
    """Whether a folder is a library of its own, and no addition to one."""
    return os.path.isdir(os.path.join(folder, HOSTS))


def gather(path: str, known: Known) -> Pages:
    """Return the pages of a folder, or the one of a file; raises UsageError where neither is.

    The place of a lone file says nothing: its area is the one that it names.
    """
    if os.path.isdir(path):
        return read_pages(path, shared=known.raw_fixes)
    if not os.path.isfile(path):
        raise UsageError(f"there is no folder or file `{path}`", "name where the pages are")
    errors: list[LibraryError] = []
    folder, name = os.path.split(path)
    patterns = []
    for data in read_tables(folder, [name], errors).values():
        area = data.get("area")
        try:
            page = with_shared(data, known.raw_fixes, name)
            where = area if area in registry.AREAS else ""
            stem = str(data.get("id", name.removesuffix(".toml")))
            patterns.append(read_pattern(page, name, area=where, name=stem))
        except LibraryError as error:
            errors.append(error)
    return Pages(patterns=tuple(patterns), errors=tuple(errors))
