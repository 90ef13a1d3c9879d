from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies

from diagnose.capture import stream
from diagnose.capture.pump import HEAD
from diagnose.capture.pump import TAIL
from diagnose.capture.pump import Kept
from diagnose.capture.safe import Safe
from diagnose.errors import UsageError


def shown(data: bytes, size: int) -> bytes:
    safe = Safe()
    parts = [safe.feed(data[at : at + size]) for at in range(0, len(data), size)]
    return b"".join(parts) + safe.finish()


def test_files_are_read_in_pieces(tmp_path: Path) -> None:
    """Each file comes with its name, in pieces of bounded size."""
    path = tmp_path / "log"
    path.write_bytes(b"x" * 200_000)
    ((source, pieces),) = stream.inputs([str(path)])
    sizes = [len(piece) for piece in pieces]
    assert (source.kind, source.name) == ("file", str(path))
    assert sum(sizes) == 200_000
    assert max(sizes) <= stream.CHUNK


@pytest.mark.parametrize("name", ["missing", "folder", "nul\0byte"])
def test_what_cannot_be_read_is_wrong_usage(tmp_path: Path, name: str) -> None:
    """A missing file, a folder or an impossible name gives a sentence that names it."""
    (tmp_path / "folder").mkdir()
    ((_, pieces),) = stream.inputs([str(tmp_path / name)])
    with pytest.raises(UsageError, match="cannot be read"):
        list(pieces)


def test_standard_input_that_is_closed() -> None:
    """Closed standard input is wrong usage too."""
    code = (
        "from diagnose.capture import stream\nfrom diagnose.errors import UsageError\n"
        "try: [list(p) for _, p in stream.inputs(['-'])]\nexcept UsageError: print('told')"
    )
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -c "$1" <&-', sys.executable, code],
        check=True,
        capture_output=True,
    )
    assert done.stdout == b"told\n"


def test_tee_passes_everything_through() -> None:
    """What is read is yielded unchanged, and written made safe."""
    reader, writer = os.pipe()
    pieces = [b"one \x1b[31mred\x1b", b"[0m \x1b]0;title\x07\n"]
    assert list(stream.passed_through(pieces, writer)) == pieces
    os.close(writer)
    with open(reader, "rb") as file:
        assert (
            file.read().decode()
            == "one \x1b[31mred\x1b[0m \N{REPLACEMENT CHARACTER}]0;title\N{REPLACEMENT CHARACTER}\n"
        )


@pytest.mark.parametrize(
    "data",
    [
        b"plain\ttext\r\n",
        "größe — 致命错误\n".encode(),
        b"\x1b[1;31merror\x1b[0m",
        b"caf\xe9 \xff\n",
    ],
)
def test_text_and_colours_stay(data: bytes) -> None:
    """Letters of any encoding, tabs, newlines, carriage returns and colours are untouched."""
    assert {shown(data, size) for size in range(1, len(data) + 1)} == {data}


@pytest.mark.parametrize(
    "control",
    [
        "\x1b[2J",
        "\x1b]52;c;aGk=\x07",
        "\x9b2J",
        "\x08",
        "\x7f",
        "\x1b",
        "\u202e",
        "\x00",
        "\x1bP+q",
    ],
)
def test_controls_are_disarmed(control: str) -> None:
    """No other control sequence, one-byte control or change of direction gets through."""
    data = f"a{control}b".encode()
    for size in range(1, len(data) + 1):
        text = shown(data, size).decode()
        assert text.startswith("a")
        assert not set(text) & set("\x1b\x9b\x08\x7f\x00\u202e\x07")


@given(strategies.binary(max_size=200), strategies.integers(1, 50))
def test_cuts_make_no_difference(data: bytes, size: int) -> None:
    """Wherever the stream is cut, the same is shown, and no raw control is in it."""
    whole = shown(data, max(1, len(data)))
    assert shown(data, size) == whole
    text = whole.decode("utf-8", "surrogateescape")
    assert not any(0x80 <= ord(c) < 0xA0 or 0xDC80 <= ord(c) < 0xDCA0 for c in text)


def test_kept_is_all_of_a_small_stream() -> None:
    """Up to the bound nothing is lost."""
    kept = Kept()
    data = os.urandom(HEAD + TAIL)
    for at in range(0, len(data), 1000):
        kept.add(data[at : at + 1000])
    assert kept.result() == (data, False)


def test_kept_is_head_and_tail_of_a_large_stream() -> None:
    """Of a large stream whole lines of the beginning and the end are kept, and that is said."""
    kept = Kept()
    lines = [b"line %d\n" % number for number in range(500_000)]
    for line in lines:
        kept.add(line)
    data, truncated = kept.result()
    assert truncated
    assert len(data) <= HEAD + TAIL + 1
    assert data.startswith(b"line 0\nline 1\n")
    assert data.endswith(lines[-1])
    assert set(data.splitlines(keepends=True)) <= {*lines, b"\n"}
