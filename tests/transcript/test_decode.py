from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnose.transcript.decode import Decoder
from diagnose.transcript.decode import decode
from diagnose.transcript.decode import is_binary


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_told_by_their_marks(code: str) -> None:
    """UTF-8, with and without a mark, and UTF-16, as PowerShell writes it, are read."""
    assert decode("fatal: kein Zugriff für ä€\n".encode(code)) == "fatal: kein Zugriff für ä€\n"


def test_bad_bytes_are_marked() -> None:
    """A byte that is no UTF-8 becomes U+FFFD and takes nothing else with it."""
    assert decode(b"fatal: pr\xe9f\xe9rence") == "fatal: pr\ufffdf\ufffdrence"


@given(st.binary(), st.lists(st.integers(0, 40)))
def test_pieces_give_the_same_text(data: bytes, cuts: list[int]) -> None:
    """However a stream is cut, its text is the same."""
    decoder, text, rest = Decoder(), "", data
    for cut in cuts:
        text += decoder.feed(rest[:cut])
        rest = rest[cut:]
    text += decoder.feed(rest)
    assert text + decoder.feed(b"", final=True) == decode(data)


def test_binary_is_known() -> None:
    """A NUL near the start tells binary from text, but not from UTF-16."""
    assert is_binary(b"\x7fELF\0\0")
    assert not is_binary("text".encode("utf-16"))
    assert not is_binary(b"fatal: x")
