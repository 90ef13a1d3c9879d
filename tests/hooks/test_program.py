"""How files that outlive a process start bbfix again."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from diagnose.hooks import program
from diagnose.vault import proposal


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a clone that brings a `diagnose` along; no script of bbfix is to be found."""
    package = tmp_path / "diagnose"
    package.mkdir()
    for name in ("__init__.py", "__main__.py"):
        (package / name).write_text("open('pwned', 'w').close()\n")
    monkeypatch.setattr(program, "NAME", "bbfix-that-nobody-has")
    monkeypatch.setattr(proposal, "SCRIPT", "bbfix-that-nobody-has")
    return tmp_path


def test_a_package_in_the_current_folder_is_not_taken_for_bbfix(hostile: Path) -> None:
    """The shells' hook and the CI's git run in a clone, which may have a package of our name."""
    words = program.words()
    assert words[0] == sys.executable
    done = subprocess.run([*words, "--help"], cwd=hostile, capture_output=True, check=False)
    assert done.returncode == 0
    assert not (hostile / "pwned").exists()


def test_nor_for_the_credential_helper(hostile: Path) -> None:
    """Git starts the helper in the repository, and gives it secrets."""
    value = proposal.helper_value()
    assert value.startswith("!")
    argv = [*shlex.split(value[1:]), "get"]
    subprocess.run(argv, cwd=hostile, input=b"protocol=https\n\n", capture_output=True, check=False)
    assert not (hostile / "pwned").exists()
