"""What each way into bbfix imports, and what it costs until its work begins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench.clock import Run
from tests.bench.clock import medians
from tests.bench.said import SEED
from tests.bench.table import Row

COUNT = "import sys; before = set(sys.modules); {}; print(len(set(sys.modules) - before))"
WAYS = {
    "wrapper, success": "import diagnose.entry, diagnose.capture.wrap, diagnose.capture.pump",
    "pipe": "import diagnose.entry, diagnose.cli.quick, diagnose.render.text, regex",
    "credential helper": "import diagnose.entry, diagnose.vault.helper",
    "library": "import diagnose; diagnose.diagnose",
    "commands (typer)": "import diagnose.entry, diagnose.cli.app",
    "bbfix fix": "import diagnose.entry, diagnose.cli.app, diagnose.cli.fix",
}


def measure(folder: Path, rounds: int) -> list[Row]:
    """Return, for each way in, the cost of its imports over an empty Python."""
    runs = [Run("pass", [sys.executable, "-c", "pass"], folder)]
    runs += [Run(way, [sys.executable, "-c", code], folder, SEED) for way, code in WAYS.items()]
    found = medians(runs, max(9, rounds // 3))
    one = found["pass"]
    return [
        Row(f"imports: {way}", (found[way] - one) / one, "P", note=f"{_count(code)} modules")
        for way, code in WAYS.items()
    ]


def _count(code: str) -> int:
    words = [sys.executable, "-c", COUNT.format(code)]
    return int(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
