"""The state of a shell's hook: whether it is installed, its mode and version, and its problems."""

from __future__ import annotations

import os
import re

from diagnose import __version__
from diagnose.hooks import block
from diagnose.hooks import places
from diagnose.state import durable
from diagnose.value import Value

FIRST = r"# bbfix (?P<version>\S+), hook for (?P<shell>\w+), mode (?P<mode>\w+):"
OFF = ("", "0", "false")
TARGET = "trace2.eventTarget"


class Condition(Value):
    """The state of one shell's hook."""

    shell: str
    files: tuple[str, ...] = ()  # dotfiles with our lines, and our own file
    mode: str = ""  # "" where our own file is not there
    version: str = ""
    problems: tuple[str, ...] = ()

    @property
    def installed(self) -> bool:
        """Whether anything of it is there."""
        return bool(self.files)


def of(shell: str) -> Condition:
    """Return the condition of a shell's hook; reads files, starts nothing but zsh -c."""
    lines = [path for path in places.candidates(shell) if block.is_in(_read(path))]
    body = places.body(shell)
    text = (_read(body) or b"").decode("utf-8", "replace")
    head = re.match(FIRST, text)
    files = (*lines, *((body,) if text else ()))
    if not files:
        return Condition(shell)
    problems = []
    if head is None:
        problems.append(f"`{body}` is missing or not ours: `bbfix hook install {shell}` mends it")
    elif not lines:
        problems.append(f"no dotfile reads it: `bbfix hook install {shell}` mends it")
    elif head["version"] != __version__:
        problems.append(f"it is of another version: `bbfix hook install {shell}` renews it")
    program = re.search(r"^(?:set -g )?_bbfix_program(?:=\(| )'?([^') ]+)", text, re.MULTILINE)
    if program and not os.access(program[1], os.X_OK):
        problems.append(f"`{program[1]}` is gone: `bbfix hook install {shell}` mends it")
    mode, version = (head["mode"], head["version"]) if head else ("", "")
    return Condition(shell, files, mode, version, tuple(problems))


def events_here() -> str:
    """Return the file to which git writes for the shell that has started us, "" if it does not."""
    file = os.environ.get("GIT_TRACE2_EVENT", "")
    return file if os.path.basename(file).startswith(places.EVENTS) else ""


def in_the_way() -> str:
    """Return the setting that makes git send its events elsewhere, so that the hook gets none."""
    value = os.environ.get("GIT_TRACE2_EVENT", "")
    if value not in OFF and not events_here():
        return f"GIT_TRACE2_EVENT={value}"
    from diagnose import gitcmd
    from diagnose.errors import GitError

    try:
        value = gitcmd.run(("config", "--get", TARGET), cwd=os.sep).text
    except GitError:
        return ""
    return "" if value in OFF else f"{TARGET} = {value}"


def _read(path: str) -> bytes | None:
    try:
        return durable.read(path)
    except OSError:
        return None
