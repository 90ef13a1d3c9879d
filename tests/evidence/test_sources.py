from __future__ import annotations

import base64
from pathlib import Path

import pytest

from diagnose.errors import GitError
from diagnose.evidence.sources import sources
from diagnose.hosts import url as urls
from tests.evidence.world import API_TOKEN
from tests.evidence.world import APP_PASSWORD
from tests.evidence.world import HTTPS
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo

SECRET_URL = f"https://bob:{APP_PASSWORD}@bitbucket.org/acme/shop.git"


def url_of(text: str) -> urls.GitURL:
    """Read a URL that is one."""
    found = urls.parse(text)
    assert found is not None
    return found


def test_every_place_is_found(tmp_path: Path, home: Path) -> None:
    """A swap has to clean them all, not only the one that git used."""
    repo = new_repo(tmp_path / "r", SECRET_URL)
    basic = base64.b64encode(f"x-token-auth:{API_TOKEN}".encode()).decode()
    for key, text in (
        ("remote.origin.pushurl", SECRET_URL),
        ("remote.other.url", SECRET_URL.replace("bob", "eve")),
        ("remote.elsewhere.url", "https://bob:secret@github.com/a/b"),
        ("submodule.sub.url", SECRET_URL),
        ("http.https://bitbucket.org/.extraHeader", f"Authorization: Basic {basic}"),
        ("http.https://github.com/.extraHeader", f"Authorization: Basic {basic}"),
    ):
        git(repo, "config", key, text)
    base = f"url.https://carol:{APP_PASSWORD}@bitbucket.org/.insteadOf"
    git(repo, "config", "--global", base, "bb:")
    git(repo, "config", "--global", "credential.helper", "store")
    (home / ".netrc").write_text(
        f"machine bitbucket.org login dave password {APP_PASSWORD}\n"
        f"machine github.com login dave password x\n"
    )
    (home / ".git-credentials").write_text(
        f"https://erin:{APP_PASSWORD}@bitbucket.org\n"
        f"https://frank:{API_TOKEN}@bitbucket.org\n"
        "https://erin:secret@github.com\n"
    )
    found = sources(at(repo, "git", "push"), url_of(HTTPS))

    assert [(s.origin, s.username, s.kind) for s in found] == [
        ("extra-header", "x-token-auth", "api-token"),
        ("instead-of", "carol", "app-password"),
        ("remote-url", "bob", "app-password"),
        ("push-url", "bob", "app-password"),
        ("remote-url", "eve", "app-password"),
        ("config", "bob", "app-password"),
        ("netrc", "dave", "app-password"),
        ("helper", "erin", "app-password"),
        ("helper", "frank", "api-token"),
    ]
    assert [s.key for s in found][2:6] == [
        "remote.origin.url",
        "remote.origin.pushurl",
        "remote.other.url",
        "submodule.sub.url",
    ]
    assert {s.file for s in found if s.scope == "local"} == {str(repo / ".git/config")}
    assert APP_PASSWORD not in repr(found)


def test_a_helper_is_asked_under_every_name_that_may_have_an_entry(
    tmp_path: Path, home: Path
) -> None:
    """A helper whose entries cannot be listed is asked for the names that are known."""
    script = home / "git-credential-keep"
    script.write_text(
        "#!/bin/sh\n"
        'while read -r line; do case "$line" in username=*) user=${line#username=};; esac; done\n'
        'case "$user" in ""|bob|x-token-auth)\n'
        f'echo "username=${{user:-zoe}}"; echo "password={APP_PASSWORD}";; esac\n'
    )
    script.chmod(0o755)
    git(home, "config", "--global", "credential.helper", str(script))
    repo = new_repo(tmp_path / "r", "https://bob@bitbucket.org/acme/shop.git")
    found = sources(at(repo, "git", "push"), url_of(HTTPS))

    assert sorted(s.username for s in found) == ["bob", "x-token-auth", "zoe"]
    assert {s.helper for s in found} == {str(script)}


def test_outside_a_repository_the_users_own_places_count(tmp_path: Path, home: Path) -> None:
    """`bbfix login HOST` works anywhere."""
    (home / ".git-credentials").write_text(f"https://bob:{APP_PASSWORD}@bitbucket.org\n")
    git(home, "config", "--global", "credential.helper", "store")

    found = sources(at(tmp_path, user_host="bitbucket.org"), url_of("https://bitbucket.org/"))
    assert [(s.origin, s.username) for s in found] == [("helper", "bob")]


def test_a_helper_that_hangs_is_an_error(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may hold a stale credential that the swap would miss."""
    monkeypatch.setattr("diagnose.evidence.helpers.SECONDS", 0.3)
    git(home, "config", "--global", "credential.helper", "!sleep 30 #")

    with pytest.raises(GitError, match="timed out"):
        sources(at(tmp_path, user_host="bitbucket.org"), url_of(HTTPS))


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """A swap must not go on half blind."""
    repo = new_repo(tmp_path / "r", HTTPS)
    (repo / ".git/config").write_text("[broken\n")

    with pytest.raises(GitError):
        sources(at(repo, "git", "push"), url_of(HTTPS))
