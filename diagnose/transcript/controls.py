"""Makes what is invisible or misleading harmless: controls, bidi overrides, zero-width letters.

Newline, tab, carriage return, backspace and ansi.RETURN pass: later steps take them apart.
"""

from __future__ import annotations

import re

# Silent in a terminal, and often printed: bell, and what `tput sgr0` sends.
_DROPPED = dict.fromkeys((0x00, 0x07, 0x0E, 0x0F), "")
_SHOWN = (
    *range(0x01, 0x07),
    0x0C,
    *range(0x10, 0x20),
    *range(0x7F, 0xA0),
    0xAD,  # soft hyphen
    0x61C,
    0x180E,
    *range(0x200B, 0x2010),  # zero-width, and marks of direction
    *range(0x2028, 0x202F),  # line and paragraph separator, embeddings and overrides
    *range(0x2060, 0x2070),  # word joiner, invisible signs, isolates
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),  # half of a letter: nothing can print it
    *range(0xE0000, 0xE0080),  # tags: a text hidden in a text
)
_TABLE: dict[int, str] = {}
_ANY = re.compile(
    "[\x00-\x07\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def neutralise(text: str) -> str:
    """Return the text with such characters dropped or written as `<U+202E>`."""
    if (text.isascii() and text.isprintable()) or _ANY.search(text) is None:
        return text
    if not _TABLE:
        _TABLE.update(_DROPPED)
        _TABLE.update((code, f"<U+{code:04X}>") for code in _SHOWN)
    return text.translate(_TABLE)
