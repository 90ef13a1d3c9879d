from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from diagnose import gitargs

ANSWERS = {
    "": ([], []),
    "push origin": ([], ["push", "origin"]),
    "-C a -C b status -s": ([("-C", "a"), ("-C", "b")], ["status", "-s"]),
    "-c x.y=z push": ([("-c", "x.y=z")], ["push"]),
    "--git-dir=a --work-tree b log": ([("--git-dir", "a"), ("--work-tree", "b")], ["log"]),
    "--no-pager --bare gc": ([("--no-pager", ""), ("--bare", "")], ["gc"]),
    "--attr-source HEAD diff -C": ([("--attr-source", "HEAD")], ["diff", "-C"]),
    "-C": ([("-C", "")], []),
    "--version": ([("--version", "")], []),
}


@pytest.mark.parametrize("line", ANSWERS)
def test_options_and_subcommand(line: str) -> None:
    """Options of git itself end at the subcommand; what follows is the subcommand's own."""
    assert gitargs.split(line.split()) == ANSWERS[line]


@pytest.mark.parametrize("option", ["-C", "-c", "--git-dir", "--work-tree", "--namespace"])
def test_git_takes_the_next_word_too(option: str, tmp_path: Path) -> None:
    """The installed git reads the word behind such an option as its value: it is no subcommand."""
    words = ["git", option, "a.b", "version"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "a.b' is not a git command" not in done.stderr
    assert gitargs.split(words[1:])[1] == ["version"]


def test_exec_path_takes_no_next_word(tmp_path: Path) -> None:
    """`git --exec-path version` prints a folder and runs nothing."""
    words = ["git", "--exec-path", "version"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("/")
    assert gitargs.split(words[1:]) == ([("--exec-path", "")], ["version"])
