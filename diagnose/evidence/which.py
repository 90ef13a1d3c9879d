"""Which program a setting names, and whether it is on this machine; none is started."""

from __future__ import annotations

import os
import re

from diagnose import gitcmd

# One plain word, and nothing of a shell around it: what else stands there only a shell knows.
PLAIN = re.compile(r"(?:\"([^\"$`\\]+)\"|'([^']+)'|([\w./+~-]+))(?:\s|$)")
BUILTINS = frozenset(("echo", "test", "printf", "exec", "command", "cat", "true", "false", "f"))


def word_of(command: str) -> str:
    """Return the program that a command line begins with; "" where that is a shell's affair."""
    found = PLAIN.match(command)
    word = next((part for part in found.groups() if part), "") if found else ""
    return "" if word in BUILTINS else word


def is_there(word: str) -> bool:
    """Whether a program is on PATH, or where its path says; one of an unknown folder counts."""
    path = os.path.expanduser(word)
    if os.sep in path and not os.path.isabs(path):
        return True
    return gitcmd.find_tool(path) is not None
