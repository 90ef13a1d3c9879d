"""Compile the pages of a folder into the bytes of an index (see `volume` for the layout)."""

from __future__ import annotations

from diagnose.library import sources
from diagnose.library import volume
from diagnose.library import words
from diagnose.library.page import plain
from diagnose.library.pages import read_pages

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from typing import Any

    from diagnose.library.page import Pattern
    from diagnose.library.pages import Pages
    from diagnose.library.sources import Entry

HOSTS = "*hosts"  # names of blobs that are no pattern; a star keeps them apart from ids
CONSEQUENCES = "*consequences"
CATALOGUE = "*catalogue"
RAW_FIXES = "*fixes"
SILENT = "*silent"
FORESEEN = "*foreseen"
FIX = "*fix "
UNSTAMPED = b""  # what is installed is never written to, so nobody asks when it was


def build(root: str) -> bytes:
    """Return the index of the pages below `root`, as a wheel ships it: the same everywhere.

    Raises LibraryError for the first broken page.
    """
    pages = read_pages(root)
    for error in pages.errors:
        raise error
    return index_of(pages, UNSTAMPED)


def build_tolerant(
    root: str, entries: list[Entry], *, shared: Mapping[str, Any], trusted: bool
) -> bytes:
    """Return the index of pages that may be broken; the broken ones become warnings."""
    pages = read_pages(root, shared=shared, names=[name for name, _, _ in entries])
    if not trusted:
        patterns = tuple(disarmed(pattern) for pattern in pages.patterns)
        pages = pages.replace(patterns=patterns, fixes=(), hosts={}, consequences=())
    return index_of(pages, sources.stamp(root, entries))


def index_of(pages: Pages, stamp: bytes) -> bytes:
    """Return the bytes of the index of some pages."""
    living = [pattern for pattern in pages.patterns if pattern.status != "retired"]
    literals = _literals(living, {page.id: number for number, page in enumerate(pages.patterns)})
    by_mark: dict[str, list[int]] = {}
    rarest = words.rarest(literals)
    for number, literal in enumerate(literals):
        by_mark.setdefault(rarest[literal], []).append(number)
    loose = by_mark.pop("", [])
    front = {
        "literals": tuple(literals),
        "users": tuple(_few(users) for users in literals.values()),
        "marks": {mark: _few(numbers) for mark, numbers in by_mark.items()},
        "pairs": _pairs(by_mark),
        "loose": tuple(loose),
        "supersedes": {page.id: page.supersedes for page in living if page.supersedes},
        "knowledge": knowledge(pages.hosts),
        "warnings": tuple(error.message for error in pages.errors),
    }
    blobs = [(page.id, plain(page)) for page in pages.patterns]
    blobs += [(FIX + fix.id, plain(fix)) for fix in pages.fixes]
    blobs += [
        (HOSTS, plain(pages.hosts)),
        (CONSEQUENCES, plain(pages.consequences)),
        (CATALOGUE, tuple(_entry(page) for page in pages.patterns)),
        (RAW_FIXES, pages.raw_fixes),
        (SILENT, tuple((page.id, plain(entry)) for page in living for entry in page.silent)),
        (FORESEEN, tuple((page.id, plain(entry)) for page in living for entry in page.foreseen)),
    ]
    return volume.pack(front, blobs, len(pages.patterns), stamp)


def knowledge(hosts: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the newest date on which host facts were checked, "" where there are none."""
    return max((str(table.get("checked", "")) for table in hosts.values()), default="")


def disarmed(pattern: Pattern) -> Pattern:
    """Return a pattern that explains only: it came with a repository, so nothing of it is run."""
    return pattern.replace(
        trusted=False,
        fixes=(),
        causes=tuple(cause.replace(fixes=()) for cause in pattern.causes),
        supersedes=(),
        silent=(),
        foreseen=(),
    )


def _literals(patterns: Iterable[Pattern], numbers: Mapping[str, int]) -> dict[str, set[int]]:
    """Return the literals that decide, case-folded, with the patterns that have them."""
    literals: dict[str, set[int]] = {}
    for pattern in patterns:
        for sign in pattern.signs:
            if sign.role == "sign":
                users = literals.setdefault(sign.literal.casefold(), set())
                users.add(numbers[pattern.id])
    return dict(sorted(literals.items()))


def _pairs(marks: Iterable[str]) -> dict[str, str]:
    """Return the marks of two words: by the first, all seconds in one text."""
    pairs: dict[str, str] = {}
    for first, blank, second in (mark.partition(" ") for mark in marks):
        if blank:
            pairs[first] = f"{pairs[first]} {second}" if first in pairs else second
    return pairs


def _few(numbers: Iterable[int]) -> int | tuple[int, ...]:
    """Return one number as it is: thousands of tuples would make opening slow."""
    found = tuple(sorted(numbers))
    return found[0] if len(found) == 1 else found


def _entry(page: Pattern) -> tuple[str, str, str, str, str]:
    return page.id, page.title, page.area, page.severity, page.status
