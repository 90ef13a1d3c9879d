from __future__ import annotations

import subprocess
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is off: these tests are about git's own behaviour."""
    monkeypatch.setenv("BBFIX_REPORT", "off")


@pytest.fixture
def repository(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, which is the current folder."""
    assert home.is_dir()
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("one\n")
    subprocess.run(["git", "add", "file"], check=True)
    subprocess.run(["git", "commit", "-qm", "first"], check=True)
    return tmp_path
