"""The lab's Bitbucket answers each credential as the real one does, and real git says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagnose.demo.replies import BITBUCKET_CLOUD
from diagnose.demo.replies import BITBUCKET_DATA_CENTER
from diagnose.demo.replies import IP_ALLOWLIST
from diagnose.demo.replies import SPOOFER
from diagnose.demo.replies import TOO_MANY
from diagnose.demo.replies import TWO_STEP
from diagnose.demo.replies import Account
from diagnose.demo.replies import Reply
from diagnose.demo.replies import elsewhere
from tests.lab.bitbucket import Bitbucket
from tests.lab.web import Web

NO_ACCESS = "remote: You may not have access to this repository or it no longer exists"
REFUSED = "fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'"
RETURNED = "fatal: unable to access 'https://bitbucket.org/acme/shop.git/': "


@pytest.mark.parametrize(
    ("username", "secret", "said"),
    [
        ("bob", "account_password", ("remote: Bitbucket Cloud recently stopped", REFUSED)),
        ("bob", "app_password", ("remote: CHANGE-3222", RETURNED, "error: 410")),
        ("bob", "expired_token", (NO_ACCESS, REFUSED)),
        ("bob", "unknown_token", (NO_ACCESS, REFUSED)),
        ("bob@example.org", "token", (NO_ACCESS, REFUSED)),
        ("x-token-auth", "token", (NO_ACCESS, REFUSED)),
        ("bob", "access_token", (NO_ACCESS, REFUSED)),
        ("bob", "read_only_token", ("lack one or more required privilege scopes", "error: 403")),
        ("bob", "no_scope_token", ("lack one or more required privilege scopes", "error: 403")),
    ],
)
def test_refuses(
    bitbucket: Bitbucket,
    username: str,
    secret: str,
    said: tuple[str, ...],
) -> None:
    """A credential that Bitbucket refuses gets Bitbucket's words and changes nothing."""
    bitbucket.embed(username, getattr(bitbucket, secret))

    done = bitbucket.git("push")

    assert done.returncode == 128
    assert [words for words in said if words not in done.stderr] == []
    assert not bitbucket.pushed


@pytest.mark.parametrize(
    ("username", "secret"),
    [
        ("bob", "token"),
        ("x-bitbucket-api-token-auth", "token"),
        ("x-token-auth", "access_token"),
    ],
)
def test_accepts(bitbucket: Bitbucket, username: str, secret: str) -> None:
    """A push with a live token under a user name that fits its kind arrives."""
    bitbucket.store(username, getattr(bitbucket, secret))

    done = bitbucket.git("push")

    assert (done.returncode, bitbucket.pushed) == (0, True), done.stderr


def test_asks_first(bitbucket: Bitbucket) -> None:
    """Without a credential it asks for one, and git cannot give it."""
    done = bitbucket.git("push")

    assert "could not read Username for 'https://bitbucket.org'" in done.stderr
    assert [(r.kind, r.status) for r in bitbucket.server.requests] == [("none", 401)]


def test_reads_with_a_read_only_token(bitbucket: Bitbucket) -> None:
    """A token without the scope to write may fetch."""
    bitbucket.embed("bob", bitbucket.read_only_token)

    assert bitbucket.git("ls-remote", "origin").returncode == 0


def test_no_such_repository(bitbucket: Bitbucket) -> None:
    """A live token for a repository that is not there gets a 404 with Bitbucket's words."""
    bitbucket.store("bob", bitbucket.token)

    done = bitbucket.git("ls-remote", "https://bitbucket.org/acme/nope.git")

    assert NO_ACCESS in done.stderr
    assert "fatal: repository 'https://bitbucket.org/acme/nope.git/' not found" in done.stderr


def test_public_repository(bitbucket: Bitbucket) -> None:
    """Anybody may read a public repository, and only read it."""
    bitbucket.server.host = BITBUCKET_CLOUD.replace(public=("acme/shop",))

    assert bitbucket.git("ls-remote", "origin").returncode == 0
    assert bitbucket.git("push").returncode == 128


def test_git_erases_after_401_only(bitbucket: Bitbucket) -> None:
    """After a 401 git empties its store; after a 410 the dead credential stays."""
    place = bitbucket.store("bob", bitbucket.app_password)
    bitbucket.git("push")

    assert bitbucket.app_password in place.read_text()

    place.unlink()
    bitbucket.store("bob", bitbucket.account_password)
    bitbucket.git("push")

    assert bitbucket.account_password not in place.read_text()


def test_large_push_and_clone(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """A push bigger than git's buffer goes chunked, arrives whole, and clones back."""
    bitbucket.store("bob", bitbucket.token)
    (bitbucket.work / "large").write_bytes(os.urandom(3 * 1024 * 1024))
    bitbucket.git("add", "large")
    bitbucket.git("commit", "-qm", "large")

    pushed = bitbucket.git("push")
    cloned = bitbucket.git("clone", "-q", bitbucket.url, str(tmp_path / "clone"))

    assert (pushed.returncode, bitbucket.pushed) == (0, True), pushed.stderr
    assert cloned.returncode == 0, cloned.stderr
    same = (tmp_path / "clone" / "large").read_bytes() == (bitbucket.work / "large").read_bytes()
    assert same, "the clone differs"


def test_hook_of_the_served_repository(bitbucket: Bitbucket) -> None:
    """A hook on the host declines the push and its words come back as remote lines."""
    hook = bitbucket.root / "acme" / "shop.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'Permission denied to update branch main.' >&2\nexit 1\n")
    hook.chmod(0o755)
    bitbucket.store("bob", bitbucket.token)

    done = bitbucket.git("push")

    assert "remote: Permission denied to update branch main." in done.stderr
    assert "(pre-receive hook declined)" in done.stderr


def test_bearer(bitbucket: Bitbucket) -> None:
    """An access token is accepted as a bearer; an API token is not."""
    for secret, status in ((bitbucket.access_token, 0), (bitbucket.token, 128)):
        header = f"http.extraHeader=Authorization: Bearer {secret}"
        assert bitbucket.git("-c", header, "ls-remote", "origin").returncode == status


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (IP_ALLOWLIST, "remote: To access this repository, an admin must whitelist your IP."),
        (TWO_STEP, "remote: To access this repository, enable two-step authentication."),
        (TOO_MANY, "remote: Too many failed authentication attempts. Please try again later."),
    ],
)
def test_policies(bitbucket: Bitbucket, reply: Reply, said: str) -> None:
    """What a workspace forbids is said to every caller alike, and git forgets nothing."""
    place = bitbucket.store("bob", bitbucket.token)
    refusing = {"api-token": reply}
    bitbucket.server.host = BITBUCKET_CLOUD.replace(refusals=refusing)

    done = bitbucket.git("push")

    assert said in done.stderr
    assert f"returned error: {reply.status}" in done.stderr
    assert bitbucket.token in place.read_text()


def test_data_center(web: Web, bitbucket_folder: Path) -> None:
    """A Data Center serves /scm/, takes passwords, and tells a locked account of its captcha."""
    lab = Bitbucket(web, bitbucket_folder, BITBUCKET_DATA_CENTER)
    lab.store("bob", lab.account_password)

    assert lab.git("push").returncode == 0

    lab.server.know(Account(lab.account_password, "locked-account"))
    done = lab.git("fetch")

    assert "fatal: remote error: CAPTCHA required\nYour Bitbucket account has been" in done.stderr


def test_spoofer(web: Web, bitbucket_folder: Path) -> None:
    """A spoofer says Bitbucket's words under its own name, and all it was sent is on record."""
    lab = Bitbucket(web, bitbucket_folder, SPOOFER)
    lab.server.forget(lab.token)
    lab.embed("bob", lab.token)

    done = lab.git("push")

    assert "remote: Bitbucket Cloud recently stopped supporting account passwords" in done.stderr
    assert "'https://bitbucket.org.evil.example/acme/shop.git/'" in done.stderr
    assert lab.server.saw(lab.token)
    assert not lab.server.saw(lab.second_token)


def test_redirect(bitbucket: Bitbucket) -> None:
    """A host can send git elsewhere, and git names both places."""
    other = "https://bitbucket.org/other"
    bitbucket.server.host = elsewhere(BITBUCKET_CLOUD, other)

    done = bitbucket.git("-c", "http.followRedirects=false", "ls-remote", "origin")

    assert done.returncode == 128
    assert "302" in done.stderr or "redirect" in done.stderr
