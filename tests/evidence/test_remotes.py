from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.evidence import config as configs
from diagnose.evidence import remotes
from diagnose.redact import Secret
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo

# Settings as `git config --add` takes them, and the remote that is asked for.
WORLDS = {
    "plain": ("origin", ["remote.origin.url https://h/a"]),
    "two urls": ("origin", ["remote.origin.url https://h/a", "remote.origin.url https://h/b"]),
    "pushurl": ("origin", ["remote.origin.url https://h/a", "remote.origin.pushurl git@h:a"]),
    "two pushurls": (
        "origin",
        [
            "remote.origin.url https://h/a",
            "remote.origin.pushurl git@h:a",
            "remote.origin.pushurl https://g/a",
        ],
    ),
    "insteadOf": (
        "origin",
        ["remote.origin.url bb:a/b", "url.https://bitbucket.org/.insteadOf bb:"],
    ),
    "longest wins": (
        "origin",
        [
            "remote.origin.url https://h/acme/x",
            "url.https://short/.insteadOf https://h/",
            "url.https://long/.insteadOf https://h/acme/",
        ],
    ),
    "equal prefixes": (
        "origin",
        [
            "remote.origin.url https://h/acme/x",
            "url.https://first/.insteadOf https://h/",
            "url.https://second/.insteadOf https://h/",
        ],
    ),
    "base of two rules": (
        "origin",
        [
            "remote.origin.url https://h/acme/x",
            "url.https://one/.insteadOf other:",
            "url.https://two/.insteadOf https://h/",
            "url.https://one/.insteadOf https://h/",
        ],
    ),
    "case matters": (
        "origin",
        ["remote.origin.url https://h/X", "url.https://other/.insteadOf https://h/x"],
    ),
    "pushInsteadOf": (
        "origin",
        ["remote.origin.url https://h/x", "url.git@h:.pushInsteadOf https://h/"],
    ),
    "pushInsteadOf fits one of two": (
        "origin",
        [
            "remote.origin.url https://h/x",
            "remote.origin.url https://g/x",
            "url.git@h:.pushInsteadOf https://h/",
        ],
    ),
    "a pushurl is not touched by pushInsteadOf": (
        "origin",
        [
            "remote.origin.url https://h/x",
            "remote.origin.pushurl https://h/y",
            "url.git@h:.pushInsteadOf https://h/",
            "url.https://i/.insteadOf https://h/",
        ],
    ),
    "both rules": (
        "origin",
        [
            "remote.origin.url https://h/x",
            "url.git@p:.pushInsteadOf https://h/",
            "url.https://i/.insteadOf https://h/",
        ],
    ),
    "a name with dots": ("my.own.fork", ["remote.my.own.fork.url https://h/a"]),
    "a name like an option": ("--upload-pack=touch", ["remote.--upload-pack=touch.url https://h/"]),
    "an empty prefix": ("origin", ["remote.origin.url a/b", "url.https://h/.insteadOf "]),
}


def make(tmp_path: Path, settings: list[str]) -> Path:
    """Make a repository with these settings."""
    repo = new_repo(tmp_path / "r")
    for setting in settings:
        key, _, value = setting.partition(" ")
        git(repo, "config", "--add", key, value)
    return repo


def shown(uses: tuple[remotes.UrlUse, ...]) -> list[str]:
    """Write the URLs as git writes them."""
    return [use.url.text(with_secret=True) if use.url else "?" for use in uses]


@pytest.mark.parametrize("world", WORLDS)
def test_remotes_are_as_git_uses_them(world: str, tmp_path: Path) -> None:
    """`git remote get-url --all` is the judge, for fetching and for pushing."""
    name, settings = WORLDS[world]
    repo = make(tmp_path, settings)
    view = remotes.resolve(configs.read(at(repo)), name)

    assert view.name == name
    assert shown(view.fetch) == git(repo, "remote", "get-url", "--all", "--", name).split("\n")
    pushing = git(repo, "remote", "get-url", "--push", "--all", "--", name).split("\n")
    assert shown(view.push) == pushing


@pytest.mark.parametrize("text", ["https://h/acme/x", "bb:a/b", "nowhere", "git@h:x"])
def test_urls_on_the_command_line_are_rewritten_too(text: str, tmp_path: Path) -> None:
    """`git ls-remote --get-url` is the judge for a URL that no remote has."""
    settings = [
        "url.https://bitbucket.org/.insteadOf bb:",
        "url.https://long/.insteadOf https://h/",
    ]
    repo = make(tmp_path, settings)
    view = remotes.resolve(configs.read(at(repo)), text)

    assert shown(view.fetch) == [git(repo, "ls-remote", "--get-url", text)]
    assert view.name == ""


def test_each_url_knows_where_it_comes_from(tmp_path: Path, home: Path) -> None:
    """A URL names its key and file, and the rule that changed it with its own file."""
    repo = make(tmp_path, ["remote.origin.url bb:a/b"])
    git(repo, "config", "--global", "url.https://bob:pw@bitbucket.org/.insteadOf", "bb:")
    use = remotes.resolve(configs.read(at(repo)), "origin").fetch[0]

    assert (use.key, use.file, use.scope) == (
        "remote.origin.url",
        str(repo / ".git/config"),
        "local",
    )
    assert use.written is not None
    assert use.written.text() == "bb:a/b"
    assert use.rewritten_by is not None
    assert use.rewritten_by.file == str(home / ".gitconfig")
    assert use.secret_in_base
    assert use.secret_entry == "url.https://bob:pw@bitbucket.org/.insteadof"
    assert use.url is not None
    assert use.url.secret == Secret("pw")
    assert "pw" not in repr(use)


@pytest.mark.parametrize(
    ("settings", "fetch", "push"),
    [
        (["remote.origin.url a", "remote.up.url b"], "origin", "origin"),
        (["remote.up.url b"], "up", "up"),
        (["remote.up.url b", "branch.main.remote other"], "other", "other"),
        (["remote.up.url b", "remote.pushDefault fork"], "up", "fork"),
        (["branch.main.pushRemote mine", "remote.pushDefault fork"], "origin", "mine"),
    ],
)
def test_a_bare_command_uses_the_remote_git_would(
    settings: list[str], fetch: str, push: str, tmp_path: Path
) -> None:
    """Branch settings come first, then pushDefault, then the sole remote, then origin."""
    config = configs.read(at(make(tmp_path, settings)))

    assert remotes.default_fetch(config, "main") == fetch
    assert remotes.default_push(config, "main") == push
