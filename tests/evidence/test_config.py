from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.evidence import config as configs
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo


def test_values_come_with_scope_and_file(tmp_path: Path, home: Path) -> None:
    """Each value says who set it and where, includes and -c options too."""
    repo = new_repo(tmp_path / "r")
    (repo / "deep").mkdir()
    (repo / ".git/more").write_text("[x]\n\tlocal = 2\n\tbare\n")
    git(repo, "config", "include.path", "more")
    git(repo, "config", "--global", "X.Global", "a\nb")
    found = configs.read(at(repo / "deep", "git", "-c", "X.Line=3", "push"))

    assert [(e.value, e.scope, e.file) for e in found.entries if e.section == "x"] == [
        ("a\nb", "global", str(home / ".gitconfig")),
        ("2", "local", str(repo / ".git/more")),
        (None, "local", str(repo / ".git/more")),
        ("3", "command", ""),
    ]
    assert found.get("x.LOCAL") == "2"
    assert found.origin("x.local") == str(repo / ".git/more")


def test_subsections_keep_their_case(tmp_path: Path) -> None:
    """Section and name are folded, what stands between them is not."""
    repo = new_repo(tmp_path / "r")
    git(repo, "config", "Remote.My.Fork.URL", "u")
    found = configs.read(at(repo))

    assert found.get("remote.My.Fork.url") == "u"
    assert found.get("remote.my.fork.url") is None
    assert found.subsections("remote") == ("My.Fork",)


def test_bare_repositories_name_their_own_file(tmp_path: Path) -> None:
    """The file of a bare repository is absolute too, from the inside as well."""
    git(tmp_path, "init", "-q", "--bare", "b.git")
    for folder in (tmp_path / "b.git", tmp_path / "b.git/refs"):
        assert configs.read(at(folder)).origin("core.bare") == str(tmp_path / "b.git/config")


def test_the_repr_of_an_entry_shows_no_secret(tmp_path: Path) -> None:
    """Entries may end in a crash report."""
    repo = new_repo(tmp_path / "r", "https://bob:hunter2hunter2@bitbucket.org/a/b")

    assert "hunter2" not in repr(configs.read(at(repo)))


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("https://bitbucket.org", True),
        ("https://bitbucket.org/", True),
        ("https://bitbucket.org/acme", True),
        ("https://bitbucket.org/acm", False),
        ("https://*.org", True),
        ("https://bob@bitbucket.org", True),
        ("https://eve@bitbucket.org", False),
        ("https://bitbucket.org:443", True),
        ("https://BITBUCKET.org", True),
        ("http://bitbucket.org", False),
        ("https://bitbucket.org.evil.example", False),
        ("https://evil.example", False),
        ('with "quotes" and \\', False),
    ],
)
def test_patterns_fit_as_git_says(pattern: str, fits: bool, tmp_path: Path) -> None:
    """Git decides which `http.<url>` applies: the same answer as a real configuration gives."""
    repo = new_repo(tmp_path / "r")
    url = "https://bob@bitbucket.org/acme/shop.git"
    git(repo, "config", f"http.{pattern}.x", "yes")
    git(repo, "config", "http.other", "there")
    asked = git(repo, "config", "--get-urlmatch", "http", url)

    assert configs.matching(at(repo), "http", [pattern], url) == ({pattern} if fits else set())
    assert ("http.x yes" in asked) == fits
