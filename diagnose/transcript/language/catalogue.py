"""Reads GNU message catalogues (`.mo`) by offset; the format is that of the gettext manual.

Python's own reader makes a table of thousands of messages where a handful is wanted.
"""

from __future__ import annotations

from struct import Struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap

MAGIC = 0x950412DE
HEADER = 28  # bytes of revision 0
MINOR_HEADER = 48  # with system-dependent messages
MOST = 100_000  # messages; git has 5,500
MOST_SYSDEP = 1000  # messages with system-dependent parts
SEGMENTS = 64  # parts of one system-dependent message
END = 0xFFFFFFFF
LENGTH = b"lu"  # stands for any of the PRI... macros: only where a number stands is of interest


class BrokenCatalogueError(Exception):
    """The bytes are no catalogue."""


class Catalogue:
    """The messages of one catalogue by number; ids are sorted."""

    def __init__(self, data: bytes | mmap) -> None:
        """Read the header of a catalogue; raises BrokenCatalogueError."""
        self._data = data
        if len(data) < HEADER:
            raise BrokenCatalogueError("too short")
        order = "<" if int.from_bytes(data[:4], "little") == MAGIC else ">"
        self._word = Struct(f"{order}I")
        self._pair = Struct(f"{order}II")
        magic, revision, count, ids, texts = Struct(f"{order}5I").unpack_from(data)
        if magic != MAGIC or revision >> 16 > 1:
            raise BrokenCatalogueError("not of a known format")
        if count > MOST or max(ids, texts) + 8 * count > len(data):
            raise BrokenCatalogueError("cut off")
        self._ids, self._texts, self._count = ids, texts, count
        self._sysdep = self._read_sysdep() if revision & 0xFFFF else (0, 0, 0)
        self.charset: str = "utf-8"
        self.charset = self._read_charset()

    def __len__(self) -> int:
        return int(self._count + self._sysdep[0])

    def raw(self, number: int) -> tuple[bytes, bytes]:
        """Return id and translation of a message; forms of plurals are parted by NUL."""
        rest = number - self._count
        if rest < 0:
            return self._at(self._ids, number), self._at(self._texts, number)
        _, ids, texts = self._sysdep
        size = self._word.size
        return self._pieced(ids + size * rest), self._pieced(texts + size * rest)

    def texts(self) -> Iterator[bytes]:
        """Yield the translations in the order of their numbers."""
        data, table = self._data, self._data[self._texts : self._texts + 8 * self._count]
        for length, offset in self._pair.iter_unpack(table):
            yield data[offset : offset + length]
        for number in range(self._count, len(self)):
            yield self.raw(number)[1]

    def message(self, number: int) -> tuple[list[str], list[str]]:
        """Return the forms of the id (without its context) and those of the translation."""
        key, text = self.raw(number)
        return self._forms(key.rpartition(b"\4")[2]), self._forms(text)

    def find(self, msgid: str) -> str:
        """Return the first form of a message's translation, or ""."""
        key = msgid.encode()
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            found = self._at(self._ids, middle).partition(b"\0")[0]
            if found == key:
                return self._forms(self._at(self._texts, middle))[0]
            if found < key:
                low = middle + 1
            else:
                high = middle
        return ""

    def _forms(self, text: bytes) -> list[str]:
        return text.decode(self.charset, "replace").split("\0")

    def _at(self, table: int, number: int) -> bytes:
        length, offset = self._pair.unpack_from(self._data, table + 8 * number)
        return self._data[offset : offset + length]

    def _read_charset(self) -> str:
        name = self.find("").partition("charset=")[2].split()[:1]
        try:
            b"".decode(name[0] if name else "utf-8")
            "".encode(name[0] if name else "utf-8")
        except (LookupError, ValueError):
            return "utf-8"
        return name[0] if name else "utf-8"

    def _read_sysdep(self) -> tuple[int, int, int]:
        """Return how many messages have numbers whose directive differs between systems.

        And where the tables of their ids and translations are.
        """
        if len(self._data) < MINOR_HEADER:
            return 0, 0, 0
        header = Struct(self._pair.format[:1] + "5I")
        _, _, count, ids, texts = header.unpack_from(self._data, HEADER)
        if count > MOST_SYSDEP or max(ids, texts) + self._word.size * count > len(self._data):
            return 0, 0, 0
        return count, ids, texts

    def _pieced(self, place: int) -> bytes:
        """Put a message together: pieces of text with a macro between each two."""
        data = self._data
        at: int = self._word.unpack_from(data, place)[0]
        if at + 4 > len(data):
            return b""
        text: int = self._word.unpack_from(data, at)[0]
        pieces = []
        for where in range(at + 4, min(at + 4 + 8 * SEGMENTS, len(data) - 7), 8):
            length, macro = self._pair.unpack_from(data, where)
            pieces.append(data[text : text + length])
            text += length
            if macro == END:
                break
        return LENGTH.join(pieces).rstrip(b"\0")
