"""Whole commands beside git, an empty Python, and thefuck on its own best case."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.clock import Run
from tests.bench.clock import medians
from tests.bench.said import FOUR_KIB
from tests.bench.table import Row

BIN = Path(sys.executable).parent
BBFIX = str(BIN / "bbfix")
DEMOS = 3  # it takes seconds, where the others take milliseconds


def measure(folder: Path, rounds: int) -> list[Row]:
    """Return the cost of a success under the wrapper, and of a diagnosis from a pipe."""
    repository, outside = folder / "repository", folder / "outside"
    outside.mkdir()
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    git = shutil.which("git") or "git"
    runs = [
        Run("pass", [sys.executable, "-c", "pass"], outside),
        Run("git", [git, "status"], repository),
        Run("bbfix git", [BBFIX, "git", "status"], repository),
        Run("diagnose", [BBFIX], outside, FOUR_KIB),
        *_thefuck(outside),
    ]
    found = medians(runs, rounds)
    one = found["pass"]
    rows = [
        Row("P: python -c pass", one * 1000, "ms"),
        Row("git status", found["git"] * 1000, "ms"),
        Row(
            "bbfix git status over git status",
            (found["bbfix git"] - found["git"]) / one,
            "P",
            budget=1.5,
            note="aim 1.2",
        ),
        Row("4 KiB to a printed diagnosis", found["diagnose"] / one, "P", budget=4),
        Row("bbfix demo, the whole story", _demo(outside), "s", budget=10),
    ]
    if "thefuck" in found:
        share = found["diagnose"] / found["thefuck"]
        rows.append(Row("the same over thefuck on its best case", share, "times", budget=0.2))
    return rows


def _demo(outside: Path) -> float:
    """Return the seconds of the demo: a host, a push that fails, the swap, the undo."""
    return medians([Run("demo", [BBFIX, "demo"], outside)], DEMOS)["demo"]


def _thefuck(outside: Path) -> list[Run]:
    program = shutil.which("thefuck", path=f"{BIN}") or shutil.which("thefuck")
    if program is None:
        sys.stderr.write("thefuck is not installed: `pip install thefuck setuptools`\n")
        return []
    env = {"TF_SHELL": "bash", "TF_ALIAS": "fuck", "THEFUCK_REQUIRE_CONFIRMATION": "false"}
    return [Run("thefuck", [program, "git", "brnch"], outside, env=env)]
