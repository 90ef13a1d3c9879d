r"""Takes terminal control sequences out of text: colours, titles, links, cursor movements.

A sequence that puts the cursor back to the start of the line leaves RETURN, so that what is
written over is not glued to what was there. It is not `\r`: git itself answers a server's `\r`
with a new `remote:` prefix, and no server may get rid of that prefix by moving the cursor.
"""

from __future__ import annotations

import re

RETURN = "\x0b"  # a vertical tab of the input itself is a blank before it comes to this
FORWARD = 200  # columns: no terminal is moved farther right by blanks
# A string sequence (title, link, device control) ends with BEL or ST; one that is cut off must
# not take the rest of the text with it.
_SEQUENCE = (
    r"(?:\x1b\[|\x9b)(?P<args>[0-?]{0,64})[ -/]{0,8}(?P<final>[@-~])"
    r"|(?:\x1b\]|\x9d)(?:[^\x07\x1b\x9c\n]{0,2048}(?:\x07|\x1b\\|\x9c)|\d{0,4};?)"
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])(?:[^\x1b\x9c\n]{0,4096}(?:\x1b\\|\x9c))?"
    r"|(?:\x1b\[|\x9b)[0-?]{0,64}|\x1b[ -/]{0,8}[0-~]|\x1b"
)
_C1 = "".join(map(chr, range(0x80, 0xA0)))
# Of these, the whole ones that leave nothing behind.
_QUIET = r"\x1b\[[0-?]{0,64}[@ABDI-_a-eg-~]"


def strip(text: str) -> str:
    """Return the text without control sequences, complete or cut off."""
    if "\x0b" in text:
        text = text.replace("\x0b", " ")
    controls = not text.isascii() and any(sign in text for sign in _C1)
    escapes = text.count("\x1b")
    if escapes and not controls:
        # Most logs have nothing else than colours, and these can go without a call for each.
        plain, quiet = re.subn(_QUIET, "", text)
        if quiet == escapes:
            return plain
    return re.sub(_SEQUENCE, _instead, text) if escapes or controls else text


def _instead(match: re.Match[str]) -> str:
    final = match["final"]
    if final == "C":
        count = match["args"]
        return " " * min(int(count) if count.isdecimal() else 1, FORWARD)
    return RETURN if final in ("G", "H", "f", "E", "F", "`") else ""
