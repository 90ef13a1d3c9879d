"""Measure the budgets beside their peers, and print one table."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.clock import Run
from tests.bench.clock import medians
from tests.bench.clock import peak_memory

BIN = Path(sys.executable).parent
NOISE = b"2026-11-23T10:00:00Z [build] step 17 of 40: compiling module shop.cart.items done\n"
SEED = (
    b"remote: Bitbucket Cloud recently stopped supporting account passwords for Git "
    b"authentication.\n"
    b"remote: See our community post for more details: https://atlassian.community/t5/x\n"
    b"fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'\n"
)
FOUR_KIB = NOISE * 46 + SEED


def main() -> int:
    """Run the benchmarks and print ratios; return 0 whatever they are: they are not a gate."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="fewer rounds, a smaller log")
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    options = parser.parse_args()
    rounds = 15 if options.quick else 61
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), rounds, (1 << 27) if options.quick else (1 << 30))
    width = max(len(row[0]) for row in rows)
    for name, value, budget in rows:
        print(f"{name:<{width}}  {value:>10}  {budget}")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n")
    return 0


def measure(folder: Path, rounds: int, size: int) -> list[tuple[str, str, str]]:
    """Return rows of (what, measured, budget)."""
    os.environ.update(HOME=str(folder), GIT_CONFIG_NOSYSTEM="1", LC_ALL="C.UTF-8")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    repository, outside = folder / "repository", folder / "outside"
    outside.mkdir()
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    bbfix = str(BIN / "bbfix")
    git = shutil.which("git") or "git"
    runs = [
        Run("pass", [sys.executable, "-c", "pass"], outside),
        Run("git", [git, "status"], repository),
        Run("bbfix git", [bbfix, "git", "status"], repository),
        Run("diagnose", [bbfix], outside, FOUR_KIB),
    ]
    found = medians(runs, rounds)
    one = found["pass"]
    rows = [
        ("P: python -c pass", f"{one * 1000:.1f} ms", ""),
        ("git status", f"{found['git'] * 1000:.1f} ms", ""),
        (
            "bbfix git status over git status",
            f"{(found['bbfix git'] - found['git']) / one:.2f} P",
            "<= 1.5 P, aim 1.2",
        ),
        ("4 KiB to printed diagnosis", f"{found['diagnose'] / one:.2f} P", "<= 4 P"),
    ]
    return [*rows, *bulk(folder, bbfix, size), *peers(found, outside, rounds)]


def bulk(folder: Path, bbfix: str, size: int) -> list[tuple[str, str, str]]:
    """A huge log through the pipe, beside grep with the same literals."""
    from diagnose.library.index import Library

    log = folder / "log"
    block = NOISE * (1 << 14)
    with log.open("wb") as file:
        for _ in range(size // len(block)):
            file.write(block)
        file.write(SEED)
    literals = folder / "literals"
    literals.write_text("\n".join(Library.open().literals) + "\n")
    seconds, peak = peak_memory([bbfix], ["cat", str(log)], folder)
    grep, _ = peak_memory(["grep", "-i", "-F", "-f", str(literals)], ["cat", str(log)], folder)
    mib = size / (1 << 20)
    return [
        (f"{mib:.0f} MiB log, peak memory", f"{peak / (1 << 20):.0f} MiB", "<= 80 MiB"),
        (f"{mib:.0f} MiB log, speed", f"{mib / seconds:.0f} MiB/s", ""),
        (
            "the same by grep -i -F -f",
            f"{mib / grep:.0f} MiB/s",
            f"bbfix takes {seconds / grep:.1f}x",
        ),
    ]


def peers(found: dict[str, float], outside: Path, rounds: int) -> list[tuple[str, str, str]]:
    """Thefuck on its own best case, where it is installed."""
    program = shutil.which("thefuck")
    if program is None:
        return [("thefuck", "not installed", "pip install thefuck")]
    env = {"TF_SHELL": "bash", "TF_ALIAS": "fuck", "THEFUCK_REQUIRE_CONFIRMATION": "false"}
    run = Run("thefuck", [program, "git", "brnch"], outside, env=env)
    theirs = medians([run], max(5, rounds // 4))["thefuck"]
    return [("diagnosis over thefuck", f"1/{theirs / found['diagnose']:.1f}", "<= 1/5")]


if __name__ == "__main__":
    sys.exit(main())
