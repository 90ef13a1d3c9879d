"""Tells `error:` from `warning:` by the line of git's source that trace2 names with a message.

The line differs from version to version, so the git on this machine is asked: it is made to
write one message of each kind. Both calls read nothing and take no network.
"""

from __future__ import annotations

import json
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnose.hooks.events import Words

SECONDS = 2.0  # for one call of git
FATAL = "fatal: "
ERROR = "error: "
WARNING = "warning: "
DIES = ("rev-parse", "--git-dir")  # in a repository that is not there
COMPLAINS = ("apply", "--bbfix-unknown")
ASKED = {
    "GIT_DIR": "/nonexistent/bbfix",
    "GIT_TRACE2_EVENT": "1",  # standard error
    "GIT_TRACE2_PARENT_SID": "",
}


def teller() -> Callable[[Words], str]:
    """Return a function that gives the prefix of a message; git is asked on its first use."""
    known: dict[str, int] = {}

    def level(word: Words) -> str:
        if not known:
            known.update(fatal=_line(DIES), error=_line(COMPLAINS))
        if word.line == known["fatal"] != 0:
            return FATAL
        # in usage.c the functions stand in the order die, error, warning
        return WARNING if word.line > known["error"] > known["fatal"] > 0 else ERROR

    return level


def _line(args: tuple[str, ...]) -> int:
    """Return the line from which git writes the message of this call, 0 if that is not seen."""
    from diagnose import gitcmd
    from diagnose.errors import GitError

    try:
        said = gitcmd.run(args, cwd=os.sep, timeout=SECONDS, env=ASKED).err
    except GitError:
        return 0
    for line in said.splitlines():
        if line.startswith(b'{"event":"error"'):
            try:
                return int(json.loads(line).get("line", 0))
            except (ValueError, TypeError):
                return 0
    return 0
