"""The pages of Bitbucket Cloud tell causes apart by facts, and agree with the host's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diagnose.judge.judge import Inputs
from diagnose.judge.judge import judge
from diagnose.model import Fact
from diagnose.model import Match
from tests.patterns.pages import catalog
from tests.patterns.pages import library
from tests.patterns.pages import living
from tests.patterns.pages import look
from tests.patterns.pages import transcript

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from diagnose.library.page import Pattern
    from diagnose.model import Diagnosis

HERE = {
    "host.name": "bitbucket.org",
    "host.id": "bitbucket-cloud",
    "host.named_by": "config",
    "remote.name": "origin",
    "remote.ssh_url": "git@bitbucket.org:acme/shop.git",
    "credential.place": "~/.git-credentials",
}
TODAY = "2026-11-23"


def page(name: str) -> Pattern:
    """Return a page by its id."""
    return next(one for one in living() if one.id == name)


def diagnose(name: str, facts: Mapping[str, str]) -> Diagnosis:
    """Judge the first example of a page with some facts; all others are unknown."""
    example = page(name).examples[0]

    def ask_for(_: Match) -> Callable[[str], Fact]:
        return lambda fact: (
            Fact(fact, "known", facts[fact]) if fact in facts else Fact(fact, "unknown")
        )

    inputs = Inputs(library(), catalog(), transcript(example.text, "git push"), TODAY)
    return judge(look(example).matches, inputs, ask_for)[0]


TOKEN = {"credential.kind": "api-token"}
ACCESS = {"credential.kind": "repository-access-token"}
EMAIL = {"credential.username_is_email": "yes", "credential.username": "bob@example.org"}
FITS = {"credential.username_fits": "yes"}
FITS_NOT = {"credential.username_fits": "no", "credential.username": "x"}

CAUSES: list[tuple[str, dict[str, str], str, str]] = [
    ("bitbucket-account-password", {}, "account-password", "api-token"),
    (
        "bitbucket-account-password",
        {"credential.kind": "account-password"},
        "account-password",
        "api-token",
    ),
    ("bitbucket-account-password", TOKEN, "api-token-since", "again"),
    ("bitbucket-account-password", ACCESS, "access-token-since", "again"),
    ("bitbucket-app-password", {"credential.kind": "app-password"}, "app-password", "api-token"),
    ("bitbucket-app-password", TOKEN, "api-token-since", "again"),
    ("bitbucket-app-password", {}, "app-password-unseen", "api-token"),
    ("bitbucket-no-access", {}, "refused", "api-token"),
    ("bitbucket-no-access", TOKEN | EMAIL, "email-as-username", "right-username"),
    ("bitbucket-no-access", TOKEN | FITS_NOT, "api-token-username", "right-username"),
    ("bitbucket-no-access", TOKEN | FITS, "api-token-invalid", "api-token"),
    ("bitbucket-no-access", ACCESS | FITS_NOT, "access-token-username", "access-token"),
    ("bitbucket-no-access", ACCESS | FITS, "access-token-invalid", "access-token"),
    ("bitbucket-no-access", EMAIL, "email", "api-token"),
    ("bitbucket-no-access", {"credential.kind": "app-password"}, "app-password", "api-token"),
    (
        "bitbucket-no-access",
        {"credential.kind": "account-password"},
        "account-password",
        "api-token",
    ),
    ("bitbucket-missing-scope", TOKEN, "api-token", "api-token"),
    ("bitbucket-missing-scope", ACCESS, "access-token", "access-token"),
    ("bitbucket-no-credential", {"credential.erased": "yes"}, "erased", "api-token"),
    ("bitbucket-publickey", {"ssh.keys": "0"}, "no-key", "make-bitbucket-key"),
]


@pytest.mark.parametrize(("name", "facts", "cause", "fix"), CAUSES)
def test_causes(name: str, facts: dict[str, str], cause: str, fix: str) -> None:
    """Facts about the credential decide the cause, and with it the first fix."""
    found = diagnose(name, HERE | facts)

    assert (found.id, found.cause) == (name, cause)
    assert found.fixes[0].id == fix
    assert "{" not in found.why


def test_the_namesake_outside_any_repository() -> None:
    """With nothing but the text: API token first, ssh second, and the dead end is named."""
    found = diagnose("bitbucket-account-password", {})

    assert [fix.id for fix in found.fixes][:2] == ["api-token", "to-ssh"]
    need = found.fixes[0].needs[0]
    assert need.username == "x-bitbucket-api-token-auth"
    assert need.page == "https://id.atlassian.com/manage-profile/security/api-tokens"
    assert any("2026-07-28" in note and "dead end" in note for note in found.notes)


def test_the_place_of_the_credential_is_told() -> None:
    """What git sent is named with the place it comes from."""
    found = diagnose(
        "bitbucket-app-password",
        HERE | {"credential.kind": "app-password", "credential.place": "remote.origin.url"},
    )

    assert "remote.origin.url" in found.why


@pytest.mark.parametrize(
    "name", [one.id for one in living() if "bitbucket-cloud" in one.hosts], ids=str
)
def test_another_host_gets_no_fix(name: str) -> None:
    """A server elsewhere that repeats Bitbucket's words is offered nothing."""
    found = diagnose(name, HERE | {"host.name": "evil.example", "host.id": "github"})

    assert (found.cause, found.fixes) == ("other-host", ())


def test_published_keys_agree() -> None:
    """The fingerprints in the pages are those of the host's facts, all of the current ones."""
    host = catalog().host("bitbucket-cloud")

    assert host is not None
    rotated = page("bitbucket-host-key-rotated")
    for key in host.keys:
        fingerprint = key.fingerprint.removeprefix("SHA256:")
        assert (fingerprint in rotated.signs[0].regex) is not bool(key.until)
        assert (key.fingerprint in rotated.explain) is not bool(key.until)


def test_an_unpublished_key_is_not_explained_away() -> None:
    """A server key that Bitbucket does not publish leads to the page that warns."""
    found = look(page("bitbucket-host-key-changed").examples[0])

    assert [match.pattern for match in found.matches] == ["bitbucket-host-key-changed"]
