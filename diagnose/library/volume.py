"""One compiled index: a front table read at once, and one blob per page read on demand.

Layout: a header (magic, shape, size and checksum of the front, size of all, stamp of the
sources), the front, the blobs. All numbers are little-endian. Data is marshal of version 4,
which every Python since 3.4 reads; the magic word and the checksums tell a wrong, torn or old
file before marshal sees it.
"""

from __future__ import annotations

import marshal
import zlib

from diagnose.library.page import FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from mmap import mmap
    from typing import Any
    from typing import TypeAlias

    Few: TypeAlias = int | tuple[int, ...]  # one number, or several

MAGIC = b"BBFIXIDX"
FORMAT = 4  # raise it when the layout changes; the fields of the pages are watched by FIELDS
SHAPE = zlib.crc32(f"{FORMAT} {FIELDS}".encode())
HEADER = 8 + 4 + 4 + 4 + 8 + 32
PLACE = 12  # bytes of offset, size and checksum of a blob
MARSHAL = 4  # the version of the format, which every Python that we run on reads
MANY = 32  # pairs of words


class BrokenIndexError(Exception):
    """The file is no index, is torn, or was written by another version: build it anew."""


class Volume:
    """An opened index; `blob` reads a page."""

    def __init__(
        self,
        data: bytes | mmap,
        *,
        stamp: bytes | None = None,
        renew: Callable[[], Volume] | None = None,
    ) -> None:
        """Read the front; raises BrokenIndexError, also where `stamp` is not the index's own.

        `renew` gives another volume of the same pages, should a page turn out to be torn.
        """
        size = _check(data, stamp)
        front = marshal.loads(data[HEADER : HEADER + size])  # noqa: S302 - checked; our own file
        self._renew = renew
        self._data = data
        self._places: bytes = front["places"]
        self.names: tuple[str, ...] = front["names"]  # pattern ids first, then other blobs
        self.ids: tuple[str, ...] = self.names[: front["patterns"]]
        self.literals: tuple[str, ...] = front["literals"]  # case-folded
        self.users: tuple[Few, ...] = front["users"]  # by literal: numbers of ids
        self.marks: dict[str, Few] = front["marks"]  # see `words`: literals
        self.pairs: dict[str, str] = front["pairs"]  # marks of two words: the first, all seconds
        self.loose: tuple[int, ...] = front["loose"]  # literals without a mark
        self.supersedes: dict[str, tuple[str, ...]] = front["supersedes"]
        self.knowledge: str = front["knowledge"]
        self.warnings: tuple[str, ...] = front["warnings"]

    def candidates(
        self, folded: str, words: set[str], neighbours: Callable[[], set[str]]
    ) -> set[int]:
        """Return the numbers of the patterns of which a literal stands in a text.

        words       of the text
        neighbours  gives its pairs of words; called only where so many pairs of a literal may
                    be neighbours that it takes longer to look for all of them
        """
        found_marks = words & self.marks.keys()
        pairs = [
            f"{first} {second}"
            for first in words & self.pairs.keys()
            for second in self.pairs[first].split()
            if second in words
        ]
        found_marks.update(neighbours().intersection(pairs) if len(pairs) > MANY else pairs)
        asked = list(self.loose)
        for mark in found_marks:
            asked += several(self.marks[mark])
        found: set[int] = set()
        for number in asked:
            if self.literals[number] in folded:
                found.update(several(self.users[number]))
        return found

    def blob(self, name: str) -> Any:
        """Return the data of a page; KeyError where there is none."""
        try:
            at = self.names.index(name) * PLACE
        except ValueError:
            raise KeyError(name) from None
        offset, size, crc = _numbers(self._places[at : at + PLACE], 4, 4, 4)
        data = self._data[offset : offset + size]
        if zlib.crc32(data) == crc:
            return marshal.loads(data)  # noqa: S302 - checked; our own file
        if self._renew is None:
            raise BrokenIndexError(name)
        self.__dict__ = self._renew().__dict__
        return self.blob(name)


def several(few: Few) -> tuple[int, ...]:
    """Return numbers as a tuple."""
    return (few,) if isinstance(few, int) else few


def pack(
    front: Mapping[str, Any], blobs: Sequence[tuple[str, Any]], patterns: int, stamp: bytes
) -> bytes:
    """Return the bytes of an index: `blobs` by name, of which the first `patterns` are patterns."""
    written = [marshal.dumps(data, MARSHAL) for _, data in blobs]
    table = {**front, "names": tuple(name for name, _ in blobs), "patterns": patterns}
    # The front holds the places, whose size is known before their values are.
    size = len(marshal.dumps({**table, "places": bytes(PLACE * len(blobs))}, MARSHAL))
    offset = HEADER + size
    places = bytearray()
    for blob in written:
        places += _bytes((offset, 4), (len(blob), 4), (zlib.crc32(blob), 4))
        offset += len(blob)
    packed = marshal.dumps({**table, "places": bytes(places)}, MARSHAL)
    header = MAGIC + _bytes((SHAPE, 4), (size, 4), (zlib.crc32(packed), 4), (offset, 8))
    return b"".join([header, stamp.ljust(32)[:32], packed, *written])


def _check(data: bytes | mmap, stamp: bytes | None) -> int:
    """Return the size of the front; raises BrokenIndexError."""
    header = data[:HEADER]
    if len(header) < HEADER or header[:8] != MAGIC:
        raise BrokenIndexError("no index")
    shape, size, crc, total = _numbers(header[8:28], 4, 4, 4, 8)
    if shape != SHAPE:
        raise BrokenIndexError("another version")
    if stamp is not None and header[28:] != stamp.ljust(32)[:32]:
        raise BrokenIndexError("the pages have changed")
    if len(data) != total or zlib.crc32(data[HEADER : HEADER + size]) != crc:
        raise BrokenIndexError("torn")
    return size


def _bytes(*numbers: tuple[int, int]) -> bytes:
    return b"".join(number.to_bytes(size, "little") for number, size in numbers)


def _numbers(data: bytes, *sizes: int) -> list[int]:
    numbers = []
    for size in sizes:
        numbers.append(int.from_bytes(data[:size], "little"))
        data = data[size:]
    return numbers
