from __future__ import annotations

import resource
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnose.model import Capture
from diagnose.model import Source
from diagnose.transcript import collect
from diagnose.transcript import reader
from tests.transcript.tools import texts
from tests.transcript.tools import transcript

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = """Logon failed, use ctrl+c to cancel basic credential prompt.
remote: Bitbucket Cloud recently stopped supporting account passwords for Git authentication.
remote: See our community post for more details: https://atlassian.community/t5/x/x/ba-p/1948231
remote: App passwords are recommended for most use cases and can be created in your Personal settings:
remote: https://bitbucket.org/account/settings/app-passwords/
fatal: Authentication failed for \u2018https://<YourUsername>@bitbucket.org/<name>/<project>.git/\u2019
"""  # noqa: E501 - as it was printed


def lines_of(
    data: bytes, *, keep: str | None = None, size: int = 65536
) -> tuple[list[tuple[int, str]], bool]:
    """Stream some bytes; return the numbered lines and whether something is missing."""
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    wanted = None if keep is None else lambda text: keep in text
    found = reader.stream([(Source("pipe"), pieces)], Source("pipe"), wanted)
    return [(line.number, line.text) for line in found.lines], found.truncated


def test_the_seed_comes_out_clean() -> None:
    """The namesake transcript is read line by line, quotes made plain, nothing redacted."""
    found = transcript(SEED)
    assert [line.number for line in found.lines] == [1, 2, 3, 4, 5, 6]
    assert [line.remote for line in found.lines] == [False, True, True, True, True, False]
    assert found.lines[4].text == "https://bitbucket.org/account/settings/app-passwords/"
    assert found.lines[5].text == (
        "fatal: Authentication failed for 'https://<YourUsername>@bitbucket.org/<name>/<project>.git/'"
    )
    assert not found.truncated
    assert not found.binary


def test_padding_of_remote_lines_goes() -> None:
    """The blanks and sequences that git puts behind a server's line are cut off."""
    found = transcript("remote: Unauthorized        \nremote: \nremote:\nremote:   x\x1b[K\n")
    assert [line.text for line in found.lines] == ["Unauthorized", "", "", "  x"]
    assert all(line.remote for line in found.lines)


def test_lines_are_born_redacted() -> None:
    """No secret gets into a line, nor into its neighbour."""
    key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE" + "Zx9" * 20 + "\n-----END RSA PRIVATE KEY-----"
    shown = texts(f"error: Cannot access URL http://bob:hunter2@host/x\n{key}\npassword=hunter2\n")
    assert "hunter2" not in repr(shown)
    assert "Zx9" not in repr(shown)
    assert len(shown) == 5


def test_a_secret_behind_colours_is_seen() -> None:
    """Sequences inside a secret do not hide it."""
    assert texts("https://bob:hun\x1b[1mter2@host/x") == ["https://bob:***@host/x"]


def test_nothing_gives_no_line() -> None:
    """An empty input has no line; one newline is one empty line."""
    assert texts("") == []
    assert texts("\n") == [""]


def test_binary_is_said() -> None:
    """Bytes that are no text are marked as such, and hurt nobody."""
    assert transcript(bytes(range(256)) * 40).binary


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(data: bytes) -> None:
    """No input breaks it; numbers rise and stay within the raw lines."""
    numbers = [line.number for line in transcript(data).lines]
    assert numbers == sorted(numbers)
    if numbers and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert numbers[0] >= 1
        assert numbers[-1] <= data.count(b"\n") + 1


@given(st.lists(st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"]), max_size=50)))
def test_clean_text_stays(lines: list[str]) -> None:
    """Clean lines are given back as they are, one for one."""
    lines = [line.rstrip() for line in lines]
    assert texts("\n".join(lines) + "\n")[: len(lines)] == (lines or [""])[: len(lines)]


@given(st.text(max_size=200))
def test_reading_is_idempotent(text: str) -> None:
    """What was read once reads the same again."""
    once = [line for line in transcript(text).lines if not line.remote]
    again = texts("\n".join(line.text for line in once) + "\n")
    if len(once) == len(transcript(text).lines):
        assert [each for each in again if each] == [line.text for line in once if line.text]


@given(st.binary(max_size=300), st.integers(1, 40))
def test_pieces_do_not_matter(data: bytes, size: int) -> None:
    """However a stream is cut into pieces, the transcript is the same."""
    assert lines_of(data, size=size) == lines_of(data)


def test_a_large_log_keeps_what_matters() -> None:
    """Of a large log the lines that matter are kept with their surroundings, and the last ones."""
    log = [f"step {n} of the build" for n in range(200_000)]
    log[100_000] = "fatal: https://bob:hunter2@host/x"
    found, truncated = lines_of("\n".join(log).encode(), keep="fatal: ")
    numbers = [number for number, _ in found]
    assert (100_001, "fatal: https://bob:***@host/x") in found
    assert set(range(100_001 - 3, 100_001 + 9)) <= set(numbers)
    assert numbers[-collect.TAIL :] == list(range(200_000 - collect.TAIL + 1, 200_001))
    assert len(numbers) < 300
    assert not truncated


def test_surroundings_reach_over_blocks() -> None:
    """Each line that matters has its surroundings, wherever blocks begin and end."""
    log = [f"step {n}" for n in range(300_000)]
    wanted = range(1000, 290_000, 7001)
    for n in wanted:
        log[n] = "fatal: x"
    found, _ = lines_of("\n".join(log).encode(), keep="fatal: ")
    numbers = [number for number, _ in found]
    assert numbers == sorted(set(numbers))
    for n in wanted:
        assert set(range(n + 1 - 3, n + 1 + 9)) <= set(numbers)


def test_what_matters_everywhere_is_bounded() -> None:
    """If every line matters, the first and the last are kept, and it is said that some are not."""
    log = b"fatal: x %s\n" % (b"y" * 80)
    found, truncated = lines_of(log * 120_000, keep="fatal: ")
    assert truncated
    assert found[0][0] == 1
    assert found[-1][0] == 120_000
    assert sum(len(text) for _, text in found) < 2 * collect.ROOM + collect.TAIL_ROOM


def test_a_very_long_line_is_parted() -> None:
    """A line of 20 MB is read in parts; an error within it is found under its number."""
    line = b"x " * 5_000_000 + b"\rfatal: here\r" + b"y " * 5_000_000
    found, truncated = lines_of(b"first\n" + line + b"\nlast\n", keep="fatal: ")
    assert truncated
    assert (2, "fatal: here") in found
    assert found[-1] == (3, "last")
    assert max(len(text) for _, text in found) <= collect.LONGEST + len(collect.CUT)


def test_a_key_is_not_torn_by_blocks() -> None:
    """A private key that lies across two blocks is redacted whole."""
    body = "\n".join(["MIIE" + "Zx9" * 20] * 60)
    key = f"-----BEGIN RSA PRIVATE KEY-----\n{body}\n-----END RSA PRIVATE KEY-----\nfatal: x\n"
    for shift in range(0, 4000, 500):
        log = "a line\n" * ((collect.SMALL - shift) // 7) + key + "b\n" * 900_000
        found, _ = lines_of(log.encode(), keep="fatal: ")
        assert "Zx9" not in repr(found)


def test_several_inputs_keep_their_names() -> None:
    """With several files each line says which one it is from; with one the source does."""
    inputs = [(Source("file", "a.log"), [b"one\n"]), (Source("file", "b.log"), [b"x\ntwo"])]
    both = reader.stream(inputs, Source("file"), None)
    assert [(line.input, line.number) for line in both.lines] == [
        ("a.log", 1),
        ("b.log", 1),
        ("b.log", 2),
    ]
    alone = reader.stream(inputs[:1], Source("file"), None)
    assert alone.source.name == "a.log"
    assert alone.lines[0].input is None


def test_truncation_of_the_capture_is_told() -> None:
    """What the wrapper dropped is remembered."""
    assert reader.read(Capture(Source("wrapper", truncated=True), b"x")).truncated


def test_speed() -> None:
    """4 KiB take about a millisecond, and a megabyte a hundred times that (loose bounds)."""

    def cost(data: bytes) -> float:
        start = time.process_time()
        transcript(data)
        return time.process_time() - start

    small = min(cost((SEED * 6).encode()) for _ in range(5))
    large = min(cost((SEED * 1500).encode()) for _ in range(2))
    assert small < 0.01
    assert large < 1.0


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss has another unit elsewhere")
def test_memory_is_flat() -> None:
    """A log of 32 MiB takes no more memory than one of a few."""

    def pieces() -> Iterator[bytes]:
        for _ in range(512):
            yield b"a line of a log that goes on for a very long time, and so on\n" * 1024

    reader.stream([(Source("pipe"), [b"x\n" * 2_000_000])], Source("pipe"), lambda _: False)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reader.stream([(Source("pipe"), pieces())], Source("pipe"), lambda _: False)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert after - before < 20_000  # KiB


def test_a_blank_that_a_cut_prefix_left_goes() -> None:
    """Whoever copies behind `remote:` leaves a blank before the words of the host."""
    said = " GitLab: You are not allowed to force push code to a protected branch on this project."

    assert texts(said) == [said.strip()]
    assert texts(" GitLab is a host") == [" GitLab is a host"]
