"""Makes a stream of bytes safe for a terminal: text and plain colours pass, commands do not.

What stays: letters of any encoding, newline, tab, carriage return and colours (`ESC [ ... m`).
Every other control character becomes U+FFFD: it could move the cursor, change the title, read
the clipboard, or make text run backwards.
"""

from __future__ import annotations

import codecs
import re

CARRY = 64  # bytes: a colour sequence that is longer is none
PLAIN = re.compile(rb"[^\x20-\x7e\t\n\r]")
ESCAPE = re.compile("\x1b(?!\\[[0-9;:]{0,60}m)")
UNFINISHED = re.compile("\x1b(?:\\[[0-9;:]{0,60})?$")
MARK = "\N{REPLACEMENT CHARACTER}"
KEPT = frozenset(map(ord, "\t\n\r\x1b"))
BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
# bytes that are no UTF-8 are carried as lone surrogates: 0xDC80 to 0xDC9F are 8-bit controls
TABLE = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), *range(0xDC80, 0xDCA0), *BIDI),
    MARK,
)
TABLE.update((code, chr(code)) for code in KEPT)


class Safe:
    """Takes a stream in pieces cut anywhere."""

    __slots__ = ("carry", "decoder")

    def __init__(self) -> None:
        self.decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.carry = ""

    def feed(self, data: bytes) -> bytes:
        """Return what of the stream so far can be shown."""
        if not self.carry and not self.decoder.getstate()[0] and not PLAIN.search(data):
            return data  # most of a log
        return self._clean(self.carry + self.decoder.decode(data), last=False)

    def finish(self) -> bytes:
        """Return what was held back at the end of the stream."""
        return self._clean(self.carry + self.decoder.decode(b"", final=True), last=True)

    def _clean(self, text: str, *, last: bool) -> bytes:
        cut = None if last else UNFINISHED.search(text[-CARRY:])
        self.carry = cut.group() if cut else ""
        text = text[: len(text) - len(self.carry)]
        return ESCAPE.sub(MARK, text.translate(TABLE)).encode("utf-8", "surrogateescape")
