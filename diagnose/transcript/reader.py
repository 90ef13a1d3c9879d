"""Bytes to a transcript: clean, redacted lines that remember where they came from."""

from __future__ import annotations

from diagnose.model import Transcript
from diagnose.transcript.collect import Collector
from diagnose.transcript.decode import Decoder
from diagnose.transcript.decode import decode
from diagnose.transcript.decode import is_binary
from diagnose.transcript.lines import lines_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from diagnose.model import Capture
    from diagnose.model import Line
    from diagnose.model import Source

BAD = "\ufffd"
HELD = 1 << 18  # bytes of an input that are kept to be decoded again


def read(capture: Capture) -> Transcript:
    """Return the transcript of one capture; every line of it, as far as there is room."""
    return stream([(capture.source, [capture.data])], capture.source, None)


def stream(
    inputs: Iterable[tuple[Source, Iterable[bytes]]],
    source: Source,
    keep: Callable[[str], bool] | None,
) -> Transcript:
    """Return one transcript of several inputs of any size, in bounded memory.

    inputs  each with the source that names it and its bytes in pieces, read one after another
    source  what the transcript says of itself; it takes the name of a single input
    keep    whether a block of clean lines may matter: of an input that is more than
            `collect.SMALL` characters only such lines are kept, with those around them and the
            last ones; None keeps all that there is room for
    """
    read_inputs = [(given, *_one(pieces, keep)) for given, pieces in inputs]
    lines: list[Line] = []
    several = len(read_inputs) > 1
    for given, numbered, _, _ in read_inputs:
        lines += lines_of(numbered, given.name or "-" if several else None)
    if len(read_inputs) == 1 and source.name is None:
        source = source.replace(name=read_inputs[0][0].name)
    truncated = source.truncated or any(cut for _, _, cut, _ in read_inputs)
    return Transcript(
        source.replace(truncated=truncated),
        tuple(lines),
        truncated=truncated,
        binary=any(binary for _, _, _, binary in read_inputs),
    )


def _one(
    pieces: Iterable[bytes], keep: Callable[[str], bool] | None
) -> tuple[list[tuple[int, str]], bool, bool]:
    """Return the numbered lines of one input, whether some were dropped, whether it is binary."""
    decoder, collector = Decoder(), Collector(keep)
    head = b""
    held: list[bytes] = []  # of an input that is small: it may be in an older encoding
    size, bad = 0, False
    for piece in pieces:
        head = head or piece
        size += len(piece)
        if size <= HELD:
            held.append(piece)
        else:
            held.clear()
        text = decoder.feed(piece)
        bad = bad or BAD in text
        collector.feed(text)
    text = decoder.feed(b"", final=True)
    collector.feed(text)
    if held and (bad or BAD in text):
        collector = _mended(b"".join(held), keep) or collector
    return collector.finish(), collector.truncated, is_binary(head)


def _mended(data: bytes, keep: Callable[[str], bool] | None) -> Collector | None:
    """Take bytes that are not UTF-8 again, if git is heard in an older encoding; else None."""
    from diagnose.transcript.language import legacy

    text = decode(data)
    mended = legacy.mended(data, text)
    if mended == text:
        return None
    collector = Collector(keep)
    collector.feed(mended)
    return collector
