from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.errors import GitError
from diagnose.library import dead
from diagnose.library.dead import Git
from diagnose.library.schema import read_pattern
from tests.library.pages import page

REAL = "not a git repository (or any of the parent directories): %s"
GONE = "no git ever said this"


@pytest.fixture(scope="module")
def git() -> Git:
    """The git installed here."""
    return Git()


def troubles(git: Git, msgid: str, **more: str) -> list[str]:
    words = {"file": "setup.c", "msgid": msgid, **more}
    return dead.dead([read_pattern(page(git=words), "f", area="push", name="broken-thing")], git)


@pytest.mark.parametrize(
    "words",
    [
        REAL,
        "Updates were rejected because the tip of your current branch is behind",
        "You need to run this command from the toplevel of the working tree.",
        "gc is already running on machine '%s' pid %<PRIuMAX> (use --force if not)",
    ],
)
def test_words_of_git_are_found(git: Git, words: str) -> None:
    """A message of a program, the first line of a longer one, and what only a script says."""
    assert troubles(git, words) == []


@pytest.mark.parametrize("words", [GONE, REAL[:-9], "ot a git repositor"])
def test_dead_words_are_named(git: Git, words: str) -> None:
    """Words that no message ends with are dead; the page, the words and the release are named."""
    (trouble,) = troubles(git, words)

    assert trouble == (
        f"push/broken-thing.toml: `git 1 msgid` is in no file of git {git.version}: `{words}`"
    )


def test_other_releases_are_believed(git: Git) -> None:
    """A page may say which releases have the words, and is held to it here."""
    assert troubles(git, GONE, since="99.1") == []
    assert troubles(git, GONE, until="1.5") == []
    assert troubles(git, REAL, since="1.5", until=git.version) == []
    assert "`git 1 msgid`" in troubles(git, GONE, since=git.version)[0]
    assert "`git 1 until` is 1.5, but git" in troubles(git, REAL, until="1.5")[0]
    assert "`git 1 since` is 99.1, but git" in troubles(git, REAL, since="99.1")[0]


def test_a_release_includes_its_corrections(git: Git) -> None:
    """2.39 means all of 2.39.x."""
    release = ".".join(git.version.split(".")[:2])

    assert troubles(git, REAL, since=release, until=release) == []


def test_words_of_windows_are_left_to_windows(git: Git) -> None:
    """What is in no other git cannot be held against this one."""
    said = {"file": "compat/mingw.c", "msgid": GONE}
    pattern = read_pattern(page(git=said), "f", area="push", name="broken-thing")

    assert dead.dead([pattern], git) == []


def test_without_a_git_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing can be held against a git that is not there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError):
        Git()
