from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnose.transcript import ansi
from diagnose.transcript.ansi import strip
from tests.transcript.tools import texts
from tests.transcript.tools import transcript


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\x1b[31merror: x\x1b[m", "error: x"),
        ("\x1b[1;31;48;5;12merror\x1b[0;0m: x\x1b[K", "error: x"),
        ("\x1b]0;ada@host: ~\x07$ git push", "$ git push"),
        ("\x1b]8;;https://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bP1$r0m\x1b\\x", "x"),
        ("\x1b(B\x1b[mx", "x"),
        ("\x9b31merror\x9bm", "error"),
        ("a\x1b[3Cb", "a   b"),
        ("x\x1b", "x"),
        ("x\x1b[1;3", "x"),
        ("\x1b]0;title without an end\nfatal: x", "title without an end\nfatal: x"),
    ],
)
def test_sequences_go(raw: str, clean: str) -> None:
    """Colours, titles, links, movements and what is cut off leave the text as it was read."""
    assert strip(raw) == clean


def test_a_server_cannot_write_as_git() -> None:
    """No cursor movement, tab stop or backspace of a server gets rid of its `remote: `."""
    raw = (
        "remote: a\x1b[Gfatal: b\nremote: \b\b\b\b\b\b\b\b\bfatal: c\n"
        "remote: d\x0bfatal: e\nremote: f\x1b[1;1Hfatal: g\n"
    )
    assert all(line.remote for line in transcript(raw).lines)


def test_a_cursor_sent_back_begins_anew() -> None:
    """A meter that moves the cursor instead of returning is a meter still."""
    assert texts("fetching 10%\x1b[1G\x1b[0Kerror: cut\n") == ["error: cut"]


@given(st.text(st.sampled_from("\x1b[]\x07\x9b\x9d\\;m0K P^_ab\n"), max_size=60))
def test_no_escape_survives(raw: str) -> None:
    """Whatever sequences are cut up and nested, no escape remains."""
    clean = strip(raw)
    assert not set(clean) & {"\x1b", "\x9b"}
    assert clean.count("\n") == raw.count("\n")


@given(st.text(alphabet="\x1b[]m01;?KGC0 a\x07\\\x9b\n", max_size=60))
def test_the_short_way_is_the_long_way(raw: str) -> None:
    """Colours that go without a call for each leave what the whole expression leaves."""
    assert strip(raw) == re.sub(ansi._SEQUENCE, ansi._instead, raw)
