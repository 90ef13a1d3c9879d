"""Attacks on what came later: folders, terminals and jobs that mean no good."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.lab.bbfix import bbfix

OUTSIDE = "fatal: not a git repository (or any of the parent directories): .git\n"


@pytest.mark.parametrize("place", [".git", ".git/config", ".git/HEAD", ".bbfix/patterns/x/a.toml"])
def test_a_pipe_where_a_file_should_be_is_not_waited_for(place: str, tmp_path: Path) -> None:
    """A stranger's folder may hold a pipe to which nobody writes: git gets past it, so do we."""
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    assert bbfix(cwd=tmp_path, stdin=OUTSIDE, timeout=30).returncode == 1
