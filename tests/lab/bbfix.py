"""Run bbfix as a user does: a process of its own, in the test's home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

COMMAND = (sys.executable, "-m", "diagnose")


def bbfix(
    *args: str, cwd: Path | str, stdin: str | None = None, timeout: float = 60
) -> subprocess.CompletedProcess[str]:
    """Run bbfix without a terminal; `stdin` None is an empty standard input."""
    return subprocess.run(
        [*COMMAND, *args],
        cwd=cwd,
        input=stdin or "",
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
