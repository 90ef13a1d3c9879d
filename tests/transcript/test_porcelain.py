from __future__ import annotations

import pytest

from diagnose.transcript.porcelain import plain
from tests.transcript.tools import texts


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (
            "!\trefs/heads/main:refs/heads/main\t[rejected] (fetch first)",
            " ! [rejected] main -> main (fetch first)",
        ),
        (
            "!\tHEAD:refs/heads/main\t[remote rejected] (pre-receive hook declined)",
            " ! [remote rejected] HEAD -> main (pre-receive hook declined)",
        ),
        (
            "!\t:refs/heads/old\t[remote rejected] (deletion prohibited)",
            " ! [remote rejected] old (deletion prohibited)",
        ),
        (
            "!\trefs/tags/v1:refs/tags/v1\t[rejected] (already exists)",
            " ! [rejected] v1 -> v1 (already exists)",
        ),
        (
            "!    refs/heads/main:refs/heads/main    [rejected] (non-fast-forward)",
            " ! [rejected] main -> main (non-fast-forward)",
        ),
        ("! see a:refs/heads/b [rejected] (x)", None),
        ("=\trefs/heads/a:refs/heads/a\t[up to date]", None),
        ("!\tsomething else\tof another program", None),
        ("!\ta\t[rejected] (no colon)", None),
        ("! \t[rejected]", None),
    ],
)
def test_a_refused_ref_reads_as_for_people(said: str, read: str | None) -> None:
    """Only the refused refs of the porcelain form are written anew."""
    assert plain(said) == (said if read is None else read)


@pytest.mark.parametrize(
    "line", ["! [rejected] a -> b (fetch first)", "![rejected] a -> b (fetch first)"]
)
def test_the_blanks_that_a_paste_lost_come_back(line: str) -> None:
    """A page trims the first line of a paste, and a person types it anew."""
    assert plain(line) == " ! [rejected] a -> b (fetch first)"


def test_blanks_that_a_paste_added_go() -> None:
    """A refused ref stands behind one blank, however a page has set it in."""
    assert texts("hint\n   ! [rejected]   main -> main (fetch first)")[1:] == [
        " ! [rejected]   main -> main (fetch first)"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "12:00:00.1 pkt-line.c:80   packet:   push< ng refs/heads/main pre-receive hook declined",
        "[jgit.transport.PacketLineIn] git< ng refs/heads/main pre-receive hook declined",
        "`000eunpack ok#0038ng refs/heads/main pre-receive hook declined#00000000`",
    ],
)
def test_a_refusal_as_the_server_sends_it_is_read(line: str) -> None:
    """Traces and other gits show the line of the protocol."""
    assert texts(line) == [" ! [remote rejected] main (pre-receive hook declined)"]
