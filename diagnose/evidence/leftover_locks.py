"""Facts about stale locks: so old that no command of git can hold them any more."""

from __future__ import annotations

import os
import stat
import time

from diagnose.evidence import place
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

OLD = 600  # seconds; git holds a lock for an instant, or for as long as an editor is open
OTHERS = ("config.lock", "HEAD.lock", "packed-refs.lock", "shallow.lock")


def probe(context: Context) -> Iterator[Fact]:
    """Yield `left.index_lock` and `left.lock`."""
    where = place.find(context)
    if not where.trusted:
        yield from (unknown(f"left.{name}", where.why) for name in ("index_lock", "lock"))
        return
    yield either("left.index_lock", _first([os.path.join(where.git_dir, "index.lock")]), "its age")
    homes = dict.fromkeys((where.git_dir, where.common_dir))
    paths = [os.path.join(home, name) for home in homes for name in OTHERS]
    yield either("left.lock", _first(paths), "its age")


def _first(paths: list[str]) -> str:
    """Return the first path that is a plain file and old; "" if there is none."""
    for path in paths:
        try:
            found = os.lstat(path)
        except OSError:
            continue
        if stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime >= OLD:
            return path
    return ""
