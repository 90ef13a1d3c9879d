from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HATCH = Path(__file__).resolve().parent.parent / ".hatch"
SCRIPTS = sorted((HATCH / "scripts").iterdir())


def test_the_scripts_are_the_commands() -> None:
    """On POSIX and on Windows the same commands are installed."""
    table = re.findall(
        r'^    "([a-z-]+)": "diagnose\.',
        (HATCH / "build_hook.py").read_text(),
        re.MULTILINE,
    )
    assert [path.name for path in SCRIPTS] == sorted(table)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_installed(path: Path) -> None:
    """The installer puts the interpreter where `#!python` stands; the file can be executed."""
    assert path.read_text().startswith("#!python\n")
    assert os.access(path, os.X_OK)


@pytest.mark.parametrize("name", ["bbfix", "git-bbfix"])
def test_a_script_starts_the_front_door(name: str) -> None:
    """Both names take the same arguments."""
    done = subprocess.run(
        [sys.executable, HATCH / "scripts" / name, "git", "--version"],
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"git version ")


def test_the_helper_script_serves_git() -> None:
    """`git-credential-bbfix` reads git's protocol and is silent where it knows nothing."""
    done = subprocess.run(
        [sys.executable, HATCH / "scripts" / "git-credential-bbfix", "unknown"],
        input=b"protocol=https\nhost=example.org\n\n",
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"", b"")
