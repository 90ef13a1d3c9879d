from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.credentials.chain import Helper


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("store --file=/x", "store"),
        ("/usr/bin/git-credential-x --y", "x"),
        ("!gh auth git-credential", "gh"),
        ("!f() { echo password=hunter2; }; f", "a shell command"),
    ],
)
def test_a_helper_s_name_shows_no_shell_text(value: str, name: str) -> None:
    """A snippet may hold a secret, and so it is never put on a command line either."""
    helper = Helper(value)

    assert helper.name == name
    assert helper.runnable_alone is (name != "a shell command")


@pytest.mark.parametrize(
    ("value", "files"),
    [
        ("store", ["{home}/.git-credentials", "{home}/.config/git/credentials"]),
        ("store --file=/a/b", ["/a/b"]),
        ("store --file ~/c", ["{home}/c"]),
        ("store --file '$HOME/d e'", ["{home}/d e"]),
        ("cache", []),
        ("!store", []),
        ("store '", []),
    ],
)
def test_the_files_of_the_store_helper_are_known(value: str, files: list[str]) -> None:
    """Its own two, or the one it is told."""
    found = Helper(value).files

    assert list(found) == [f.format(home=Path.home()) for f in files]
