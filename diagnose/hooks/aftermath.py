"""From the events of one command to a capture: what git printed, as far as events tell it.

What they lack is in the repository's state (the stages read that), or with the host: see `probe`.
"""

from __future__ import annotations

import os

from diagnose.evidence import argv
from diagnose.hooks import culprit
from diagnose.hooks import events
from diagnose.hooks import levels
from diagnose.hooks import lineage
from diagnose.model import Capture
from diagnose.model import Source
from diagnose.redact import redact_argv
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnose.hooks.events import Git

READS_STDIN = ("--stdin", "-F-", "--file=-", "-")
READERS = ("am", "apply", "bundle", "fast-import", "mailinfo", "mktag", "mktree", "unpack-objects")
IGNORED = "The following paths are ignored by one of your .gitignore files:"


class Aftermath(Value):
    """A failure, and what it takes to learn more about it."""

    capture: Capture
    gits: Sequence[Git]  # every git of the command
    git: Git  # the one that failed
    by: str = ""  # the program that ran it, "" for the shell
    typed: bool = False  # the person ran it, and no program did


def read(path: str, mark: str, status: int, folders: Sequence[str]) -> Aftermath | None:
    """Return the failure that a file of events tells of, or None if there is none to explain.

    path     the file of events of a shell
    mark     the number of the command, which begins the session ids of its gits
    status   `$?` after the command
    folders  where the shell was before the command and is now
    """
    gits = events.read(path, mark)
    found = culprit.find(gits, status, culprit.ancestors())
    if found is None:
        return None
    git = found.git
    cwd, words = place(git, _worktree(gits, git), folders)
    lines = lineage.printed(gits, git, levels.teller())
    if lineage.unsaid(git) and not lines:
        lines = _ignored(cwd, words)
        if not lines:
            return None
    source = Source(
        kind="hook",
        command=redact_argv(words),
        exit=git.code,
        cwd=cwd,
        # of a program's git nobody knows what it was given; a person's may have been piped to
        stdin_used=not found.typed or _reads_stdin(git),
    )
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
    return Aftermath(Capture(source, data), gits, git, found.by, found.typed)


def place(git: Git, worktree: str, folders: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Return the folder in which git was started, and its command line as seen from there.

    An event names the repository, not the folder: one of the shell's, if it is in there.
    """
    words = ("git", *git.argv[1:])
    known = [folder for folder in reversed(folders) if os.path.isdir(folder)]
    asked = argv.read(words)
    if worktree and asked.name not in ("clone", "init"):
        for folder in known:
            if _within(os.path.join(folder, asked.folder), worktree):
                return folder, words
        if os.path.isdir(worktree):
            options = [word for pair in asked.config for word in ("-c", _pair(*pair))]
            return worktree, ("git", *options, *((asked.name,) if asked.name else ()), *asked.args)
    return (known[0] if known else os.sep), words


def _worktree(gits: list[Git], git: Git) -> str:
    return next((one.worktree for one in lineage.of(gits, git) if one.worktree), "")


def _within(folder: str, worktree: str) -> bool:
    inner, outer = os.path.realpath(folder), os.path.realpath(worktree)
    return inner == outer or inner.startswith(outer.rstrip(os.sep) + os.sep)


def _pair(key: str, value: str | None) -> str:
    return key if value is None else f"{key}={value}"


def _reads_stdin(git: Git) -> bool:
    command = lineage.command(git)
    return command.name in READERS or any(word in READS_STDIN for word in command.words)


def _ignored(cwd: str, words: tuple[str, ...]) -> list[str]:
    """Return what `git add` said about ignored paths, if that is why it failed."""
    from diagnose import gitcmd
    from diagnose.errors import GitError

    asked = argv.read(words)
    if asked.name != "add" or not asked.positionals:
        return []
    try:
        done = gitcmd.run(
            ("check-ignore", "-z", "--stdin"),
            cwd=os.path.join(cwd, asked.folder),
            input="".join(f"{path}\0" for path in asked.positionals).encode(
                "utf-8", "surrogateescape"
            ),
        )
    except GitError:
        return []
    found = [path for path in done.out.decode("utf-8", "surrogateescape").split("\0") if path]
    return [IGNORED, *found] if found else []
