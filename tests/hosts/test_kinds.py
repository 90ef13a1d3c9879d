"""Which credential is which, who goes with it, and what a host takes on a day."""

from __future__ import annotations

import pytest

from diagnose.hosts.grammar import page_of
from diagnose.hosts.kinds import accepted
from diagnose.hosts.kinds import classify
from diagnose.hosts.kinds import refusal
from diagnose.hosts.kinds import right_username
from diagnose.hosts.kinds import username_fits
from diagnose.hosts.url import parse
from tests.hosts.known import known

CLOUD = known("bitbucket-cloud")
TODAY = "2026-11-23"
API_TOKEN = "ATATT" + "3xFfGF0" + "aB-_=3" * 30
ACCESS_TOKEN = "ATCTT" + "3xFfGN0" + "aB-_=3" * 30
APP_PASSWORD = "ATBB" + "a9B8" * 8
CENTER_TOKEN = "BBDC-" + "aB3+" * 11

KINDS = [
    ("bitbucket-cloud", API_TOKEN, "", "api-token"),
    ("bitbucket-cloud", API_TOKEN, "x-token-auth", "api-token"),
    ("bitbucket-cloud", ACCESS_TOKEN, "x-token-auth", "repository-access-token"),
    ("bitbucket-cloud", APP_PASSWORD, "bob", "app-password"),
    ("bitbucket-cloud", "eyJhbGciOi.J9.x", "x-token-auth", "oauth-token"),
    ("bitbucket-cloud", "hunter2hunter2", "bob", "account-password"),
    ("bitbucket-cloud", "a9B8c7D6e5F4g3H2i1", "bob", "account-password"),
    ("bitbucket-cloud", API_TOKEN + "\n", "bob", "account-password"),
    ("bitbucket-cloud", "", "bob", None),
    ("bitbucket-data-center", CENTER_TOKEN, "bob", "http-access-token"),
    ("bitbucket-data-center", CENTER_TOKEN, "x-token-auth", "project-http-access-token"),
    ("bitbucket-data-center", "hunter2", "bob", "account-password"),
    ("github", "gh" + "p_" + "a" * 36, "bob", "classic-token"),
    ("gitlab", "gl" + "pat-" + "a" * 20, "oauth2", "personal-access-token"),
]


@pytest.mark.parametrize(("host", "secret", "user", "kind"), KINDS)
def test_classify(host: str, secret: str, user: str, kind: str | None) -> None:
    """A kind is told by its shape, then by its user name, then by elimination."""
    found = classify(secret, known(host), user)

    assert (found.id if found else None) == kind


def test_only_a_shape_is_proof() -> None:
    """An old app password has no prefix: what is named by elimination says so."""
    kinds = {kind.id: kind.by_shape for kind in CLOUD.kinds}

    assert kinds["api-token"]
    assert kinds["app-password"]
    assert not kinds["account-password"]


USERS = [
    ("api-token", "bob", True, "bob"),
    ("api-token", "x-bitbucket-api-token-auth", True, "x-bitbucket-api-token-auth"),
    ("api-token", "bob@example.org", False, "x-bitbucket-api-token-auth"),
    ("api-token", "x-token-auth", False, "x-bitbucket-api-token-auth"),
    ("api-token", "<YourUsername>", False, "x-bitbucket-api-token-auth"),
    ("api-token", "own", True, "own"),
    ("api-token", "", False, "x-bitbucket-api-token-auth"),
    ("repository-access-token", "x-token-auth", True, "x-token-auth"),
    ("repository-access-token", "bob", False, "x-token-auth"),
    ("repository-access-token", "x-bitbucket-api-token-auth", False, "x-token-auth"),
    ("account-password", "", False, ""),
]


@pytest.mark.parametrize(("kind", "user", "fits", "right"), USERS)
def test_user_names(kind: str, user: str, fits: bool, right: str) -> None:
    """User name and kind must go together; a fixed name puts it right."""
    found = CLOUD.kind(kind)

    assert found is not None
    assert username_fits(found, user) is fits
    assert username_fits(found, user) is fits
    assert right_username(found, user) == right


def test_any_user_name() -> None:
    """GitHub takes its tokens under any name but none."""
    token = known("github").kind("classic-token")

    assert token is not None
    assert username_fits(token, "bob@example.org")
    assert username_fits(token, "x-access-token")
    assert not username_fits(token, "")


@pytest.mark.parametrize(
    ("kind", "day", "taken"),
    [
        ("app-password", "2026-07-27", True),
        ("app-password", "2026-07-28", False),
        ("account-password", "2022-02-28", True),
        ("account-password", TODAY, False),
        ("api-token", TODAY, True),
    ],
)
def test_dates(kind: str, day: str, taken: bool) -> None:
    """A kind is taken until the day before it ends, and its refusal gives the reason."""
    found = CLOUD.kind(kind)

    assert found is not None
    assert found.accepted(day) is taken
    assert bool(refusal(found, day)) is not taken


def test_an_app_password_is_refused_with_dates() -> None:
    """Who offers an app password is told when it ended and what takes its place."""
    kind = classify(APP_PASSWORD, CLOUD, "bob")

    assert kind is not None
    assert "2025-09-09" in refusal(kind, TODAY)
    assert "2026-07-28" in refusal(kind, TODAY)
    assert kind.successor == "api-token"


def test_what_is_accepted_today() -> None:
    """The recommended kind comes first, dead ones not at all."""
    assert [kind.id for kind in accepted(CLOUD, TODAY)] == [
        "api-token",
        "repository-access-token",
        "project-access-token",
        "workspace-access-token",
        "oauth-token",
    ]


def test_scopes() -> None:
    """Pushing with an API token needs reading too: write does not include it."""
    token = CLOUD.kind("api-token")

    assert token is not None
    assert token.username == "x-bitbucket-api-token-auth"
    assert token.scopes(push=False) == ("read:repository:bitbucket",)
    assert token.scopes(push=True) == ("read:repository:bitbucket", "write:repository:bitbucket")


def test_a_page_to_make_one() -> None:
    """The page of a repository access token is that of the repository."""
    token = CLOUD.kind("repository-access-token")
    url = parse("git@bitbucket.org:acme/shop.git")

    assert token is not None
    page = "https://bitbucket.org/acme/shop/admin/access-tokens"
    assert page_of(token.page, url, CLOUD) == page
    assert page_of(token.page, None, CLOUD) == ""
