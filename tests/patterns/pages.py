"""The pages under test, and what is found in their examples."""

from __future__ import annotations

import functools
from pathlib import Path

from diagnose.hosts import url as urls
from diagnose.hosts.catalog import Catalog
from diagnose.hosts.facts import host_of
from diagnose.library import sources
from diagnose.library.compile import index_of
from diagnose.library.index import Library
from diagnose.library.page import Counter
from diagnose.library.page import Example
from diagnose.library.page import Pattern
from diagnose.library.pages import Pages
from diagnose.library.pages import read_pages
from diagnose.library.volume import Volume
from diagnose.match.find import Found
from diagnose.match.find import find
from diagnose.workshop.exam import transcript

__all__ = ["transcript"]
ROOT = Path(__file__).resolve().parents[2] / "patterns"


@functools.cache
def pages() -> Pages:
    """Every page of the shipped library; the broken ones are in `errors`."""
    return read_pages(str(ROOT))


def living() -> list[Pattern]:
    """The patterns in use."""
    return [page for page in pages().patterns if page.status != "retired"]


@functools.cache
def library() -> Library:
    """The shipped library, compiled in memory."""
    root = str(ROOT)
    return Library([Volume(index_of(pages(), sources.stamp(root, sources.scan(root))))])


@functools.cache
def catalog() -> Catalog:
    """The hosts of the shipped library."""
    return Catalog(host_of(table, name) for name, table in pages().hosts.items())


def host_id(text: str) -> str | None:
    """The id of the host of a URL, as the pipeline asks for it."""
    url = urls.parse(text)
    host = catalog().identify(url) if url else None
    return host.id if host else None


def look(shown: Example | Counter) -> Found:
    """Find patterns in an example; it is looked at once, however many tests ask."""
    return _found(shown.text, shown.command, shown.exit)


@functools.cache
def _found(text: str, command: str, exit_code: int | None) -> Found:
    return find(transcript(text, command, exit_code), library(), host_of=host_id)


def examples() -> list[tuple[Pattern, int]]:
    """Every example of every living pattern, by number."""
    return [(page, n) for page in living() for n in range(len(page.examples))]


def counters() -> list[tuple[Pattern, int]]:
    """Every counter-example of every living pattern, by number."""
    return [(page, n) for page in living() for n in range(len(page.counters))]


def name(value: object) -> str:
    """What a test case is called."""
    return value.id if isinstance(value, Pattern) else str(value)
