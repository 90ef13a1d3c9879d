"""The server's words: git writes `remote: ` before each of its lines."""

from __future__ import annotations

PREFIX = "remote:"
PREFIXES = ("remote:", "Remote: ", "REMOTE: ")  # as git writes it, and as others write it anew
HOSTS = ("GitLab: ", "Gitea: ", "Forgejo: ", "error: GH0")  # what a cut prefix left behind it


def parted(line: str) -> tuple[str, bool]:
    """Return the line without git's prefix and padding, and whether the server said it."""
    if not line.startswith(PREFIXES):
        bare = line.strip() if line.startswith(" ") else ""
        return bare if bare.startswith(HOSTS) else line.rstrip(), False
    return line[len(PREFIX) :].removeprefix(" ").rstrip(), True


def is_from(line: str) -> bool:
    """Whether the server said a line."""
    return line.startswith(PREFIXES)
