"""One form of quotes and blanks for matching: what word processors and forums made of git's own."""

from __future__ import annotations

import re

_TABLE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
        **dict.fromkeys("\u00a0\u2007\u202f\u205f\u3000", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    }
)
_ANGLES = re.compile("\u00ab[ \u00a0\u202f]?([^\u00ab\u00bb\n]*?)[ \u00a0\u202f]?\u00bb")
_OLD = re.compile("(?<![`\\w])`([^`'\n]{1,200})'")  # the GNU way, and git's until 2.4: `name'


def plain(text: str) -> str:
    """Return the text with straight quotes and plain blanks; backtick pairs stay."""
    if not text.isascii():
        if "\u00ab" in text:
            text = _ANGLES.sub(r"'\1'", text)
        text = text.translate(_TABLE)
    return _OLD.sub(r"'\1'", text) if "`" in text else text
