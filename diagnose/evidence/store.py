"""Facts about what git keeps on disk: what is missing, empty, or not to be written to."""

from __future__ import annotations

import os
import stat

from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import plainfile
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.evidence.place import Place
    from diagnose.model import Fact

MOST_OBJECTS = 20_000  # loose objects that are looked at; `git gc` packs 6700
MOST_REFS = 5_000  # files of refs that are looked at
LIMIT = 1 << 16  # characters of a small file
HEX = frozenset("0123456789abcdef")
APPENDED = ("FETCH_HEAD", "logs/HEAD", "COMMIT_EDITMSG")  # git opens these in place
LINKS = {"link_module": "/modules/", "link_worktree": "/worktrees/"}


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `store.*` fact; nothing is opened where git does not trust the repository."""
    where = place.find(context)
    yield from _links(context, where)
    if not where.trusted:
        names = ("alternate", "sealed", "empty_ref", "empty_object")
        yield from (unknown(f"store.{name}", where.why) for name in names)
        return
    objects = os.path.join(where.common_dir, "objects")
    yield either("store.alternate", _alternate(objects), "objects/info/alternates")
    yield either("store.sealed", _shown(_sealed(where, objects), where), "its permissions")
    yield either("store.empty_ref", _empty_ref(where), "its size")
    yield either("store.empty_object", _shown(_empty_object(objects), where), "its size")


def _links(context: Context, where: Place) -> Iterator[Fact]:
    path = os.path.join(context.folder, ".git")
    text = _text(path) if where.status == place.NONE and os.path.isfile(path) else ""
    given = text.removeprefix("gitdir:").strip() if text.startswith("gitdir:") else ""
    target = os.path.normpath(os.path.join(context.folder, given)) if given else ""
    broken = target if target and not os.path.isfile(os.path.join(target, "HEAD")) else ""
    yield either("store.link", broken, path)
    for name, part in LINKS.items():
        yield either(f"store.{name}", broken if part in broken else "", path)


def _text(path: str) -> str:
    return plainfile.read(path, LIMIT, "surrogateescape")


def _alternate(objects: str) -> str:
    """Return the first folder of the list that is not there; quoted lines are left to git."""
    for line in _text(os.path.join(objects, "info", "alternates")).split("\n"):
        if line and line[0] not in '#"' and not os.path.isdir(os.path.join(objects, line)):
            return os.path.normpath(os.path.join(objects, line))
    return ""


def _sealed(where: Place, objects: str) -> str:
    """Return the first place that git would write to and may not."""
    common = where.common_dir
    folders = [where.git_dir, common, objects, os.path.join(objects, "pack")]
    folders += [os.path.join(objects, name) for name in _names(objects) if _is_hex(name)]
    folders += [os.path.join(common, "refs"), os.path.join(common, "refs", "heads")]
    folders += [os.path.join(common, "logs"), os.path.join(common, "logs", "refs", "heads")]
    for path in folders:
        if os.path.isdir(path) and not os.access(path, os.W_OK | os.X_OK):
            return path
    files = (os.path.join(where.git_dir, name) for name in APPENDED)
    return next((path for path in files if os.path.isfile(path) and not _writable(path)), "")


def _writable(path: str) -> bool:
    return os.access(path, os.W_OK)


def _empty_ref(where: Place) -> str:
    """Return the name of the first branch, tag or remote-tracking branch without any content."""
    seen = 0
    base = os.path.join(where.common_dir, "refs")
    for folder, _, names in os.walk(base):
        for name in sorted(names):
            seen += 1
            if seen > MOST_REFS:
                return ""
            if not name.endswith(".lock") and _is_empty(os.path.join(folder, name)):
                return "/".join(("refs", *os.path.relpath(folder, base).split(os.sep), name))
    return ""


def _empty_object(objects: str) -> str:
    seen = 0
    for folder in sorted(name for name in _names(objects) if _is_hex(name)):
        for name in sorted(_names(os.path.join(objects, folder))):
            seen += 1
            path = os.path.join(objects, folder, name)
            if HEX.issuperset(name) and _is_empty(path):
                return path
        if seen > MOST_OBJECTS:
            break
    return ""


def _is_empty(path: str) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == 0


def _is_hex(name: str) -> bool:
    return len(name) == 2 and HEX.issuperset(name)  # noqa: PLR2004 - as git fans objects out


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _shown(path: str, where: Place) -> str:
    return configs.shown_path(path, where.top) if path else ""
