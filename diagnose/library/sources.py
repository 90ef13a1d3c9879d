"""Which files make up a folder of pages, and a stamp that changes when any of them does."""

from __future__ import annotations

import os
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Entry: TypeAlias = "tuple[str, int, int]"  # name with `/`, mtime in ns, size

LARGEST = 256 * 1024  # bytes of a page; a real one has a few thousand
MOST = 300  # pages of a repository that is not trusted


def scan(root: str, *, trusted: bool = True) -> list[Entry]:
    """Return the pages below `root`, sorted: `*.toml` there and one folder deep.

    Only regular files of a sane size count. Where the folder is not trusted, links are not
    followed and the number is bounded: it came with somebody's repository.
    """
    found: list[Entry] = []
    folders = [""]
    for folder in folders:
        for entry in _entries(os.path.join(root, folder), bounded=not trusted):
            if entry.name[0] == "." or not entry.name.isprintable():
                continue
            name = f"{folder}/{entry.name}" if folder else entry.name
            if entry.name.endswith(".toml"):
                found += _file(entry, name, links=trusted)
            elif not folder and entry.is_dir(follow_symlinks=trusted):
                folders.append(entry.name)
    found.sort()
    return found if trusted else found[:MOST]


def stamp(root: str, entries: list[Entry]) -> bytes:
    """Return 32 bytes that differ when a page was added, removed or written to."""
    seen = "\n".join([root, *(f"{name} {mtime} {size}" for name, mtime, size in entries)])
    data = seen.encode("utf-8", "surrogateescape")
    return b"%08x%08x%016x" % (zlib.crc32(data), zlib.adler32(data), len(data))


def _entries(path: str, *, bounded: bool) -> list[os.DirEntry[str]]:
    entries: list[os.DirEntry[str]] = []
    try:
        with os.scandir(path) as listing:
            for entry in listing:
                entries.append(entry)
                if bounded and len(entries) >= 2 * MOST:
                    break
    except OSError:
        return []
    return entries


def _file(entry: os.DirEntry[str], name: str, *, links: bool) -> list[Entry]:
    try:
        if not entry.is_file(follow_symlinks=links):
            return []
        status = entry.stat(follow_symlinks=links)
    except OSError:
        return []
    return [(name, status.st_mtime_ns, status.st_size)] if status.st_size <= LARGEST else []
