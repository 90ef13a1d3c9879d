"""A huge log, through the pipe and from a file, beside grep with the same literals."""

from __future__ import annotations

from pathlib import Path

from tests.bench.calls import BBFIX
from tests.bench.clock import peak_memory
from tests.bench.said import NOISE
from tests.bench.said import SEED
from tests.bench.table import Row

MIB = 1 << 20


def measure(folder: Path, size: int) -> list[Row]:
    """Return peak memory and speed for a log of `size` bytes whose failure comes last."""
    from diagnose.library.index import Library

    log = folder / "log"
    block = NOISE * (1 << 14)
    with log.open("wb") as file:
        for _ in range(size // len(block)):
            file.write(block)
        file.write(SEED)
    literals = folder / "literals"
    literals.write_text("\n".join(Library.open().literals) + "\n")
    piped, pipe_peak = peak_memory([BBFIX], ["cat", str(log)], folder)
    filed, file_peak = peak_memory([BBFIX, "diagnose", str(log)], None, folder)
    words = ["grep", "-i", "-F", "-f", str(literals)]
    grep, _ = peak_memory(words, ["cat", str(log)], folder)
    mib = size / MIB
    return [
        Row(f"{mib:.0f} MiB through the pipe: peak memory", pipe_peak / MIB, "MiB", budget=80),
        Row(f"{mib:.0f} MiB from a file: peak memory", file_peak / MIB, "MiB", budget=80),
        Row(f"{mib:.0f} MiB through the pipe", mib / piped, "MiB/s"),
        Row(f"{mib:.0f} MiB from a file", mib / filed, "MiB/s"),
        Row("the same by grep -i -F -f", mib / grep, "MiB/s", note=f"bbfix: {piped / grep:.1f}x"),
    ]
