"""Facts about hooks that git passes over since their files are not marked as programs."""

from __future__ import annotations

import os
import stat

from diagnose.evidence import config as configs
from diagnose.evidence import hook
from diagnose.evidence import place
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

# Beside those that can refuse a command; hooks of servers are others.
MORE = ("post-checkout", "post-commit", "post-merge", "post-rewrite")


def probe(context: Context) -> Iterator[Fact]:
    """Yield `hooks.inert` and `hooks.inert_name`."""
    where = place.find(context)
    if not where.trusted or os.name == "nt":
        why = where.why if not where.trusted else "Windows marks no programs"
        yield from (unknown(f"hooks.{name}", why) for name in ("inert", "inert_name"))
        return
    config = configs.read(context)
    moved = config.get("core.hooksPath") is not None or "GIT_COMMON_DIR" in os.environ
    folder = hook.folder_of(context) if moved else os.path.join(where.common_dir, "hooks")
    names = (name for name in sorted((*hook.NAMES, *MORE)) if _is_inert(os.path.join(folder, name)))
    name = next(names, "")
    path = configs.shown_path(os.path.join(folder, name), where.top) if name else ""
    yield either("hooks.inert", path, folder)
    yield either("hooks.inert_name", name, folder)


def _is_inert(path: str) -> bool:
    """Whether it is a file with content that nobody may run; git says no word of an empty one."""
    try:
        found = os.stat(path)
    except OSError:
        return False
    marked = found.st_mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return stat.S_ISREG(found.st_mode) and found.st_size > 0 and not marked
