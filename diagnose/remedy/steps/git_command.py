"""Running one git command of a short list; what it does to the configuration can be taken back."""

from __future__ import annotations

import os
import shlex

from diagnose import gitcmd
from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.redact import redact
from diagnose.redact import redact_argv
from diagnose.remedy.plan import Action
from diagnose.remedy.steps import gitrules
from diagnose.remedy.world import UNTRUSTED
from diagnose.remedy.world import UNTRUSTED_HINT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Any

    from diagnose.remedy.run import Run
    from diagnose.remedy.world import World

SECONDS = 120.0  # for a command that stays on this machine
NETWORK_SECONDS = 600.0  # for one that fetches or pushes
MAX_LINES = 40  # of its output that are shown


def prepare(world: World, blanks: Mapping[str, str]) -> tuple[Action, ...]:
    """Plan it; RefusedError for a command that is not on the list."""
    argv = tuple(blanks["argv"].split("\0"))
    rule = gitrules.rule(argv)
    back = tuple(blanks["undo"].split("\0")) if blanks.get("undo") else ()
    if back:
        gitrules.rule(back)
    if not world.place.trusted:
        raise RefusedError(UNTRUSTED, UNTRUSTED_HINT)
    shown = shlex.join(redact_argv(("git", *argv)))
    return (
        Action(
            kind="git",
            text=f"run `{shown}`",
            risk=rule.risk,
            place=world.place.root,
            blanks={"argv": list(argv), "undo": list(back), "state": state(world.folder)},
            argv=("git", *redact_argv(argv)),
            undo="yes" if back else "no",
        ),
    )


def record(action: Action) -> dict[str, Any]:
    """Return what the journal keeps."""
    blanks = {**action.blanks, "argv": list(redact_argv(action.blanks["argv"]))}
    return {**blanks, "undo": list(redact_argv(action.blanks["undo"]))}


def ready(action: Action, run: Run) -> None:
    """Raise MovedOnError if HEAD or what git is in the middle of is no longer as planned."""
    if state(run.folder) != action.blanks["state"]:
        raise MovedOnError(
            "the repository has moved on since the plan was made", MovedOnError.AGAIN
        )


def apply(action: Action, index: int, run: Run) -> None:
    """Run the command with the user's own hooks and helpers, no prompts; RefusedError if it fails.

    What it printed is kept in `run.lines`. A stash is noted before and after, so that `undo`
    can tell the stash of this step from one that the user has made since.
    """
    argv = action.blanks["argv"]
    network = gitrules.rule(argv).network
    stashes = _stashes(argv)
    before = _top(run) if stashes else ""
    if stashes:
        run.mark("stashing", index, before=before)
    done = gitcmd.run(
        argv,
        cwd=run.folder,
        safe=False,  # hooks of the user have their say, as in the user's own command
        users_chain=network,
        timeout=NETWORK_SECONDS if network else SECONDS,
    )
    if stashes:
        run.mark("stashed", index, before=before, made=_top(run))
    text = redact((done.err + done.out).decode("utf-8", "replace"))
    clean = (
        "".join(c if c.isprintable() else "\ufffd" for c in line) for line in text.splitlines()
    )
    run.lines = tuple(line for line in clean if line.strip())[:MAX_LINES]
    if not done.ok:
        name = redact(" ".join(("git", *argv[:2])))
        last = f": {run.lines[-1]}" if run.lines else ""
        raise RefusedError(f"`{name}` failed{last}")


def roll_back(_: Action, index: int, run: Run) -> tuple[str, ...]:
    """Run the page's own command for it, if there is one."""
    return undo(index, run)


def check(index: int, run: Run) -> None:
    """Raise MovedOnError if the repository is gone, or our stash is not the topmost any more.

    All else cannot be checked beforehand: git itself refuses what cannot be undone.
    """
    step = run.entry.plan["steps"][index]
    if not step["undo"]:
        return
    folder = run.entry.plan.get("folder") or ""
    if not os.path.isdir(folder):
        raise MovedOnError(f"`{folder}` is gone")
    if _stashes(step["argv"]):
        _holds_ours(index, run)


def undo(index: int, run: Run) -> tuple[str, ...]:
    """Run the command that takes it back; say so where there is none."""
    step = run.entry.plan["steps"][index]
    name = " ".join(("git", *step["argv"]))
    back = step["undo"]
    if not back:
        return (f"`{name}` cannot be taken back",)
    check(index, run)
    gitrules.rule(back)
    if _stashes(step["argv"]):
        if not _holds_ours(index, run):
            return ()
        run.mark("unstashing", index)
    done = gitcmd.run(back, cwd=run.folder, safe=False, timeout=SECONDS)
    return () if done.ok else (f"`{name}` could not be taken back",)


def _stashes(argv: Sequence[str]) -> bool:
    return tuple(argv[:2]) == ("stash", "push")


def _holds_ours(index: int, run: Run) -> bool:
    """Whether the topmost stash is the one that this step made; MovedOnError if another is.

    False if the step made none, as there was nothing to put away, or if it is back already.
    """
    now = _top(run)
    made = run.noted("stashed", index)
    if made and made["made"] != made["before"] and now == made["made"]:
        return True
    if made and made["made"] == made["before"]:
        return False
    begun = run.noted("stashing", index)
    back = bool(run.noted("unstashing", index)) or not made
    if not begun or (back and now == begun["before"]):
        return False  # killed before git began, or after it had brought everything back
    raise MovedOnError("the topmost stash is not the one that was made: see `git stash list`")


def _top(run: Run) -> str:
    """Return the commit of the topmost stash, "" if there is none."""
    done = gitcmd.run(["rev-parse", "--verify", "--quiet", "refs/stash"], cwd=run.folder)
    return done.text.strip()


def state(folder: str) -> str:
    """Return what tells whether a repository has moved on: HEAD, its commit, what is under way."""
    done = gitcmd.run(
        ["rev-parse", "--absolute-git-dir", "--symbolic-full-name", "HEAD"], cwd=folder
    )
    commit = gitcmd.run(["rev-parse", "--verify", "--quiet", "HEAD"], cwd=folder)
    lines = done.text.splitlines()
    git_dir = lines[0] if lines else folder
    names = ("MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD")
    under_way = [name for name in names if os.path.exists(os.path.join(git_dir, name))]
    return " ".join([*lines[1:], commit.text, *under_way])
