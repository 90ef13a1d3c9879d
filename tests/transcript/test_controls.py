from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from diagnose.transcript.controls import neutralise
from tests.transcript.tools import texts

PASSED = set("\t\n\r\b\x0b")


def test_what_misleads_is_written_out() -> None:
    """Overrides, isolates, zero-width letters and controls become visible."""
    assert neutralise("a\u202eb\u2066c\u200bd\x01e\ud800") == (
        "a<U+202E>b<U+2066>c<U+200B>d<U+0001>e<U+D800>"
    )


def test_what_is_silent_goes() -> None:
    """A bell and the shifts of `tput sgr0` were never seen and leave no trace."""
    assert neutralise("a\x07b\x0f\x0e\x00") == "ab"


@given(st.text(st.characters(codec=None)))
def test_nothing_invisible_survives(text: str) -> None:
    """No control and no sign of direction is left but those that lines are made of."""
    left = set(neutralise(text)) - PASSED
    bad = {sign for sign in left if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")}
    bad |= {sign for sign in left if unicodedata.bidirectional(sign) in ("RLO", "LRO", "RLE")}
    assert not bad


@given(st.binary())
def test_no_line_has_a_control(data: bytes) -> None:
    """Of any bytes at all, the lines hold printable signs and tabs only."""
    for text in texts(data):
        assert not [c for c in text if unicodedata.category(c) == "Cc" and c != "\t"]
