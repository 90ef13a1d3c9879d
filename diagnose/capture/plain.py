"""The wrapper where there are no pseudo-terminals (Windows): runs git, captures nothing.

A failure is explained through a pipe there: `git push 2>&1 | bbfix`.
"""

from __future__ import annotations

import os
import signal
import sys

from diagnose import locate


def main(argv: list[str]) -> int:
    """Run the git command line `argv` (`git` or an absolute path first); return git's exit code."""
    program = locate.find_git(argv[0])
    if program is None:
        sys.stderr.write(f"bbfix: {argv[0]}: command not found\n")
        return locate.NOT_FOUND
    # Ctrl-C reaches git itself: it decides what that means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return spawn(program, argv)


def spawn(program: str, argv: list[str]) -> int:
    """Run a program to its end and return its exit code."""
    # the C runtime joins these words with spaces and quotes none of them
    return os.spawnv(os.P_WAIT, program, [quote(word) for word in argv])  # noqa: S606 - no shell is the point


def quote(word: str) -> str:
    """Quote one word for the command line of Windows, as its C runtime takes it apart."""
    if word and not any(c in word for c in ' \t\n\v"'):
        return word
    quoted = ""
    slashes = 0
    for c in word:
        if c == "\\":
            slashes += 1
            continue
        quoted += "\\" * (2 * slashes + 1 if c == '"' else slashes) + c
        slashes = 0
    return '"' + quoted + "\\" * 2 * slashes + '"'
