"""Renaming a file inside the git folder so that git no longer sees it; nothing is deleted."""

from __future__ import annotations

import os
import stat

from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.model import Risk
from diagnose.remedy import shown
from diagnose.remedy.plan import Action
from diagnose.state import durable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diagnose.remedy.run import Run
    from diagnose.remedy.world import World

MARK = ".bbfix-aside-"


def prepare(world: World, blanks: Mapping[str, str]) -> tuple[Action, ...]:
    """Plan it; RefusedError for what is no plain file inside this repository's git folder."""
    given = os.path.join(world.folder, blanks["path"])
    folder = os.path.realpath(os.path.dirname(given))
    path = os.path.join(folder, os.path.basename(given))
    homes = {os.path.realpath(p) for p in (world.place.git_dir, world.place.common_dir) if p}
    if not world.place.trusted or not any(_inside(folder, home) for home in homes):
        raise RefusedError(f"`{shown.value('', path)}` is outside this repository's git folder")
    try:
        found = os.lstat(path)
    except OSError:
        raise RefusedError(f"`{shown.value('', path)}` is not there; nothing was changed") from None
    if not stat.S_ISREG(found.st_mode):
        raise RefusedError(f"`{shown.value('', path)}` is no plain file; nothing was changed")
    blanks = {"path": path, "identity": _identity(found)}
    return (
        Action(
            kind="move-aside",
            text=f"rename {shown.value('', path)}, so that git no longer sees it",
            risk=Risk.LOCAL,
            place=path,
            blanks=blanks,
            argv=("mv", "--", path, path + ".aside"),
            diff=(f"- {shown.value('', path)}", f"+ {shown.value('', path)}{MARK}N"),
        ),
    )


def record(action: Action) -> dict[str, Any]:
    """Return what the journal keeps."""
    return dict(action.blanks)


def ready(action: Action, run: Run) -> None:
    """Raise MovedOnError if the file is another one, or a git came to life meanwhile."""
    if _now(action.blanks["path"]) != action.blanks["identity"]:
        raise MovedOnError(f"`{action.place}` is no longer the file it was", MovedOnError.AGAIN)
    if action.place.endswith(".lock") and run.lock_is_live(action.place):
        raise MovedOnError(
            f"a git process may be at work here, and `{action.place}` its own",
            "wait until it is done, then run the same command again",
        )


def apply(action: Action, _: int, run: Run) -> None:
    """Rename the file; MovedOnError if it is another one by now."""
    ready(action, run)
    path = action.blanks["path"]
    aside = _aside(path, run)
    if os.path.lexists(aside):
        raise RefusedError(f"`{aside}` is in the way")
    try:
        os.rename(path, aside)
    except OSError as error:
        raise RefusedError(f"`{path}` cannot be renamed: {error.strerror}") from error
    durable.sync_folder(os.path.dirname(path))


def roll_back(_: Action, index: int, run: Run) -> tuple[str, ...]:
    """Put the file back."""
    return undo(index, run)


def check(index: int, run: Run) -> None:
    """Raise MovedOnError if the file's old place is taken, or what was moved is gone."""
    step = run.entry.plan["steps"][index]
    if _now(step["path"]) == step["identity"]:
        return
    if os.path.lexists(step["path"]):
        raise MovedOnError(f"`{step['path']}` is there again")
    if _now(_aside(step["path"], run)) != step["identity"]:
        raise MovedOnError(f"`{_aside(step['path'], run)}` is gone")


def undo(index: int, run: Run) -> tuple[str, ...]:
    """Rename the file back, never over another one."""
    check(index, run)
    step = run.entry.plan["steps"][index]
    if _now(step["path"]) != step["identity"]:
        os.link(_aside(step["path"], run), step["path"])
        os.unlink(_aside(step["path"], run))
        durable.sync_folder(os.path.dirname(step["path"]))
    elif os.path.lexists(_aside(step["path"], run)):
        os.unlink(_aside(step["path"], run))  # the second name of one file, left by a crash
    return ()


def _inside(folder: str, home: str) -> bool:
    return folder == home or folder.startswith(home + os.sep)


def _aside(path: str, run: Run) -> str:
    return f"{path}{MARK}{run.nonce}"


def _now(path: str) -> str:
    try:
        return _identity(os.lstat(path))
    except OSError:
        return ""


def _identity(found: os.stat_result) -> str:
    return f"{found.st_dev}:{found.st_ino}:{found.st_size}:{found.st_mtime_ns}"
