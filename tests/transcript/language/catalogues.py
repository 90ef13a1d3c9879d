"""Writes message catalogues for tests, as `msgfmt` would."""

from __future__ import annotations

import struct
from collections.abc import Mapping

MAGIC = 0x950412DE


def compiled(messages: Mapping[str, str], *, order: str = "<") -> bytes:
    """Return the bytes of a `.mo` file; forms of plurals are parted by NUL."""
    whole = {"": "Content-Type: text/plain; charset=UTF-8\n", **messages}
    pairs = sorted((key.encode(), text.encode()) for key, text in whole.items())
    ids = 28
    texts = ids + 8 * len(pairs)
    at = texts + 8 * len(pairs)
    tables: list[tuple[int, int]] = []
    strings = b""
    for column in (0, 1):
        for pair in pairs:
            tables.append((len(pair[column]), at + len(strings)))
            strings += pair[column] + b"\0"
    header = struct.pack(f"{order}7I", MAGIC, 0, len(pairs), ids, texts, 0, at)
    return header + b"".join(struct.pack(f"{order}II", *entry) for entry in tables) + strings
