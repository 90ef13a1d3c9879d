"""Wall times of commands, taken in turns so that a noisy machine is noisy to all alike."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
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


def cpu(argv: Sequence[str], runs: int, status: int = 0) -> float:
    """Return the least processor time of a process, in seconds: a busy machine adds to it."""
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(list(argv), stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.returncode == status, f"{argv}: exit status {done.returncode}"
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


# The peak of a child begins with that of the process that forks it, so a small one does.
LAUNCHER = """
import os, sys
child = os.fork()
if not child:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execvp(sys.argv[1], sys.argv[1:])
print(os.wait4(child, 0)[2].ru_maxrss)
"""


def peak_memory(argv: Sequence[str], feed: Sequence[str] | None, cwd: Path) -> tuple[float, int]:
    """Run `argv` on the output of `feed`; return seconds and the peak resident bytes."""
    start = time.perf_counter()
    source = subprocess.Popen(list(feed), stdout=subprocess.PIPE, cwd=cwd) if feed else None
    given = source.stdout if source else subprocess.DEVNULL
    launched = [sys.executable, "-I", "-S", "-c", LAUNCHER, *argv]
    done = subprocess.run(launched, stdin=given, stdout=subprocess.PIPE, cwd=cwd, check=True)
    if source is not None and source.stdout is not None:
        source.stdout.close()
        source.wait()
    return time.perf_counter() - start, int(done.stdout) * 1024
