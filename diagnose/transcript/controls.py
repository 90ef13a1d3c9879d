"""Makes what is invisible or misleading harmless: controls, bidi overrides, zero-width letters.

Newline, tab, carriage return, backspace and ansi.RETURN pass: later steps take them apart.
"""

from __future__ import annotations

import re

_SILENT = "\x00\x07\x0e\x0f"  # often printed and never seen: bell, and what `tput sgr0` sends
_ANY = (
    # C0, C1, soft hyphen, zero-width letters, marks of direction, separators, embeddings and
    # overrides, isolates, halves of letters, and tags: a text hidden in a text
    "[\x00-\x07\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def neutralise(text: str) -> str:
    """Return the text with such characters dropped or written as `<U+202E>`."""
    # All of these are unprintable to Python, and asking that is many times faster.
    if text.replace("\n", "").replace("\t", "").replace("\r", "").isprintable():
        return text
    return re.sub(_ANY, _shown, text)


def _shown(match: re.Match[str]) -> str:
    return "" if match[0] in _SILENT else f"<U+{ord(match[0]):04X}>"
