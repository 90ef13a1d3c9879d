"""Make text safe for any screen: no control sequence or direction trick gets through."""

from __future__ import annotations

# Bidirectional controls (Unicode TR9) and invisible letters that can make text lie.
HIDDEN = (
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    0x2060,
    *range(0x2066, 0x206A),
    0xFEFF,
)
_SHOWN: dict[int, str] = {}


def text(raw: str) -> str:
    """Return text that cannot move the cursor, change colours or reorder letters."""
    if raw.isprintable():  # to Python, all that is replaced here is unprintable
        return raw
    if not _SHOWN:
        _fill()
    return raw.translate(_SHOWN)


def _fill() -> None:
    """Make the table when it is first needed: most screens need none of it."""
    _SHOWN.update((code, f"<U+{code:04X}>") for code in HIDDEN)
    _SHOWN.update(dict.fromkeys([*range(32), *range(127, 160)], "�"))
    _SHOWN.update({ord("\n"): "\n", ord("\t"): "    "})
    _SHOWN.update(dict.fromkeys(range(55296, 57344), "�"))
