"""Where the failed command worked: which repository, and whether git itself trusts it.

Nothing of a repository is opened before git has said that it trusts it (safe.directory).
"""

from __future__ import annotations

import os
import re

from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.child import Done
    from diagnose.evidence.context import Context

PRESENT = "present"
NONE = "none"
UNTRUSTED = "untrusted"
UNKNOWN = "unknown"

_ASKED = (
    "--is-bare-repository",
    "--absolute-git-dir",
    "--git-common-dir",
    "--is-inside-work-tree",
    "--show-cdup",  # last: git prints no line at all for it where there is no worktree
)
_REFUSALS = (
    r"dubious ownership in repository at '(.+)'",
    r"unsafe repository \('(.+)' is",
    r"cannot use bare repository '(.+)'",
)


class Place(Value):
    """A repository as git sees it from the folder of the command; paths are absolute."""

    status: str  # present | none | untrusted | unknown
    why: str = ""  # where the status comes from, or why it is unknown
    git_dir: str = ""
    common_dir: str = ""  # differs from git_dir in a linked worktree
    top: str = ""  # top folder of the worktree; "" if there is none
    bare: bool = False

    @property
    def trusted(self) -> bool:
        """Whether it is there and git trusts it: the rest may be read."""
        return self.status == PRESENT

    @property
    def root(self) -> str:
        """The folder by which people name it."""
        return self.top or self.git_dir


def find(context: Context) -> Place:
    """Return the repository of the failed command; GitError if git cannot be run."""
    return context.once("place", lambda: _find(context))


def _find(context: Context) -> Place:
    if not os.path.isdir(context.folder):
        return Place(UNKNOWN, f"the folder {context.folder} is not there")
    if not _named(context) and not _may_hold(os.path.realpath(context.folder)):
        return Place(NONE, "no folder above holds a repository")
    done = context.git(["rev-parse", *_ASKED])
    if done.timed_out:
        return Place(UNKNOWN, "`git rev-parse` timed out")
    return _read(context, done) if done.ok else _refused(done)


def _named(context: Context) -> bool:
    return "GIT_DIR" in context.repo_env or "GIT_DIR" in os.environ


def _may_hold(folder: str) -> bool:
    """Whether git could find a repository from here: it looks for just these names, upwards."""
    while True:
        if os.path.lexists(os.path.join(folder, ".git")):
            return True
        if all(os.path.lexists(os.path.join(folder, name)) for name in ("HEAD", "objects", "refs")):
            return True
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above


def _read(context: Context, done: Done) -> Place:
    """Read what `git rev-parse` answered to _ASKED, a line each."""
    lines = os.fsdecode(done.out).split("\n")[:-1]
    right = len(_ASKED) - 1 <= len(lines) <= len(_ASKED)
    if not right or {lines[0], lines[3]} - {"true", "false"}:
        return Place(UNKNOWN, "a folder's name holds a line break")
    bare, git_dir, common, inside = lines[:4]
    up = lines[4] if len(lines) == len(_ASKED) else ""
    here = os.path.realpath(context.folder)  # git's answers are relative to the real folder
    top = os.path.normpath(os.path.join(here, up)) if inside == "true" or up else ""
    return Place(
        PRESENT,
        "git rev-parse",
        git_dir=git_dir,
        common_dir=os.path.normpath(os.path.join(here, common)),
        top=top,
        bare=bare == "true",
    )


def _refused(done: Done) -> Place:
    text = os.fsdecode(done.err)
    for refusal in _REFUSALS:
        found = re.search(refusal, text)
        if found:
            return Place(UNTRUSTED, "git does not trust its owner or place", top=found[1])
    if "not a git repository" in text:
        return Place(NONE, "git rev-parse")
    line = text.strip().partition("\n")[0]
    return Place(UNKNOWN, f"git says: {line}" if line else "`git rev-parse` failed")
