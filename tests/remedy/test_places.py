from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.demo.replies import BITBUCKET_DATA_CENTER
from diagnose.demo.replies import Account
from diagnose.errors import RefusedError
from diagnose.paths import state_dir
from diagnose.redact import Secret
from diagnose.remedy.apply import apply
from diagnose.remedy.undo import undo
from tests.lab import leaks
from tests.lab.bitbucket import Bitbucket
from tests.lab.bitbucket import secret
from tests.lab.keyring import SecretService
from tests.lab.web import Web
from tests.remedy import scene
from tests.remedy.test_swap import NEW_USER
from tests.remedy.test_swap import tree
from tests.remedy.test_swap import works


def test_no_helper_and_a_keyring(bitbucket: Bitbucket, secret_service: SecretService) -> None:
    """Where git has no helper, bbfix's own becomes that of this host, in this repository alone."""
    assert secret_service.env
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    before = (bitbucket.home / ".gitconfig").read_bytes()

    outcome = scene.swapped(bitbucket.work, bitbucket.token)

    assert outcome.state == "applied", outcome
    assert outcome.plan.actions[0].kind == "set-config"
    assert "credential-bbfix" in outcome.plan.actions[0].text
    assert (bitbucket.home / ".gitconfig").read_bytes() == before
    assert leaks.holding(bitbucket.token, bitbucket.work, Path(state_dir())) == []
    assert works(bitbucket)
    undo()
    assert bitbucket.git("config", "--get-regexp", "credential").stdout == ""


def test_no_helper_and_no_keyring(bitbucket: Bitbucket) -> None:
    """A secret that could be kept nowhere is refused before anything, and never put into a file."""
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    before = tree(bitbucket.home, bitbucket.work)

    with pytest.raises(RefusedError, match="keyring"):
        scene.planned(bitbucket.work)

    assert tree(bitbucket.home, bitbucket.work) == before


def test_the_same_dead_password_in_two_remotes(bitbucket: Bitbucket) -> None:
    """Every remote of the host with a dead credential is cleaned, one of another host is not."""
    bitbucket.store("someone", "else", host="example.org")
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    dead = f"https://bob:{bitbucket.app_password}@bitbucket.org/acme/other.git"
    good = f"https://bob:{bitbucket.second_token}@bitbucket.org/acme/third.git"
    other = f"https://bob:{bitbucket.app_password}@github.com/acme/shop.git"
    for name, url in (("dead", dead), ("good", good), ("other", other)):
        bitbucket.git("remote", "add", name, url)

    scene.swapped(bitbucket.work, bitbucket.token)

    url_of = {
        name: bitbucket.git("config", f"remote.{name}.url").stdout.strip()
        for name in ("origin", "dead", "good", "other")
    }
    assert url_of["origin"] == bitbucket.url
    assert url_of["dead"] == "https://bitbucket.org/acme/other.git"
    assert (url_of["good"], url_of["other"]) == (good, other)
    assert undo().without == ("remote.origin.url secret", "remote.dead.url secret")
    assert bitbucket.git("config", "remote.good.url").stdout.strip() == good


def test_a_data_center_of_ones_own(web: Web, bitbucket_folder: Path) -> None:
    """The person's own user name is kept, and its stale entry is overwritten."""
    bitbucket = Bitbucket(web, bitbucket_folder, BITBUCKET_DATA_CENTER)
    name = BITBUCKET_DATA_CENTER.name
    token = secret("BBDC-", "D")
    bitbucket.server.know(Account(token, "http-access-token"))
    bitbucket.git("config", "--global", f"bbfix.host.{name}.kind", "bitbucket-data-center")
    place = bitbucket.store(bitbucket.user, bitbucket.account_password)
    bitbucket.name_user(bitbucket.user)

    made = scene.planned(bitbucket.work, credential="http-access-token")
    outcome = apply(made, Secret(token))

    assert outcome.state == "applied", outcome
    assert made.target is not None
    assert made.target.username == bitbucket.user
    assert bitbucket.account_password not in place.read_text()
    assert works(bitbucket)


def test_the_second_store_file(bitbucket: Bitbucket) -> None:
    """Git looks into two files of its store: an old secret is found in the second too."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    second = bitbucket.home / ".config" / "git" / "credentials"
    second.parent.mkdir(parents=True)
    second.write_text(
        f"https://{NEW_USER}:{bitbucket.expired_token}@bitbucket.org\n"
        f"https://bob:{bitbucket.app_password}@bitbucket.org\n"
    )

    scene.swapped(bitbucket.work, bitbucket.token)

    for old in (bitbucket.account_password, bitbucket.app_password, bitbucket.expired_token):
        assert leaks.holding(old, bitbucket.home) == []
    assert works(bitbucket)


def test_a_helper_that_only_gives(bitbucket: Bitbucket) -> None:
    """A password written into a helper's own text cannot be replaced: refused, all as before."""
    helper = f"!f() {{ echo username=bob; echo password={bitbucket.account_password}; }}; f"
    bitbucket.git("config", "credential.helper", helper)
    before = tree(bitbucket.work)

    made = scene.planned(bitbucket.work)
    outcome = apply(made, Secret(bitbucket.token))

    assert outcome.state == "rolled-back"
    assert "did not keep" in outcome.reason
    assert tree(bitbucket.work) == before
    assert bitbucket.account_password not in str(outcome.as_json())
    assert leaks.holding(bitbucket.account_password, Path(state_dir())) == []
