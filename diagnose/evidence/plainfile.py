"""Reads a file whose path somebody else has chosen: it may be a pipe that never ends."""

from __future__ import annotations

import os
import stat


def read(path: str, limit: int, errors: str = "replace") -> str:
    """Return at most `limit` characters of a plain file; "" for anything else.

    errors  what is to become of bytes that are not UTF-8, as `open` has it
    """
    try:
        # without O_NONBLOCK the call would wait for somebody to write to a pipe
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(descriptor, encoding="utf-8", errors=errors) as file:
            return file.read(limit) if stat.S_ISREG(os.fstat(descriptor).st_mode) else ""
    except OSError:
        return ""
