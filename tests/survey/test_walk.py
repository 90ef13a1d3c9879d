from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagnose.survey import walk
from tests.evidence.world import git
from tests.evidence.world import new_repo


def found(root: Path, kind: str = walk.REPOSITORY) -> list[str]:
    seen = [each for each in walk.walk(str(root)) if each.kind == kind]
    return [os.path.relpath(each.path, root) for each in seen]


def test_every_kind_of_repository_is_found_in_order(tmp_path: Path) -> None:
    """Plain and bare ones, a second worktree, a submodule, one inside of another."""
    shop = new_repo(tmp_path / "shop")
    new_repo(shop / "inner")
    git(shop, "worktree", "add", "-q", str(tmp_path / "again"))
    git(tmp_path, "init", "-q", "--bare", "a.git")
    git(shop, "-c", "protocol.file.allow=always", "submodule", "add", "-q", f"{shop}/inner", "lib")

    assert found(tmp_path) == ["a.git", "again", "shop", "shop/inner", "shop/lib"]


def test_the_folder_itself_may_be_one(tmp_path: Path) -> None:
    """Then it is the first."""
    assert found(new_repo(tmp_path / "shop")) == ["."]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link to a folder above would never end, and one elsewhere is somebody else's."""
    new_repo(tmp_path / "out")
    root = tmp_path / "root"
    new_repo(root / "shop")
    (root / "loop").symlink_to(root)
    (root / "other").symlink_to(tmp_path / "out")

    assert found(root) == ["shop"]


@pytest.mark.parametrize("name", ["node_modules", ".cache", "venv"])
def test_what_tools_fill_is_passed_over(tmp_path: Path, name: str) -> None:
    """Clones in there are nobody's work."""
    new_repo(tmp_path / name / "package")

    assert found(tmp_path) == []


def test_what_lies_inside_of_git_s_own_folder_is_no_repository_of_its_own(tmp_path: Path) -> None:
    """Neither `.git/modules` nor what is in a bare repository is looked into."""
    repo = new_repo(tmp_path / "shop")
    git(repo, "init", "-q", "--bare", ".git/modules/lib")

    assert found(tmp_path) == ["shop"]


def test_a_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the others are looked at all the same."""
    closed = tmp_path / "closed"
    closed.mkdir()
    new_repo(tmp_path / "shop")
    real = os.scandir

    def scandir(path: str) -> object:
        if path == str(closed):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)

    seen = list(walk.walk(str(tmp_path)))

    assert [(each.kind, each.reason) for each in seen] == [
        (walk.UNREADABLE, "permission denied"),
        (walk.REPOSITORY, ""),
    ]


def test_another_file_system_is_named_and_not_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mounted disk or share is swept when its own folder is named."""
    new_repo(tmp_path / "mounted" / "shop")
    monkeypatch.setattr(walk, "_device", lambda path: 1 if path.endswith("mounted") else None)

    assert found(tmp_path) == []
    assert found(tmp_path, walk.ELSEWHERE) == ["mounted"]


def test_a_very_deep_folder_ends_the_walk(tmp_path: Path) -> None:
    """A chain of hundreds of folders is no place for repositories."""
    folder = tmp_path
    for _ in range(walk.DEEPEST + 2):
        folder /= "d"
    new_repo(folder)

    assert found(tmp_path) == []
