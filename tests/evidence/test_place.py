from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagnose.evidence import place
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value


def test_a_subfolder_and_a_link_lead_to_the_repository(tmp_path: Path) -> None:
    """Wherever git would find the repository, so do the probes."""
    repo = new_repo(tmp_path / "r")
    (repo / "a/b").mkdir(parents=True)
    (tmp_path / "link").symlink_to(repo / "a")

    for folder in (repo, repo / "a/b", tmp_path / "link/b"):
        where = place.find(at(folder))
        assert (where.top, where.git_dir) == (str(repo), str(repo / ".git"))


def test_the_options_of_the_command_say_where(tmp_path: Path) -> None:
    """-C, --git-dir and --work-tree count as they did for the failed command."""
    repo = new_repo(tmp_path / "r")
    there = str(repo / ".git")

    assert place.find(at(tmp_path, "git", "-C", "r", "push")).top == str(repo)
    assert place.find(at(tmp_path, "git", "--git-dir=r/.git", "push")).git_dir == there
    words = ("git", "--git-dir", there, "--work-tree", str(repo), "push")
    assert place.find(at(tmp_path, *words)).top == str(repo)
    # A transcript's own words say nothing about where bbfix may look.
    assert place.find(at(tmp_path, "git", "-C", "r", "push", kind="pipe")).status == "none"


def test_git_dir_in_the_environment_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIT_DIR names the repository from anywhere."""
    repo = new_repo(tmp_path / "r")
    monkeypatch.setenv("GIT_DIR", str(repo / ".git"))

    assert place.find(at(tmp_path)).git_dir == str(repo / ".git")


def test_bare_repositories_worktrees_and_submodules(tmp_path: Path) -> None:
    """Each kind of repository is found with its own git dir."""
    repo = new_repo(tmp_path / "r")
    git(tmp_path, "clone", "-q", "--bare", str(repo), "bare.git")
    git(repo, "worktree", "add", "-q", str(tmp_path / "wt"))
    git(
        repo,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        str(tmp_path / "bare.git"),
        "s",
    )

    bare = place.find(at(tmp_path / "bare.git"))
    assert (bare.bare, bare.top, bare.git_dir) == (True, "", str(tmp_path / "bare.git"))
    linked = place.find(at(tmp_path / "wt"))
    assert (linked.common_dir, linked.top) == (str(repo / ".git"), str(tmp_path / "wt"))
    assert linked.git_dir == str(repo / ".git/worktrees/wt")
    assert place.find(at(repo / "s")).git_dir == str(repo / ".git/modules/s")


def test_no_repository_is_known_without_asking_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no folder above holds one, there is none, even without git."""
    monkeypatch.setenv("PATH", "")

    assert place.find(at(tmp_path)).status == "none"
    assert place.find(at(tmp_path / "gone")).status == "unknown"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_repository_that_git_does_not_trust_is_left_closed(tmp_path: Path) -> None:
    """safe.directory is git's own decision, and it comes before anything else."""
    repo = new_repo(tmp_path / "r", "https://bitbucket.org/acme/shop.git")
    for path in (repo, repo / ".git"):
        os.chown(path, 12345, 12345)
    context = at(repo, "git", "push")

    assert place.find(context).status == "untrusted"
    assert value(context, "repository.present") == "yes"
    assert value(context, "repository.trusted") == "no"
    assert value(context, "repository.path") == str(repo)
    assert value(context, "repository.conflicts") == "unknown"
    assert value(context, "remote.url") == "absent"
    assert value(context, "credential.origin") == "unknown"


def test_a_bare_repository_may_be_closed_too(tmp_path: Path) -> None:
    """safe.bareRepository keeps git out of bare repositories that were not named."""
    git(tmp_path, "init", "-q", "--bare", "b.git")
    git(tmp_path, "config", "--global", "safe.bareRepository", "explicit")

    assert value(at(tmp_path / "b.git"), "repository.trusted") == "no"


def test_a_folder_with_a_line_break_is_not_misread(tmp_path: Path) -> None:
    """Git's answers come line by line, and a name may hold a line break."""
    git(tmp_path, "init", "-q", "--bare", "a\nfalse")
    new_repo(tmp_path / "b\nc")

    for folder in (tmp_path / "a\nfalse", tmp_path / "b\nc"):
        assert value(at(folder), "repository.present") in ("unknown", "yes")
        assert "\n" not in place.find(at(folder)).git_dir


def test_a_broken_configuration_is_unknown(tmp_path: Path) -> None:
    """Where git cannot read its configuration, nothing is claimed."""
    repo = new_repo(tmp_path / "r")
    (repo / ".git/config").write_text("[core\n")

    assert value(at(repo), "repository.present") == "unknown"
    assert value(at(repo), "remote.url") == "absent"


def test_a_configuration_that_never_ends_is_unknown(tmp_path: Path) -> None:
    """An include that is a pipe would block git for ever: the time limit ends it."""
    repo = new_repo(tmp_path / "r")
    os.mkfifo(tmp_path / "fifo")
    git(repo, "config", "include.path", str(tmp_path / "fifo"))

    assert value(at(repo), "repository.present") == "unknown"
