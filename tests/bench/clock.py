"""Wall times of commands, taken in turns so that a noisy machine is noisy to all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """A command to be timed."""

    name: str
    argv: Sequence[str]
    cwd: Path | None = None
    stdin: bytes = b""
    env: Mapping[str, str] | None = None


def once(run: Run) -> float:
    """Run once and return seconds of wall time."""
    start = time.perf_counter()
    subprocess.run(
        list(run.argv),
        cwd=run.cwd,
        input=run.stdin,
        env={**os.environ, **(run.env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start


def medians(runs: Sequence[Run], rounds: int) -> dict[str, float]:
    """Time all commands in turns for `rounds` rounds; return the median seconds by name."""
    for run in runs:
        once(run)  # caches, .pyc files, the compiled index
    taken: dict[str, list[float]] = {run.name: [] for run in runs}
    for _ in range(rounds):
        for run in runs:
            taken[run.name].append(once(run))
    return {name: statistics.median(times) for name, times in taken.items()}


def peak_memory(argv: Sequence[str], feed: Sequence[str], cwd: Path) -> tuple[float, int]:
    """Pipe the output of `feed` into `argv`; return seconds and the peak resident bytes."""
    start = time.perf_counter()
    source = subprocess.Popen(list(feed), stdout=subprocess.PIPE, cwd=cwd)
    sink = subprocess.Popen(list(argv), stdin=source.stdout, stdout=subprocess.DEVNULL, cwd=cwd)
    assert source.stdout is not None
    source.stdout.close()
    _, _, usage = os.wait4(sink.pid, 0)
    sink.returncode = 0
    source.wait()
    return time.perf_counter() - start, usage.ru_maxrss * 1024
