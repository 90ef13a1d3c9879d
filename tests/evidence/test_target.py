from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.evidence import target as targets
from tests.evidence.world import HTTPS
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value

OTHER = "https://github.com/acme/shop.git"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with two remotes, one of them with a push URL of its own."""
    made = new_repo(tmp_path / "r", HTTPS)
    git(made, "remote", "add", "hub", OTHER)
    git(made, "config", "remote.hub.pushurl", "git@github.com:acme/shop.git")
    return made


@pytest.mark.parametrize(
    ("command", "url"),
    [
        ("git push", HTTPS),
        ("git fetch", HTTPS),
        ("git push hub", "git@github.com:acme/shop.git"),
        ("git push -o ci.skip hub main", "git@github.com:acme/shop.git"),
        ("git push --repo=hub", "git@github.com:acme/shop.git"),
        ("git fetch hub", OTHER),
        ("git pull hub main", OTHER),
        ("git ls-remote hub", OTHER),
        ("git remote show hub", OTHER),
        ("git remote update all", HTTPS),
        ("git lfs push hub main", "git@github.com:acme/shop.git"),
        ("git push https://gitlab.com/a/b", "https://gitlab.com/a/b"),
        ("git -c url.https://h/.insteadOf=x: push x:y", "https://h/y"),
        ("git publish", "git@github.com:acme/shop.git"),
        ("git commit", HTTPS),
    ],
)
def test_the_command_names_the_remote(command: str, url: str, repo: Path) -> None:
    """The URL is the one that git used for this command line."""
    git(repo, "config", "alias.publish", "push -q hub")
    git(repo, "config", "remotes.all", "origin hub")

    target = targets.find(at(repo, *command.split()))
    assert target.url is not None
    assert target.url.text() == url
    assert target.named_by == ("command" if "://" in command else "config")


@pytest.mark.parametrize(
    ("command", "captured", "url"),
    [
        ("git fetch --all", "https://github.com/acme/shop.git/", OTHER),
        ("git fetch --all", HTTPS + "/", HTTPS),
        ("", "https://github.com/acme/shop.git/", OTHER),
        ("", "https://github.com", OTHER),
        ("", "https://gitlab.com/acme/sub.git/", "https://gitlab.com/acme/sub.git"),
        # The server's words do not bring in a URL that the command did not use.
        ("git push", "https://evil.example/x", HTTPS),
        ("git push", "https://github.com/acme/shop.git/", HTTPS),
    ],
)
def test_the_output_picks_among_the_configured(
    command: str, captured: str, url: str, repo: Path
) -> None:
    """Where several URLs are possible, the one in the output was meant."""
    git(repo, "config", "submodule.sub.url", "https://gitlab.com/acme/sub.git")
    target = targets.find(at(repo, *command.split(), captures={"url": captured}))

    assert target.url is not None
    assert target.url.text() == url
    assert target.named_by == "config"


def test_a_url_that_only_the_output_names_is_no_remote(repo: Path, tmp_path: Path) -> None:
    """It is good for explaining, and no credential is looked up for it."""
    (tmp_path / "out").mkdir()
    for folder in (repo, tmp_path / "out"):
        context = at(folder, captures={"url": "https://bitbucket.org/else/where.git/"})
        assert value(context, "host.name") == "bitbucket.org"
        assert value(context, "host.id") == "bitbucket-cloud"
        assert value(context, "host.named_by") == "transcript"
        assert value(context, "remote.url") == "absent"
        assert value(context, "credential.origin") == "unknown"
        assert value(context, "ssh.works") == "unknown"


def test_a_host_alone_is_enough_to_pick(repo: Path) -> None:
    """Ssh names the host and no path."""
    assert value(at(repo, captures={"host": "GitHub.com"}), "remote.name") == "hub"
    assert value(at(repo, captures={"host": "gitlab.com"}), "host.named_by") == "transcript"


def test_a_clone_of_a_folder_is_seen_from_where_git_worked(tmp_path: Path) -> None:
    """The folder of `-C` counts, not the one that bbfix happens to be in."""
    (tmp_path / "work" / "bb:acme").mkdir(parents=True)
    target = targets.find(at(tmp_path, "git", "-C", "work", "clone", "bb:acme", "dir"))

    assert target.url is not None
    assert (target.url.scheme, target.url.path) == ("file", str(tmp_path / "work" / "bb:acme"))


def test_a_clone_has_its_url_on_the_command_line(tmp_path: Path) -> None:
    """There is no repository yet; the user's own rewriting applies."""
    git(tmp_path, "config", "--global", "url.https://bitbucket.org/.insteadOf", "bb:")
    context = at(tmp_path, "git", "clone", "-b", "main", "bb:acme/shop.git", "dir")

    assert value(context, "remote.url") == HTTPS
    assert value(context, "remote.rewritten_by") == (
        "url.https://bitbucket.org/.insteadof in ~/.gitconfig"
    )
    assert value(context, "host.named_by") == "command"
    assert value(context, "host.id") == "bitbucket-cloud"
    assert value(context, "repository.present") == "no"
    folder = at(tmp_path, "git", "clone", str(tmp_path), "dir")
    assert value(folder, "remote.scheme") == "file"
    assert value(folder, "host.name") == "absent"


def test_the_user_names_a_host_or_a_remote(repo: Path, tmp_path: Path) -> None:
    """`bbfix login` takes either; a remote on that host is preferred to the bare host."""
    for given, url in (
        ("origin", HTTPS),
        ("BitBucket.org", HTTPS),
        ("gitlab.com", "https://gitlab.com/"),
    ):
        context = at(repo, user_host=given)
        assert value(context, "host.named_by") == "user"
        assert value(context, "remote.push_url") == url
    assert value(at(tmp_path, user_host="bitbucket.org"), "host.id") == "bitbucket-cloud"
    assert value(at(tmp_path, user_host="-oProxyCommand=x"), "host.name") == "absent"


@pytest.mark.parametrize(
    ("remotes", "url"),
    [
        (("git@bitbucket.org:acme/shop.git", HTTPS), HTTPS),
        (("http://bitbucket.org/acme/shop.git", HTTPS), HTTPS),
        (("git@bitbucket.org:acme/shop.git",), "https://bitbucket.org/"),
    ],
)
def test_a_host_that_the_user_names_is_reached_over_https(
    remotes: tuple[str, ...], url: str, tmp_path: Path
) -> None:
    """A remote with a web URL is taken, wherever it stands; without any it is the host alone."""
    repo = new_repo(tmp_path / "r")
    for number, remote in enumerate(remotes):
        git(repo, "remote", "add", f"r{number}", remote)

    assert value(at(repo, user_host="bitbucket.org"), "remote.push_url") == url


def test_without_a_remote_there_is_none(tmp_path: Path) -> None:
    """`git push` without any remote, or with a name that is none, has no URL."""
    repo = new_repo(tmp_path / "r")

    assert value(at(repo, "git", "push"), "remote.url") == "absent"
    assert value(at(repo, "git", "push", "nowhere"), "remote.scheme") == "absent"


def test_branch_settings_may_hold_a_url(tmp_path: Path) -> None:
    """Git takes a URL where a remote is expected, and the key is named."""
    repo = new_repo(tmp_path / "r")
    git(repo, "config", "branch.main.remote", "https://bob:pw@bitbucket.org/a/b")
    context = at(repo, "git", "fetch")

    assert value(context, "remote.url") == "https://bob@bitbucket.org/a/b"
    assert value(context, "remote.secret_key") == "branch.main.remote"


@pytest.mark.parametrize(
    "url",
    [
        "https://bitbucket.org.evil.example/acme/shop.git",
        "https://bitbucket.org@evil.example/acme/shop.git",
        "https://xn--bitbucket-9v5d.org/acme/shop.git",
        "https://evil.example/bitbucket.org/acme/shop.git",
    ],
)
def test_look_alikes_are_not_the_host(url: str, tmp_path: Path) -> None:
    """Only the exact name is the host, whatever the output says."""
    repo = new_repo(tmp_path / "r", url)
    context = at(repo, "git", "push", captures={"url": HTTPS})

    assert value(context, "host.id") == "absent"
    assert value(context, "host.name") != "bitbucket.org"


def test_rewriting_to_elsewhere_is_seen(tmp_path: Path) -> None:
    """InsteadOf that leads away from the written host decides which host it is."""
    repo = new_repo(tmp_path / "r", HTTPS)
    git(repo, "config", "url.https://evil.example/.insteadOf", "https://bitbucket.org/")
    context = at(repo, "git", "push")

    assert value(context, "host.name") == "evil.example"
    assert value(context, "host.id") == "absent"
    assert value(context, "remote.rewritten") == "yes"
    assert value(context, "remote.rewritten_by") == (
        "url.https://evil.example/.insteadof in " + str(repo / ".git/config")
    )


def test_data_center_is_known_by_shape_or_by_the_users_setting(tmp_path: Path) -> None:
    """The user's own configuration may name a host's kind; a repository's may not."""
    repo = new_repo(tmp_path / "r", "https://git.corp.example/x/shop.git")
    shaped = new_repo(tmp_path / "s", "https://bb.corp.example/scm/acme/shop.git")
    assert value(at(shaped, "git", "push"), "host.id") == "bitbucket-data-center"
    git(repo, "config", "bbfix.host.git.corp.example.kind", "bitbucket-data-center")
    assert value(at(repo, "git", "push"), "host.id") == "absent"
    git(repo, "config", "--global", "bbfix.host.git.corp.example.kind", "bitbucket-data-center")
    assert value(at(repo, "git", "push"), "host.id") == "bitbucket-data-center"
