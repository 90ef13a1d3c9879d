"""What README shows to programs is a program: it runs, and the strictest type check passes."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The Python of the section `For programs`, as a file of its own."""
    section = (ROOT / "README.md").read_text().partition("## For programs")[2].partition("\n## ")[0]
    code = [line for line in section.splitlines() if line.startswith("    ") or not line]
    start = next(i for i, line in enumerate(code) if "import" in line)
    file = tmp_path / "program.py"
    file.write_text(textwrap.dedent("\n".join(code[start:])))
    return file


def test_the_program_of_readme_runs(program: Path) -> None:
    """It prints the patterns of the failures that it makes."""
    done = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, check=False, cwd=program.parent
    )
    assert (done.returncode, done.stderr) == (0, "")
    named = [line.split()[0] for line in done.stdout.splitlines()]
    assert named == ["bitbucket-no-access", "not-a-repository"]


def test_the_program_of_readme_passes_mypy_strict(program: Path) -> None:
    """With the types that the package ships."""
    cache = program.parent / "cache"
    words = ["--strict", "--no-error-summary", "--cache-dir", str(cache), str(program)]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stdout) == (0, "")
