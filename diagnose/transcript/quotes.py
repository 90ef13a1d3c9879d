"""One form of quotes and blanks for matching: what word processors and forums made of git's own."""

from __future__ import annotations

import re

_BLANK = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_SIGN = "(?P<single>[\u2018-\u201b\u2039\u203a\u00b4])|(?P<double>[\u201c-\u201f])|[" + _BLANK + "]"
_STRAIGHT = {"single": "'", "double": '"', None: " "}
_ANGLES = "\u00ab[ \u00a0\u202f]?([^\u00ab\u00bb\n]*?)[ \u00a0\u202f]?\u00bb"
_OLD = "(?<![`\\w])`([^`'\n]{1,200})'"  # the GNU way, and git's until 2.4: `name'


def plain(text: str) -> str:
    """Return the text with straight quotes and plain blanks; backtick pairs stay."""
    if not text.isascii():
        if "\u00ab" in text:
            text = re.sub(_ANGLES, r"'\1'", text)
        text = re.sub(_SIGN, lambda match: _STRAIGHT[match.lastgroup], text)
    return re.sub(_OLD, r"'\1'", text) if "`" in text else text
