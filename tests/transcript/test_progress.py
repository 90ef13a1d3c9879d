from __future__ import annotations

import pytest

from diagnose.transcript.progress import unmetered
from tests.transcript.tools import numbered
from tests.transcript.tools import texts
from tests.transcript.tools import transcript


def test_meters_leave_their_last_state() -> None:
    """Of a meter that wrote itself over, what remained to be seen is kept."""
    raw = (
        "remote: Counting objects:   8% (1/12)\x1b[K\rremote: Counting objects: 100% (12/12)"
        "\x1b[K\rremote: Counting objects: 100% (12/12), done.\x1b[K\n"
    )
    assert texts(raw) == ["Counting objects: 100% (12/12), done."]


def test_an_error_between_two_meters_is_found() -> None:
    """What a meter wrote over is kept if it is no meter, under the same number."""
    raw = "x\nReceiving objects:  4% (1/9)\rerror: RPC failed; 3/9\rReceiving objects: 9% (2/9)\r\n"
    assert numbered(raw)[1:] == [(2, "error: RPC failed; 3/9"), (2, "Receiving objects: 9% (2/9)")]


def test_line_ends_of_all_kinds() -> None:
    """CRLF, and CR CR LF as a terminal in raw mode writes it, end a line like LF."""
    assert numbered("a\r\nb\r\r\nc\nd") == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]


def test_only_newlines_count() -> None:
    """Form feeds and Unicode's separators do not shift the numbers that editors show."""
    assert [number for number, _ in numbered("a\x0cb\x1cc\u2028d\x85e\nf")] == [1, 2]


def test_backspaces_rub_out() -> None:
    """A prompt that is corrected reads as it was sent."""
    assert texts("$ git pusj\bh") == ["$ git push"]


def test_the_last_state_of_an_endless_meter() -> None:
    """A line of nothing but meters keeps the last one."""
    raw = "".join(f"Receiving objects: {n}% ({n}/100)\r" for n in range(100))
    assert texts(raw) == ["Receiving objects: 99% (99/100)"]


def test_very_many_returns_are_bounded() -> None:
    """A line with thousands of different texts keeps the first and the last of them."""
    lines = transcript("\r".join(f"step{'x' * (n % 7)}{n}" for n in range(5000))).lines
    assert len(lines) == 200
    assert lines[-1].text.endswith("4999")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("error: 12 bytes of body are still expectedB | 254.00 KiB/s ", "are still expected"),
        ("error: 12 bytes of body are still expected MiB | 1.20 MiB/s, done.", "expected"),
        ("error: a | b", "error: a | b"),
        ("EOFoading LFS objects:  50% (1/2), 407 MB | 9.2 MB/s", "EOF"),
        ("LFS upload failed:cts:  50% (1/2), 1.5 MB | 0 B/s", "LFS upload failed:"),
        ("Git LFS upload failed:   0% (0/2), 0 B | 0 B/s   ", "Git LFS upload failed:"),
        ("LFS upload missing objects: (0/2), 0 B | 0 B/s", "missing objects:"),
        ("Uploading LFS objects: 100% (2/2), 1 MB | 0 B/s, done.", "0 B/s, done."),
    ],
)
def test_the_end_of_a_meter_behind_an_error_is_left_out(raw: str, clean: str) -> None:
    """An error shorter than the meter that it was written over keeps none of it."""
    assert unmetered(raw).endswith(clean)


def test_backspaces_at_the_start_of_a_line_rub_out_nothing() -> None:
    """What follows them is no indentation: read again, the line is the same."""
    assert texts("\b\t0") == texts(texts("\b\t0")[0]) == ["0"]
