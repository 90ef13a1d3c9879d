"""Finds the git program: absolute, never from the current folder, never a bbfix shim.

Lies on the wrapper's success path: imports os alone.
"""

from __future__ import annotations

import os

# what a shell ends with where a command is not there, or is there and cannot be started
NOT_FOUND = 127
CANNOT_RUN = 126
HEAD = 4096  # bytes of a script that are searched for our name


def find_git(name: str = "git") -> str | None:
    """Return the absolute path of git, or None.

    `name` is `git` or an absolute path to one. Relative and empty entries of PATH mean the
    current folder, which may be a cloned repository: they are passed over.
    """
    if os.path.isabs(name) and _usable(name):
        return name
    file = "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, file)
        if os.path.isabs(path) and _usable(path):
            return path
    return None


def is_git_path(word: str) -> bool:
    """Whether a word of the command line is an absolute path to a git."""
    return os.path.isabs(word) and os.path.basename(word) in {"git", "git.exe"}


def _usable(path: str) -> bool:
    return os.access(path, os.X_OK) and not os.path.isdir(path) and not _is_shim(path)


def _is_shim(path: str) -> bool:
    """A script that names bbfix would call us again, without end."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return False  # executable but not readable: a program, not a script
    try:
        head = os.read(file, 2)
        return head == b"#!" and b"bbfix" in os.read(file, HEAD)
    finally:
        os.close(file)
