"""Reads transcripts from pipes and files in pieces, so that a log of any size fits in memory."""

from __future__ import annotations

import errno
import os

from diagnose.errors import UsageError
from diagnose.model import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

CHUNK = 1 << 16  # bytes read at once
STDIN = 0
STDOUT = 1


def inputs(paths: Iterable[str], *, tee: bool = False) -> Iterator[tuple[Source, Iterator[bytes]]]:
    """Yield (source, pieces) for each path; `-` is standard input.

    The pieces must be read before the next one is taken. With `tee` what is read also goes to
    standard output, made safe for a terminal. UsageError if something cannot be read.
    """
    for path in paths:
        pieces = _standard_input() if path == "-" else _file(path)
        source = Source("pipe") if path == "-" else Source("file", name=path)
        yield source, passed_through(pieces) if tee else pieces


def chunks(file: int, size: int = CHUNK) -> Iterator[bytes]:
    """Yield what can be read from a descriptor, in pieces of at most `size` bytes, to its end."""
    while data := _read(file, size):
        yield data


def passed_through(pieces: Iterable[bytes], target: int = STDOUT) -> Iterator[bytes]:
    """Yield the pieces unchanged, and write them to `target` made safe for a terminal."""
    from diagnose.capture.pump import write_all
    from diagnose.capture.safe import Safe

    safe = Safe()
    for piece in pieces:
        write_all(target, safe.feed(piece))
        yield piece
    write_all(target, safe.finish())


def _standard_input() -> Iterator[bytes]:
    try:
        yield from chunks(STDIN)
    except OSError as error:
        hint = "bbfix reads a pipe: git push 2>&1 | bbfix"
        raise UsageError(f"standard input cannot be read: {error.strerror}", hint) from error


def _file(path: str) -> Iterator[bytes]:
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(path, flags)
        try:
            yield from chunks(file)
        finally:
            os.close(file)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no name of a file"
        raise UsageError(f"`{path}` cannot be read: {reason}") from error


def _read(file: int, size: int) -> bytes:
    """Read once; waits where somebody made the descriptor non-blocking."""
    while True:
        try:
            return os.read(file, size)
        except BlockingIOError:
            import select

            select.select([file], [], [])
        except OSError as error:
            if error.errno == errno.EIO and os.isatty(file):
                return b""  # the terminal was hung up: its end
            raise
