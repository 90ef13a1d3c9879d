from __future__ import annotations

import base64
import os
import subprocess
from pathlib import Path

import pytest

from diagnose.evidence import config as configs
from diagnose.evidence import credential
from diagnose.evidence import helpers
from diagnose.hosts import url as urls
from tests.evidence.world import API_TOKEN
from tests.evidence.world import APP_PASSWORD
from tests.evidence.world import HTTPS
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value
from tests.evidence.world import why

USER_URL = "https://bob@bitbucket.org/acme/shop.git"
REFUSED = f"fatal: Authentication failed for '{HTTPS}/'"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository on bitbucket.org."""
    return new_repo(tmp_path / "r", HTTPS)


def store(home: Path, *lines: str) -> None:
    """Let git's `store` helper hold these entries."""
    (home / ".git-credentials").write_text("".join(line + "\n" for line in lines))
    git(home, "config", "--global", "credential.helper", "store")


def test_an_app_password_in_the_store_helper(repo: Path, home: Path) -> None:
    """Helper, file, user name and kind are named; the secret is not."""
    store(home, f"https://bob:{APP_PASSWORD}@bitbucket.org")
    context = at(repo, "git", "push", exit=128)

    assert value(context, "credential.origin") == "helper"
    assert value(context, "credential.helper") == "store"
    assert value(context, "credential.place") == (
        "helper `store` (~/.git-credentials), set in ~/.gitconfig"
    )
    assert value(context, "credential.kind") == "app-password"
    assert value(context, "credential.username") == "bob"
    assert value(context, "credential.username_fits") == "yes"
    assert value(context, "credential.erased") == "no"
    assert value(context, "credential.helpers") == "store"


@pytest.mark.parametrize(
    ("username", "email", "fits"),
    [
        ("bob%40acme.example", "yes", "no"),
        ("x-token-auth", "no", "no"),
        ("x-bitbucket-api-token-auth", "no", "yes"),
    ],
)
def test_the_user_name_must_fit_the_kind(
    username: str, email: str, fits: str, repo: Path, home: Path
) -> None:
    """A right token under a wrong name is told apart from a wrong token."""
    store(home, f"https://{username}:{API_TOKEN}@bitbucket.org")
    context = at(repo, "git", "push")

    assert value(context, "credential.kind") == "api-token"
    assert value(context, "credential.username_is_email") == email
    assert value(context, "credential.username_fits") == fits


def test_a_secret_in_the_url_is_named_with_its_key(tmp_path: Path, home: Path) -> None:
    """Git asks no helper then, so none is named."""
    store(home, f"https://eve:{API_TOKEN}@bitbucket.org")
    repo = new_repo(tmp_path / "r", f"https://bob:{APP_PASSWORD}@bitbucket.org/acme/shop.git")
    context = at(repo, "git", "push")

    assert value(context, "credential.origin") == "remote-url"
    assert value(context, "credential.place") == "remote.origin.url in .git/config"
    assert value(context, "credential.kind") == "app-password"
    assert value(context, "remote.secret") == "yes"
    assert value(context, "remote.secret_key") == "remote.origin.url"
    assert value(context, "remote.url") == USER_URL


def test_pushing_and_fetching_may_send_different_ones(repo: Path) -> None:
    """A secret in the pushurl is sent by push alone."""
    url = f"https://bob:{APP_PASSWORD}@bitbucket.org/acme/shop.git"
    git(repo, "config", "remote.origin.pushurl", url)

    assert value(at(repo, "git", "push"), "credential.origin") == "push-url"
    assert value(at(repo, "git", "fetch"), "credential.origin") == "none"
    assert value(at(repo, "git", "fetch"), "remote.secret") == "yes"


def test_a_secret_in_insteadof_is_named_without_showing_it(repo: Path) -> None:
    """The key itself holds the secret: what is shown is redacted."""
    base = f"url.https://bob:{APP_PASSWORD}@bitbucket.org/.insteadOf"
    git(repo, "config", "--global", base, "https://bitbucket.org/")
    context = at(repo, "git", "push")

    assert value(context, "credential.origin") == "instead-of"
    assert value(context, "credential.place") == (
        "url.https://bob:***@bitbucket.org/.insteadof in ~/.gitconfig"
    )
    assert value(context, "remote.secret_key") == "url.https://bob:***@bitbucket.org/.insteadof"


def test_a_header_that_a_runner_left_behind(repo: Path, home: Path) -> None:
    """It beats every other place; its user name and kind are read out of it."""
    store(home, f"https://eve:{API_TOKEN}@bitbucket.org")
    basic = base64.b64encode(f"x-token-auth:{API_TOKEN}".encode()).decode()
    key = "http.https://bitbucket.org/.extraheader"
    git(repo, "config", key, f"AUTHORIZATION: basic {basic}")
    context = at(repo, "git", "push")

    assert value(context, "credential.origin") == "extra-header"
    assert value(context, "credential.place") == f"{key} in .git/config"
    assert value(context, "credential.username") == "x-token-auth"
    assert value(context, "credential.kind") == "api-token"


@pytest.mark.parametrize(
    ("entries", "sent"),
    [
        ([("", "1"), ("https://bitbucket.org", "2")], "yes"),
        ([("", "1"), ("", "")], "no"),
        ([("https://bitbucket.org", "1"), ("", "")], "yes"),
        ([("https://bitbucket.org", "1"), ("https://bitbucket.org/acme", "")], "no"),
        ([("https://github.com", "1")], "no"),
        ([("https://bitbucket.org.evil.example", "1")], "no"),
    ],
)
def test_headers_follow_gits_rules_for_lists(
    entries: list[tuple[str, str]], sent: str, repo: Path
) -> None:
    """An empty value takes back those before it, unless a more specific one came first."""
    for pattern, text in entries:
        key = f"http.{pattern}.extraHeader" if pattern else "http.extraHeader"
        git(repo, "config", "--add", key, f"Authorization: Bearer {text}" if text else "")
    origin = value(at(repo, "git", "push"), "credential.origin")

    assert origin == ("extra-header" if sent == "yes" else "none")


def test_a_netrc_is_named_with_its_line(repo: Path, home: Path) -> None:
    """Curl reads it before git asks any helper."""
    (home / ".netrc").write_text(f"\nmachine bitbucket.org login bob password {APP_PASSWORD}\n")
    context = at(repo, "git", "push")

    assert value(context, "credential.origin") == "netrc"
    assert value(context, "credential.place") == "~/.netrc line 2"
    assert value(context, "credential.kind") == "app-password"
    git(repo, "remote", "set-url", "origin", "https://eve@bitbucket.org/acme/shop.git")
    assert value(at(repo, "git", "push"), "credential.origin") == "unknown"


def test_after_a_401_git_has_erased_the_entry(repo: Path, home: Path) -> None:
    """Nothing is found then: the helper is named as asked, the kind stays unknown."""
    store(home)
    refused = at(repo, "git", "push", text=REFUSED)

    assert value(refused, "credential.erased") == "yes"
    assert value(refused, "credential.kind") == "unknown"
    assert value(refused, "credential.helpers") == "store"
    assert "`store`" in why(refused, "credential.origin")
    assert value(at(repo, "git", "push"), "credential.erased") == "no"
    assert value(at(repo, "git", "push"), "credential.origin") == "none"


def test_without_any_credential_git_asks_a_program_or_a_person(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An askpass program is named; the terminal is no place."""
    assert value(at(repo, "git", "push"), "credential.origin") == "none"
    monkeypatch.setenv("GIT_ASKPASS", "/usr/bin/ask-me")
    assert value(at(repo, "git", "push"), "credential.origin") == "askpass"
    assert value(at(repo, "git", "push"), "credential.place") == "GIT_ASKPASS (ask-me)"


def test_the_url_of_a_command_line_was_redacted(tmp_path: Path) -> None:
    """Bbfix never saw its secret, so it says where it was and not what."""
    context = at(tmp_path, "git", "clone", "https://bob:***@bitbucket.org/acme/shop.git")

    assert value(context, "credential.origin") == "command"
    assert value(context, "credential.username") == "bob"
    assert value(context, "credential.kind") == "unknown"


def test_other_schemes_have_no_such_credential(tmp_path: Path) -> None:
    """Ssh and file remotes send none of these."""
    repo = new_repo(tmp_path / "r", "git@bitbucket.org:acme/shop.git")

    assert value(at(repo, "git", "push"), "credential.origin") == "absent"


@pytest.mark.parametrize(
    "settings",
    [
        ["credential.helper a", "credential.helper b"],
        ["credential.helper a", "credential.helper ", "credential.helper b"],
        ["credential.helper a", "credential.https://bitbucket.org.helper b"],
        ["credential.https://bitbucket.org/acme.helper a"],
        ["credential.https://bitbucket.org/acme/shop.git.helper a"],
        ["credential.https://bob@bitbucket.org.helper a", "credential.https://github.com.helper b"],
        ["credential.bitbucket.org.helper a", "credential.https://*.org.helper b"],
        ["credential.bob@bitbucket.org.helper a", "credential.evil.example.helper b"],
        ["credential.https://bitbucket.org.helper a", "credential.helper "],
        ["credential.helper !a", "credential.helper /x/git-credential-b --flag"],
    ],
)
def test_helpers_are_those_git_asks(settings: list[str], repo: Path) -> None:
    """Git's own trace of `credential fill` is the judge of which helpers are asked, in order."""
    git(repo, "remote", "set-url", "origin", USER_URL)
    for setting in settings:
        key, _, text = setting.partition(" ")
        git(repo, "config", "--global", "--add", key, text)
    done = subprocess.run(
        ["git", "credential", "fill"],
        input="protocol=https\nhost=bitbucket.org\nusername=bob\npath=acme/shop.git\n\n",
        cwd=repo,
        env={**os.environ, "GIT_TRACE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stderr.splitlines() if "run_command:" in line]
    asked = [line.rpartition("run_command: ")[2].strip("'") for line in lines]
    asked = [line for line in asked if not line.startswith("git-credential-")]  # git's second try
    url = urls.parse(USER_URL)
    assert url is not None
    found = helpers.configured(configs.read(at(repo)), url)

    def run(command: str) -> str:
        if command.startswith("!"):
            return command[1:]
        return command if command.startswith("/") else f"git credential-{command}"

    assert [f"{run(helper.command)} get" for helper in found] == asked


def test_the_path_counts_only_where_git_uses_it(repo: Path, home: Path) -> None:
    """credential.useHttpPath makes entries of other repositories useless."""
    store(home, f"https://bob:{APP_PASSWORD}@bitbucket.org/acme/other.git")
    assert value(at(repo, "git", "push"), "credential.origin") == "helper"
    git(repo, "config", "credential.useHttpPath", "true")
    assert value(at(repo, "git", "push"), "credential.origin") == "none"
    store(home, f"https://bob:{APP_PASSWORD}@bitbucket.org/acme/shop.git")
    assert value(at(repo, "git", "push"), "credential.origin") == "helper"


def test_a_helper_that_hangs_is_unknown(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One slow helper costs its time and no more."""
    monkeypatch.setattr(helpers, "SECONDS", 0.3)
    git(repo, "config", "--global", "credential.helper", "!sleep 30 #")
    context = at(repo, "git", "push")

    assert value(context, "credential.origin") == "unknown"
    assert "timed out" in why(context, "credential.origin")


def test_a_helper_that_is_not_there_is_said_to_be_missing(repo: Path) -> None:
    """A name in the configuration that no program has."""
    git(repo, "config", "--global", "credential.helper", "gone")

    assert "`gone` is not installed" in why(at(repo, "git", "push"), "credential.origin")


def test_a_helper_with_a_secret_in_its_text_is_not_run(repo: Path, tmp_path: Path) -> None:
    """Running it would put the secret among the arguments of a process."""
    canary = tmp_path / "canary"
    text = f"!f() {{ touch {canary}; echo username=bob; echo password={APP_PASSWORD}; }}; f"
    git(repo, "config", "--global", "credential.helper", text)
    context = at(repo, "git", "push")

    assert value(context, "credential.kind") == "app-password"
    assert value(context, "credential.username") == "bob"
    assert APP_PASSWORD not in value(context, "credential.helper")
    assert not canary.exists()


def test_a_helper_that_may_open_a_browser_is_left_alone(repo: Path) -> None:
    """Prompts are off, and so are browsers."""
    git(repo, "config", "--global", "credential.helper", "oauth")

    assert "browser" in why(at(repo, "git", "push"), "credential.origin")


def test_the_source_alone_can_be_asked_for(repo: Path, tmp_path: Path, home: Path) -> None:
    """A swap wants the place as a value; where nothing was sent there is none."""
    store(home, f"https://bob:{APP_PASSWORD}@bitbucket.org")
    found = credential.sent_source(at(repo, "git", "push"))

    assert found is not None
    assert (found.origin, found.username, found.key) == ("helper", "bob", "credential.helper")
    assert credential.sent_source(at(tmp_path, captures={"url": HTTPS})) is None
    (repo / ".git/config").write_text("[broken\n")
    assert credential.sent_source(at(repo, "git", "push")) is None


@pytest.mark.parametrize("text", ["Basic %%%", "Negotiate", "Bearer", "Basic"])
def test_headers_that_cannot_be_read_are_still_named(text: str, repo: Path) -> None:
    """The place is certain, the kind is not."""
    git(repo, "config", "http.extraHeader", f"Authorization: {text}")
    context = at(repo, "git", "push")

    assert value(context, "credential.origin") == "extra-header"
    assert value(context, "credential.kind") == "unknown"
    git(repo, "config", "http.extraHeader", "X-Other: value")
    assert value(at(repo, "git", "push"), "credential.origin") == "none"
