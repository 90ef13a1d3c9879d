"""Short ways to a transcript."""

from __future__ import annotations

from diagnose.model import Capture
from diagnose.model import Source
from diagnose.model import Transcript
from diagnose.transcript import reader


def transcript(data: bytes | str) -> Transcript:
    """Read some bytes, or text as UTF-8."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return reader.read(Capture(Source("pipe"), raw))


def texts(data: bytes | str) -> list[str]:
    """Return the texts of all lines."""
    return [line.text for line in transcript(data).lines]


def numbered(data: bytes | str) -> list[tuple[int, str]]:
    """Return number and text of all lines."""
    return [(line.number, line.text) for line in transcript(data).lines]
