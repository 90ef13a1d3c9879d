"""Recognises a command that the user's own hook refused and explained: bbfix adds nothing."""

from __future__ import annotations

import os

from diagnose import gitargs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.capture.answers import Command
    from diagnose.capture.wrap import Ended

# the hooks that can refuse these commands with exit 1 and without a word of git; of a refused
# rebase git tells itself (see evidence.hook)
REFUSERS: dict[str, tuple[str, ...]] = {
    "commit": ("pre-commit", "prepare-commit-msg", "commit-msg"),
    "merge": ("pre-merge-commit", "prepare-commit-msg", "commit-msg"),
    "push": ("pre-push",),
    "am": ("applypatch-msg", "pre-applypatch"),
}


def explained(command: Command, ended: Ended) -> bool:
    """Whether a local hook refused the command and printed why.

    git adds nothing of its own when such a hook fails (push adds one line, in the user's
    language), so: exit 1, some words, none of them git's or the server's, and such a hook is there.
    """
    names = REFUSERS.get(command.name)
    if names is None or ended.status != 1:
        return False
    lines = [line for line in ended.data.splitlines() if line.strip()]
    if command.name == "push":
        # ` ! [rejected]` and `remote:` are language-free: the server was reached
        if any(line.startswith((b" ! ", b"remote:", b"fatal:")) for line in lines):
            return False
        lines = lines[:-1]
    elif any(line.startswith((b"error:", b"fatal:")) for line in lines):
        return False
    return bool(lines) and _installed(command, ended.cwd, names)


def _installed(command: Command, cwd: str, names: tuple[str, ...]) -> bool:
    from diagnose import gitcmd
    from diagnose.errors import GitError

    try:
        # safe=False: this reads core.hooksPath, which safe calls turn off; rev-parse runs no hook
        done = gitcmd.run(
            [*command.options, "rev-parse", "--git-path", "hooks"], cwd=cwd or None, safe=False
        )
    except GitError:
        return False
    # git's answer is relative to the folder that it works in
    here = gitargs.folder(gitargs.split(command.options)[0], cwd)
    folder = os.path.join(here, done.text)
    return done.ok and any(os.access(os.path.join(folder, name), os.X_OK) for name in names)
