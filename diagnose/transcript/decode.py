"""Bytes to text: UTF-8, or UTF-16 where a byte order mark says so; bad bytes become U+FFFD."""

from __future__ import annotations

import codecs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from codecs import IncrementalDecoder

UTF_8_MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
LONGEST_MARK = 3  # bytes
HEAD = 8192  # bytes in which a NUL tells binary from text


class Decoder:
    """Takes a stream in pieces cut anywhere, and gives text."""

    __slots__ = ("_decoder", "_first")

    def __init__(self) -> None:
        self._decoder: IncrementalDecoder | None = None
        self._first = b""

    def feed(self, data: bytes, *, final: bool = False) -> str:
        """Return the text of the stream so far that was not returned before."""
        if self._decoder is None:
            data = self._first + data
            if len(data) < LONGEST_MARK and not final:
                self._first = data
                return ""
            name = UTF_16_MARKS.get(data[:2], "utf-8")
            mark = 2 if name != "utf-8" else LONGEST_MARK if data.startswith(UTF_8_MARK) else 0
            self._decoder = codecs.getincrementaldecoder(name)("replace")
            data = data[mark:]
        return self._decoder.decode(data, final)


def decode(data: bytes) -> str:
    """Return the text of some bytes that are all there."""
    return Decoder().feed(data, final=True)


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text: a NUL near the start, and no mark of UTF-16."""
    return b"\0" in data[:HEAD] and data[:2] not in UTF_16_MARKS
