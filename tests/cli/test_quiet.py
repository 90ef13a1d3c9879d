"""`--quiet` means one thing everywhere: one line a failure or change."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

import pytest

from tests.lab.bbfix import bbfix
from tests.lab.worlds import World

LINE = (
    "error[local-changes-overwritten]: local changes stand in the way; fix: bbfix fix stash-first\n"
)
SAID = "error: Your local changes to the following files would be overwritten by merge:\n\tf\n"
FIX = ("fix", "stash-first", "--yes", "--allow", "worktree")


@pytest.fixture
def here(world: Callable[[str], World]) -> World:
    """A work tree in which a checkout fails."""
    return world("local-changes-overwritten")


def test_a_diagnosis_is_one_line(here: World) -> None:
    """From a pipe, a file, the memory; with the flag before or after."""
    (here.path / "build.log").write_text(SAID)
    for args in (("--quiet",), ("-q",), ("diagnose", "--quiet"), ("build.log", "-q")):
        done = bbfix(*args, cwd=here.path, stdin=SAID)
        assert (done.returncode, done.stdout, done.stderr) == (1, LINE, "")
    assert bbfix("last", "--quiet", cwd=here.path).stdout == LINE


def test_the_wrapper_adds_one_line(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """After git's own words, which stay as they are; BBFIX_QUIET says it for every command."""
    git = here.run()
    monkeypatch.setenv("BBFIX_QUIET", "1")
    done = bbfix(*here.command, cwd=here.path)
    assert (done.returncode, done.stdout) == (git.returncode, git.stdout)
    assert done.stderr == git.stderr + LINE


def test_git_config_says_it_too(here: World) -> None:
    """`git config bbfix.quiet true`, for a repository."""
    subprocess.run(["git", "config", "bbfix.quiet", "true"], cwd=here.path, check=True)
    assert bbfix(cwd=here.path, stdin=SAID).stdout == LINE


def test_no_failure_is_no_line(here: World) -> None:
    """Nothing is said of what did not happen."""
    done = bbfix("-q", cwd=here.path, stdin="Everything up-to-date\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_unknown_failure_is_one_line(here: World) -> None:
    """It says where more can be had."""
    done = bbfix("-q", cwd=here.path, stdin="fatal: the moon is full\n")
    assert (
        done.stdout == "error[unknown]: no pattern of bbfix knows this failure; more: bbfix last\n"
    )


def test_a_change_is_one_line(here: World) -> None:
    """A fix that was agreed to says how it ended, and so does taking it back."""
    bbfix(*here.command, cwd=here.path)
    done = bbfix(*FIX, "--quiet", cwd=here.path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("fix: done")
    assert done.stdout.count("\n") == 1
    undone = bbfix("undo", "-q", cwd=here.path)
    assert undone.stdout.startswith("undo: change 1 (")
    assert undone.stdout.count("\n") == 1


def test_what_is_asked_for_is_shown(here: World) -> None:
    """A plan that `--dry-run` asks for, and a document for a program, are not shortened."""
    bbfix(*here.command, cwd=here.path)
    assert "do 1:" in bbfix(*FIX, "--dry-run", "--quiet", cwd=here.path).stdout
    document = json.loads(bbfix("last", "-q", "--format", "json", cwd=here.path).stdout)
    assert document["diagnoses"][0]["why"]
