from __future__ import annotations

from pathlib import Path

import pytest

from tests.lab.bbfix import bbfix
from tests.remedy.scene import git
from tests.remedy.scene import new_repo

URL = "https://bitbucket.org/acme/shop.git"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (
            ("remote", "rewrite", "origin", "--to", "ssh"),
            "bbfix remote rewrite origin --to ssh --yes",
        ),
        (("remote", "rewrite", "--to", "ssh"), "bbfix remote rewrite --to ssh --yes"),
        (("login", "origin"), "bbfix login origin --yes --token-stdin < TOKEN_FILE"),
        (
            ("login", "origin", "--username", "bob"),
            "bbfix login origin --username bob --yes --token-stdin < TOKEN_FILE",
        ),
    ],
)
def test_a_missing_yes_names_the_command_that_was_typed(
    home: Path, typed: tuple[str, ...], hint: str
) -> None:
    """The hint can be copied: it is the command itself, with the yes it lacks."""
    repo = new_repo(home / "repo", URL)
    git(repo, "config", "--global", "credential.helper", "store")
    stdin = ("--token-stdin",) if typed[0] == "login" else ()
    done = bbfix(*typed, *stdin, cwd=repo, stdin="ATATT" + "3x" + "A" * 180 + "\n")
    assert done.returncode == 4, done.stderr
    assert "this needs a yes; nothing was changed" in done.stderr
    assert f"hint: {hint}\n" in done.stderr


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("git@bitbucket.org:acme/shop.git", "a secret is sent over https only, and this is ssh"),
        (
            "http://bitbucket.org/acme/shop.git",
            "a secret is sent over https only, and this is http",
        ),
        ("https://git.example.org/shop.git", "no facts are known about the host `git.example.org`"),
        (URL, "this needs a yes"),
    ],
)
def test_login_refuses_before_it_asks(home: Path, url: str, said: str) -> None:
    """Without a secret at hand the reason is the plan's own: nobody makes a token for nothing."""
    repo = new_repo(home / "repo", url)
    git(repo, "config", "--global", "credential.helper", "store")
    done = bbfix("login", "origin", "--no-input", cwd=repo)
    assert done.returncode == 4, done.stderr
    assert said in done.stderr
    assert "nothing was changed" in done.stderr
