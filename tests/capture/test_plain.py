from __future__ import annotations

import os
import subprocess
import sys

import pytest

from diagnose.capture import plain

# the way without a pseudo-terminal is written for Windows, and runs anywhere
MAIN = "import sys\nfrom diagnose.capture import plain\nsys.exit(plain.main(sys.argv[1:]))"


@pytest.mark.parametrize(
    ("words", "code"), [(["git", "--version"], 0), (["git", "-C", "/nowhere", "status"], 128)]
)
def test_git_runs_and_its_exit_counts(words: list[str], code: int) -> None:
    """Without a capture git's output and exit code are its own."""
    done = subprocess.run([sys.executable, "-c", MAIN, *words], capture_output=True, check=False)
    direct = subprocess.run(words, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, direct.stdout, direct.stderr)


def test_git_missing() -> None:
    """Without git the exit code is 127 here too."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "git", "status"],
        capture_output=True,
        check=False,
        env={**os.environ, "PATH": "/nowhere"},
    )
    assert (done.returncode, done.stderr) == (127, b"bbfix: git: command not found\n")


@pytest.mark.parametrize(
    "word",
    ["plain", "", "two words", "tab\there", "C:\\dir\\", "C:\\my dir\\", 'say "hi" to \\" me\\'],
)
def test_words_are_quoted_as_windows_reads_them(word: str) -> None:
    """A word with blanks, quotes and backslashes arrives as one word."""
    assert plain.quote(word) == subprocess.list2cmdline([word])
