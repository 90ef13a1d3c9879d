"""Runs the same git command line plain and through the wrapper."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

GIT = ["git"]
BBFIX = [sys.executable, "-m", "diagnose", "git"]


def shell(text: str) -> list[str]:
    """Words of a git command that runs a shell text, as an alias does."""
    return ["-c", f"alias.run=!{text}", "run"]


def both(*words: str, **how: Any) -> tuple[Any, Any]:
    """Run `git words...` plain and wrapped; return (exit, stdout, stderr) of each."""
    results = []
    for front in (GIT, BBFIX):
        done = subprocess.run(
            [*front, *words],
            stdin=how.pop("stdin", subprocess.DEVNULL),
            capture_output=True,
            check=False,
            timeout=60,
            **how,
        )
        results.append((done.returncode, done.stdout, done.stderr))
    return results[0], results[1]
