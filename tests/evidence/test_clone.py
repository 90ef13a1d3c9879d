from __future__ import annotations

from pathlib import Path

from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value


def test_a_shallow_clone_is_told_from_a_full_one(tmp_path: Path) -> None:
    """Only a clone with a depth is shallow."""
    full = new_repo(tmp_path / "full")
    git(full, "commit", "-q", "--allow-empty", "-m", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{full}", "cut")

    assert value(at(full), "repository.shallow") == "no"
    assert value(at(tmp_path / "cut"), "repository.shallow") == "yes"


def test_a_partial_clone_is_told_by_its_promise(tmp_path: Path) -> None:
    """A promisor remote makes a clone a partial one."""
    repo = new_repo(tmp_path / "r")
    assert value(at(repo), "repository.partial") == "no"
    git(repo, "config", "remote.origin.promisor", "true")
    assert value(at(repo), "repository.partial") == "yes"


def test_what_a_pull_merges_is_counted(tmp_path: Path) -> None:
    """Two entries for one branch count as two, a repeated one as one."""
    repo = new_repo(tmp_path / "r")
    git(repo, "checkout", "-q", "-B", "main")
    assert value(at(repo), "repository.merges") == "0"
    for name in ("a", "a", "b"):
        git(repo, "config", "--add", "branch.main.merge", f"refs/heads/{name}")
    assert value(at(repo), "repository.merges") == "2"


def test_names_that_differ_in_case_are_found(tmp_path: Path) -> None:
    """Those that are here and those that the fetch spoke of are compared, folders too."""
    repo = new_repo(tmp_path / "r")
    git(repo, "update-ref", "refs/remotes/origin/Fix/one", "HEAD")
    assert value(at(repo), "repository.case_twins") == "absent"
    said = " ! [new branch]      fix/two    -> origin/fix/two  (unable to update local ref)\n"
    assert value(at(repo, text=said), "repository.case_twins") == "`fix` and `Fix`"
