"""The server's words: git writes `remote: ` before each of its lines."""

from __future__ import annotations

PREFIX = "remote:"


def parted(line: str) -> tuple[str, bool]:
    """Return the line without git's prefix and padding, and whether the server said it."""
    if not line.startswith(PREFIX):
        return line.rstrip(), False
    return line[len(PREFIX) :].removeprefix(" ").rstrip(), True
