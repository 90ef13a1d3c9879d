r"""Reads git's trace2 events: one JSON object a line, written by every git of a command.

The format is git's own (Documentation/technical/api-trace2.txt). A session id names its parents,
`17/20261123T101112.123456Z-H1-P2/...`: the first part is the number that the shell gave the
command, the second the git that the command started, the rest are the gits below that one.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

LIMIT = 4 * 1024 * 1024  # bytes of a file that are read; its end counts
WANTED = frozenset(
    (
        "start",
        "cmd_ancestry",
        "cmd_name",
        "alias",
        "def_repo",
        "child_start",
        "child_exit",
        "error",
        "exit",
    )
)
SHELL_ALIAS = "_run_shell_alias_"  # its words are a shell's, and no git command
INTERNAL = "_"  # how git names what is no command: _run_dashed_, _run_git_alias_
HEAD = '{"event":"'


class Words:
    """One `error` event: what die(), error() or warning() said, without its prefix."""

    __slots__ = ("at", "file", "line", "text")

    def __init__(self, event: dict[str, Any], at: int) -> None:
        self.at = at  # its place among all events
        self.text = str(event.get("msg", ""))
        self.file = str(event.get("file", ""))
        self.line = _number(event.get("line")) or 0


class Child:
    """A process that a git has started; `code` is None while it runs."""

    __slots__ = ("argv", "at", "code", "end", "hook", "kind")

    def __init__(self, event: dict[str, Any], at: int) -> None:
        self.at = at
        self.end = -1
        self.code: int | None = None
        self.kind = str(event.get("child_class", ""))
        self.hook = str(event.get("hook_name", "")) if self.kind == "hook" else ""
        self.argv = [str(word) for word in event.get("argv") or ()]


class Git:
    """One git process; `code` is None if it did not end by itself."""

    __slots__ = (
        "alias",
        "ancestry",
        "argv",
        "at",
        "children",
        "code",
        "end",
        "ended_in",
        "name",
        "seconds",
        "sid",
        "time",
        "words",
        "worktree",
    )

    def __init__(self, sid: str, at: int) -> None:
        self.sid = sid
        self.at = at
        self.end = -1
        self.argv: list[str] = []
        self.name = ""  # the command; "" if none was found
        self.alias: list[str] | None = None  # what an alias stands for
        self.worktree = ""
        self.ancestry: list[str] | None = None  # names of the processes above, the nearest first
        self.code: int | None = None
        self.ended_in = ""  # the source file that called exit: usage.c is die()
        self.seconds = 0.0
        self.time = ""  # UTC, ISO 8601
        self.words: list[Words] = []
        self.children: dict[int, Child] = {}

    @property
    def failed(self) -> bool:
        """Whether it ended with another code than 0."""
        return bool(self.code)


def read(path: str, mark: str) -> list[Git]:
    """Return the gits of one command, in the order in which they began.

    A git whose beginning is not in the file was started by an earlier command: it is left out.
    """
    found: dict[str, Git] = {}
    for at, event in enumerate(_events(path)):
        sid = event.get("sid")
        if isinstance(sid, str) and sid.startswith(f"{mark}/"):
            if event["event"] == "start":
                found[sid] = Git(sid, at)
            if sid in found:
                with suppress(TypeError, ValueError):  # not git's: any program may write there
                    _take(found[sid], event, at)
    return list(found.values())


def below(gits: list[Git], git: Git) -> Iterator[Git]:
    """Give the gits that a git has started, and those that they have."""
    return (other for other in gits if other.sid.startswith(f"{git.sid}/"))


def outermost(gits: list[Git]) -> list[Git]:
    """Return those that no other git has started."""
    return [git for git in gits if git.sid.count("/") == 1]


def _events(path: str) -> Iterator[dict[str, Any]]:
    """Yield the wanted events of a file in order; of a very long file, those of its end."""
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            file.seek(max(0, size - LIMIT))
            data = file.read(LIMIT)
    except OSError:
        return
    for line in data.decode("utf-8", "surrogateescape").split("\n"):
        if not line.startswith(HEAD) or line[len(HEAD) :].partition('"')[0] not in WANTED:
            continue
        try:
            event = json.loads(line)
        except ValueError:  # torn: the first line of a long file, the last of a git at work
            continue
        if isinstance(event, dict):
            yield event


def _take(git: Git, event: dict[str, Any], at: int) -> None:
    kind = event["event"]
    if kind in ("child_start", "child_exit"):
        _take_child(git, event, at)
    elif kind == "error":
        git.words.append(Words(event, at))
    elif kind == "exit":
        git.code, git.end = _number(event.get("code")), at
        git.ended_in = os.path.basename(str(event.get("file", "")))
        git.seconds = float(event.get("t_abs", 0.0))
        git.time = str(event.get("time", ""))
    else:
        _take_name(git, event)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _take_child(git: Git, event: dict[str, Any], at: int) -> None:
    number = event.get("child_id", -1)
    if event["event"] == "child_start":
        git.children[number] = Child(event, at)
    elif number in git.children:
        git.children[number].end = at
        git.children[number].code = _number(event.get("code"))


def _take_name(git: Git, event: dict[str, Any]) -> None:
    """Take what says who a git is and where it works."""
    kind, argv = event["event"], [str(word) for word in event.get("argv") or ()]
    if kind == "start":
        git.argv = argv
    elif kind == "alias":
        git.alias = argv
    elif kind == "cmd_ancestry":
        git.ancestry = [str(name) for name in event.get("ancestry") or ()]
    elif kind == "def_repo":
        git.worktree = git.worktree or str(event.get("worktree", ""))
    elif kind == "cmd_name":
        name = str(event.get("name", ""))
        git.name = git.name if name.startswith(INTERNAL) else name
        git.alias = None if name == SHELL_ALIAS else git.alias
