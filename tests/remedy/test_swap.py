from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.errors import RefusedError
from diagnose.paths import state_dir
from diagnose.redact import Secret
from diagnose.remedy.apply import apply
from diagnose.remedy.consent import Consent
from diagnose.remedy.undo import log
from diagnose.remedy.undo import undo
from tests.lab import leaks
from tests.lab.bitbucket import Bitbucket
from tests.remedy import scene

NEW_USER = "x-bitbucket-api-token-auth"


def tree(*folders: Path) -> dict[str, bytes]:
    """Return every file below some folders with its bytes."""
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def works(bitbucket: Bitbucket) -> bool:
    """Whether plain git can push now."""
    return bitbucket.git("push").returncode == 0 and bitbucket.pushed


def test_a_dead_password_in_the_store(bitbucket: Bitbucket) -> None:
    """The new token is stored under its own user name, the old entry is forgotten, push works."""
    place = bitbucket.store(bitbucket.user, bitbucket.account_password)

    outcome = scene.swapped(bitbucket.work, bitbucket.token)

    assert (outcome.state, outcome.verified) == ("applied", True)
    assert place.read_text() == f"https://{NEW_USER}:{bitbucket.token}@bitbucket.org\n"
    assert works(bitbucket)


def test_an_app_password_in_the_url(bitbucket: Bitbucket) -> None:
    """The URL loses its secret and its user name; the old secret is nowhere any more."""
    place = bitbucket.store("someone", "else", host="example.org")
    bitbucket.embed(bitbucket.user, bitbucket.app_password)

    outcome = scene.swapped(bitbucket.work, bitbucket.token)

    assert outcome.state == "applied"
    assert bitbucket.remote_url == bitbucket.url
    assert leaks.holding(bitbucket.app_password, bitbucket.home, bitbucket.work) == []
    assert leaks.holding(bitbucket.token, bitbucket.home, bitbucket.work) == [place]
    assert "https://someone:else@example.org\n" in place.read_text()
    assert works(bitbucket)


def test_undo_brings_the_remote_back_without_its_secret(bitbucket: Bitbucket) -> None:
    """Undo restores the configuration but for the secret, says so, and forgets the token."""
    place = bitbucket.store("someone", "else", host="example.org")
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    config = bitbucket.work / ".git" / "config"
    before = config.read_text()
    scene.swapped(bitbucket.work, bitbucket.token)

    undone = undo()

    assert config.read_text() == before.replace(f":{bitbucket.app_password}@", "@")
    assert undone.without == ("remote.origin.url secret",)
    assert bitbucket.token not in place.read_text()
    assert [entry.state for entry in log()] == ["undone"]
    with pytest.raises(RefusedError, match="no change to undo"):
        undo()
    with pytest.raises(RefusedError, match="undone already"):
        undo(1)


def test_undo_does_not_take_silence_for_forgetting(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """A helper that gives nothing while it is locked may keep the new secret, and undo says so."""
    bitbucket.store("someone", "else", host="example.org")
    locked, kept = tmp_path / "locked", tmp_path / "kept"
    helper = f"!test -e {locked} && exit 1; git credential-store --file={kept}"
    bitbucket.git("config", "--global", "--replace-all", "credential.helper", helper)
    scene.swapped(bitbucket.work, bitbucket.token)
    locked.touch()

    undone = undo()

    assert bitbucket.token in kept.read_text()
    where = f"the new secret of {NEW_USER} for bitbucket.org"
    assert undone.without == (f"{where}, if the helper keeps it: the helper gives nothing now",)


def test_every_hiding_place(bitbucket: Bitbucket) -> None:
    """URL, pushurl, a second URL, insteadOf, headers, .netrc and the store are all cleaned."""
    bitbucket.store(bitbucket.user, bitbucket.app_password)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    secret = f"https://bob:{bitbucket.app_password}@bitbucket.org"
    git = bitbucket.git
    git("config", "--add", "remote.origin.url", f"{secret}/acme/shop")
    git("config", "remote.origin.pushurl", f"{secret}/acme/shop.git")
    git("config", f"url.{secret}/.insteadOf", "bb:")
    git("config", "--add", f"url.{secret}/.insteadOf", "https://bitbucket.org/")
    git("config", f"url.{secret}/acme/.pushInsteadOf", "https://bitbucket.org/acme/")
    git(
        "config",
        "http.https://bitbucket.org/.extraHeader",
        f"Authorization: Bearer {bitbucket.app_password}",
    )
    git("config", "--global", f"url.{secret}/acme/.insteadOf", "acme:")
    netrc = bitbucket.home / ".netrc"
    netrc.write_text(
        f"machine example.org login a password b\n"
        f"machine bitbucket.org login bob password {bitbucket.app_password}\n"
    )

    outcome = scene.swapped(bitbucket.work, bitbucket.token, consent=scene.EVERYTHING)

    assert outcome.state == "applied", outcome
    assert leaks.holding(bitbucket.app_password, bitbucket.home, bitbucket.work) == []
    assert git("config", "--get-all", "remote.origin.url").stdout.split() == [
        bitbucket.url,
        bitbucket.url.removesuffix(".git"),
    ]
    assert git("config", "url.https://bitbucket.org/.insteadOf").stdout.split() == [
        "https://bitbucket.org/"
    ]
    assert netrc.read_text() == "machine example.org login a password b\n"
    assert works(bitbucket)
    undone = undo()
    assert "the entry of bitbucket.org secret" in undone.without
    assert leaks.holding(bitbucket.token, bitbucket.home, bitbucket.work) == []


def test_a_user_name_in_the_url_is_put_right(bitbucket: Bitbucket) -> None:
    """A URL with a user name gets the one that goes with the token, and back again."""
    bitbucket.store(bitbucket.email, bitbucket.token)
    bitbucket.name_user(bitbucket.email)
    before = bitbucket.remote_url

    outcome = scene.swapped(bitbucket.work, bitbucket.second_token)

    assert outcome.state == "applied"
    assert bitbucket.remote_url == bitbucket.url.replace("://", f"://{NEW_USER}@")
    assert works(bitbucket)
    undo()
    assert bitbucket.remote_url == before


def test_the_same_user_name_is_overwritten(bitbucket: Bitbucket) -> None:
    """A stale token under the right name is replaced, never forgotten after the new one came."""
    place = bitbucket.store(NEW_USER, bitbucket.expired_token)

    outcome = scene.swapped(bitbucket.work, bitbucket.token)

    assert outcome.state == "applied"
    assert place.read_text().count("bitbucket.org") == 1
    assert works(bitbucket)


def test_a_token_that_was_there_already(bitbucket: Bitbucket) -> None:
    """Swapping in the token that git has already cleans the rest, and undo leaves it alone."""
    place = bitbucket.store(NEW_USER, bitbucket.token)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)

    scene.swapped(bitbucket.work, bitbucket.token)
    assert works(bitbucket)
    undo()

    assert place.read_text() == f"https://{NEW_USER}:{bitbucket.token}@bitbucket.org\n"


def test_a_clone(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """Outside any repository the host of the command's own URL gets the token."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    outcome = scene.swapped(elsewhere, bitbucket.token, "git", "clone", bitbucket.url)

    assert outcome.state == "applied"
    assert outcome.plan.rerun == ("git", "clone", bitbucket.url)
    assert bitbucket.git("clone", "-q", bitbucket.url, cwd=elsewhere).returncode == 0


def test_a_clone_with_a_secret_in_its_url(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """The command to run again is the one without the secret."""
    bitbucket.store("someone", "else", host="example.org")
    url = bitbucket.url.replace("://", "://bob:***@")

    plan = scene.planned(tmp_path, "git", "clone", url, "to")

    assert plan.rerun == ("git", "clone", bitbucket.url, "to")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("unknown_token", "does not accept"),
        ("expired_token", "does not accept"),
        ("read_only_token", "does not allow"),
        ("app_password", "app password"),
        ("access_token", "user name"),
        ("account_password", "account password"),
    ],
)
def test_a_bad_candidate_changes_nothing(bitbucket: Bitbucket, name: str, why: str) -> None:
    """What the host refuses, or would refuse by its kind, is refused and not a byte changes."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    plan = scene.planned(bitbucket.work)
    before = tree(bitbucket.home, bitbucket.work)

    with pytest.raises(RefusedError, match=f"(?i){why}"):
        apply(plan, Secret(getattr(bitbucket, name)))

    assert tree(bitbucket.home, bitbucket.work) == before
    assert log() == ()


def test_a_plan_shows_no_secret_and_changes_nothing(bitbucket: Bitbucket) -> None:
    """Planning only reads; the plan names every change, with *** for secrets."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    before = tree(bitbucket.home, bitbucket.work)

    plan = scene.planned(bitbucket.work, consent=Consent(dry_run=True))

    assert tree(bitbucket.home, bitbucket.work) == before
    assert plan.diff == (
        f"+ bitbucket.org {NEW_USER} ***",
        "- remote.origin.url = https://bob:***@bitbucket.org/acme/shop.git",
        "+ remote.origin.url = https://bitbucket.org/acme/shop.git",
        "- bitbucket.org bob ***",
    )
    for secret in (bitbucket.account_password, bitbucket.app_password):
        assert secret not in repr(plan)
        assert secret not in str(plan.as_json())
    assert plan.risk.label == "remote"
    assert plan.needs[0].username == NEW_USER


def test_the_journal_holds_no_secret(bitbucket: Bitbucket) -> None:
    """Neither the old secrets nor the new one are in any file of bbfix."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)

    scene.swapped(bitbucket.work, bitbucket.token)

    for secret in (bitbucket.account_password, bitbucket.app_password, bitbucket.token):
        assert leaks.holding(secret, Path(state_dir())) == []


def test_no_secret_on_a_command_line(bitbucket: Bitbucket) -> None:
    """No process of a swap has a secret among its arguments or in its environment."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    secrets = (bitbucket.account_password, bitbucket.app_password, bitbucket.token)

    with leaks.Watch(*secrets) as watch:
        scene.swapped(bitbucket.work, bitbucket.token)
        undo()

    assert watch.hits == set()


def test_global_places_need_their_flag(bitbucket: Bitbucket) -> None:
    """With a plain --yes a .netrc that would win is refused before any change, naming the flag."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    netrc = bitbucket.home / ".netrc"
    netrc.write_text(f"machine bitbucket.org login bob password {bitbucket.app_password}\n")
    before = tree(bitbucket.home, bitbucket.work)

    with pytest.raises(RefusedError) as caught:
        scene.planned(bitbucket.work)

    assert ".netrc" in caught.value.message
    assert caught.value.hint is not None
    assert "--allow global" in caught.value.hint
    assert tree(bitbucket.home, bitbucket.work) == before


def test_what_does_not_shadow_is_left_and_named(bitbucket: Bitbucket) -> None:
    """A global rule that is not in the way stays with a plain --yes, and the plan says so."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    base = f"https://bob:{bitbucket.app_password}@bitbucket.org/other/"
    bitbucket.git("config", "--global", f"url.{base}.insteadOf", "other:")

    outcome = scene.swapped(bitbucket.work, bitbucket.token)

    assert outcome.state == "applied"
    assert [remain.flag for remain in outcome.plan.remains] == ["--allow global"]
    assert bitbucket.app_password not in outcome.plan.remains[0].place


def test_another_account_is_spared(bitbucket: Bitbucket) -> None:
    """An entry of another user name that may still be good stays; the URL then names the user."""
    place = bitbucket.store("carol", bitbucket.second_token)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)

    outcome = scene.swapped(bitbucket.work, bitbucket.token)

    assert outcome.state == "applied"
    assert f"https://carol:{bitbucket.second_token}@bitbucket.org\n" in place.read_text()
    assert bitbucket.remote_url == bitbucket.url.replace("://", f"://{NEW_USER}@")
    assert works(bitbucket)


@pytest.mark.parametrize("pattern", ["https://bitbucket.org", "bitbucket.org"])
def test_a_forced_user_name_is_put_right(bitbucket: Bitbucket, pattern: str) -> None:
    """credential.username would hide the new entry, so it is changed along with the rest."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    bitbucket.git("config", f"credential.{pattern}.username", "bob")

    outcome = scene.swapped(bitbucket.work, bitbucket.token)

    assert outcome.state == "applied"
    assert works(bitbucket)
