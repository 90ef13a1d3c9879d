"""Make text safe for any screen: no control sequence or direction trick gets through."""

from __future__ import annotations

# Bidirectional controls (Unicode TR9) and invisible letters that can make text lie.
HIDDEN = frozenset(
    [0x061C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)
_SHOWN = {code: f"<U+{code:04X}>" for code in HIDDEN}
_SHOWN.update(dict.fromkeys([*range(32), *range(127, 160)], "�"))
_SHOWN.update({ord("\n"): "\n", ord("\t"): "    "})
_SHOWN.update(dict.fromkeys(range(55296, 57344), "�"))


def text(raw: str) -> str:
    """Return text that cannot move the cursor, change colours or reorder letters."""
    return raw.translate(_SHOWN)
