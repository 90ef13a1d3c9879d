"""Where the indexes are: shipped in the wheel, or in the cache and rebuilt when a page changes."""

from __future__ import annotations

import os
import zlib

from diagnose import paths
from diagnose.library.volume import BrokenIndexError
from diagnose.library.volume import Volume

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from mmap import mmap
    from typing import Any

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHIPPED = os.path.join("_index", "patterns.idx")


def shipped(package: str = PACKAGE) -> Volume:
    """Return the index that came with bbfix; of a source checkout, that of its pages."""

    def renew() -> Volume:
        return of_folder(page_folder(package))

    try:
        return Volume(_mapped(os.path.join(package, SHIPPED)), renew=renew)
    except (OSError, BrokenIndexError):
        return renew()


def page_folder(package: str = PACKAGE) -> str:
    """Return the folder of the shipped pages: inside the package, or beside it in a checkout."""
    inside = os.path.join(package, "patterns")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "patterns")


def of_folder(
    root: str, *, shared: Callable[[], Mapping[str, Any]] = dict, trusted: bool = True
) -> Volume:
    """Return the index of a folder, from the cache if no page has changed since.

    `shared` gives the fixes that pages may name with `use`; it is called for a build only. A
    cache that cannot be read or written costs time, nothing else.
    """
    from diagnose.library import sources

    entries = sources.scan(root, trusted=trusted)
    stamp = sources.stamp(root, entries)
    kept = _kept(root)

    def renew() -> Volume:
        from diagnose.library.compile import build_tolerant

        data = build_tolerant(root, entries, shared=shared(), trusted=trusted)
        paths.write_cache(kept, data)
        return Volume(data)

    try:
        return Volume(_mapped(kept), stamp=stamp, renew=renew)
    except (OSError, BrokenIndexError):
        return renew()


def _kept(root: str) -> str:
    """Return the file of the index; two folders in one file would only replace each other."""
    name = zlib.crc32(root.encode("utf-8", "surrogateescape"))
    return os.path.join(paths.cache_dir(), f"patterns-{name:08x}.idx")


def _mapped(path: str) -> bytes | mmap:
    """Return a file without reading it; raises OSError."""
    from mmap import ACCESS_READ
    from mmap import mmap

    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return mmap(handle, 0, access=ACCESS_READ)
    except ValueError:
        return b""  # an empty file cannot be mapped, and is no index either
    finally:
        os.close(handle)
