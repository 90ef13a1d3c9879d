"""A log of nothing but failures: what eight times as many of them cost."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.clock import cpu
from tests.bench.said import SEED
from tests.bench.table import Row

BLOCKS = 250
TIMES = 8
RUNS = 3


def measure(folder: Path) -> list[Row]:
    """Return how the cost of a diagnosis grows with the number of failures in the log."""
    few, many = _cost(folder, BLOCKS), _cost(folder, BLOCKS * TIMES)
    lines = BLOCKS * TIMES * len(_block(0).splitlines())
    return [
        Row(f"{TIMES} times the failures in a log", many / few, "times", budget=1.5 * TIMES),
        Row(f"{lines} lines of failures", many, "s (cpu)"),
    ]


def _cost(folder: Path, blocks: int) -> float:
    log = folder / f"flood-{blocks}"
    log.write_bytes(b"".join(_block(number) for number in range(blocks)))
    return cpu([sys.executable, "-m", "diagnose", "diagnose", str(log)], RUNS, status=1)


def _block(number: int) -> bytes:
    """Return some failures that are known, one that nobody knows, and what stands between."""
    return (
        SEED
        + (
            f"fatal: unable to access 'https://host{number % 7}/x/': The requested URL returned "
            "error: 410\n"
            "git@github.com: Permission denied (publickey).\n"
            "fatal: Could not read from remote repository.\n"
            f"Already on 'main', step {number}\n"
            f"fatal: never heard of number {number}\n"
        ).encode()
    )
