"""Measure the budgets beside their peers: one table, and the figures as JSON.

All in one run on one machine, in turns: `python -m tests.bench`. Nothing here is a gate.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.bench import bulk
from tests.bench import calls
from tests.bench import flood
from tests.bench import growth
from tests.bench import hooks
from tests.bench import starts
from tests.bench.table import drawn

GIB = 1 << 30


def main() -> int:
    """Run the benchmarks and print ratios; return 0 whatever they are."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="fewer rounds, a smaller log")
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    options = parser.parse_args()
    rounds = 15 if options.quick else 61
    # an installed bbfix has its bytecode
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("PYTHONPATH", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.update(HOME=name, GIT_CONFIG_NOSYSTEM="1", LC_ALL="C.UTF-8")
        rows = calls.measure(folder, rounds)
        rows += starts.measure(folder, rounds)
        rows += growth.measure(folder)
        rows += flood.measure(folder)
        rows += hooks.measure(folder)
        rows += bulk.measure(folder, GIB // 8 if options.quick else GIB)
    print(drawn(rows), end="")
    if options.json:
        options.json.write_text(json.dumps([row.as_json() for row in rows], indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
