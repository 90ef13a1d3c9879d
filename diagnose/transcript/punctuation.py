"""One form of quotes and blanks for matching: what word processors and forums made of git's own."""

from __future__ import annotations

import re

_STRAIGHT = {
    "'": "\u2018\u2019\u201a\u201b\u00b4",
    '"': "\u201c\u201d\u201e\u201f",
    " ": "\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))),
}
# Only in pairs: one alone is an arrow of a menu or of a log.
_ANGLES = (
    ("\u00ab", "\u00ab[ \u00a0\u202f]?([^\u00ab\u00bb\n]*?)[ \u00a0\u202f]?\u00bb"),
    ("\u2039", "\u2039[ \u00a0\u202f]?([^\u2039\u203a\n]*?)[ \u00a0\u202f]?\u203a"),
)
_OLD = "(?<![`\\w])`(?!(?:fatal|error|remote|ERROR): )([^`'\n]{1,200})'"  # GNU's way


def plain(text: str) -> str:
    """Return the text with straight quotes and plain blanks; backtick pairs stay."""
    if not text.isascii():
        for sign, pair in _ANGLES:
            if sign in text:
                text = re.sub(pair, r"'\1'", text)
        # One by one: to look for a letter that is not there takes next to no time.
        for straight, signs in _STRAIGHT.items():
            for sign in signs:
                text = text.replace(sign, straight)
    return re.sub(_OLD, r"'\1'", text) if "`" in text else text
