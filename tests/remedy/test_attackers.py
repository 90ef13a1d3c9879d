from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.errors import RefusedError
from diagnose.hosts import url as urls
from diagnose.redact import Secret
from diagnose.remedy import apply as applying
from diagnose.remedy import guard
from diagnose.remedy.apply import apply
from diagnose.remedy.plan import Target
from diagnose.remedy.planner import plan
from diagnose.remedy.undo import log
from diagnose.vault import trial
from tests.lab.bitbucket import Bitbucket
from tests.remedy import scene

TOKEN = "ATATT" + "3xFfGF0" + "T" * 60
HTTPS = "https://bitbucket.org/acme/shop.git"


@pytest.fixture(autouse=True)
def nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fail if a secret is tried anywhere."""
    tried: list[str] = []
    monkeypatch.setattr(trial, "try_candidate", lambda url, *_, **__: tried.append(url.host))
    return tried


@pytest.mark.parametrize(
    "url",
    [
        "https://bitbucket.org.evil.example/acme/shop.git",
        "https://bitbucket.org@evil.example/acme/shop.git",
        "https://bitbucket.org:x@evil.example/acme/shop.git",
        "https://evil.example/bitbucket.org/acme/shop.git",
        "https://xn--bitbuket-4ib.org/acme/shop.git",
        "https://bitbucket.org:444.evil.example/acme/shop.git",
        "http://bitbucket.org/acme/shop.git",
        "git://bitbucket.org/acme/shop.git",
        "git@bitbucket.org:acme/shop.git",
        "https://evilbitbucket.org/acme/shop.git",
        "https://bitbucket.org\\@evil.example/acme/shop.git",
        "https://localhost/acme/shop.git",
        "http://127.0.0.1/acme/shop.git",
        "/srv/bitbucket.org/acme/shop.git",
    ],
)
def test_no_token_for_another_host(tmp_path: Path, nothing_is_sent: list[str], url: str) -> None:
    """A remote that is not the host itself over https gets no plan for a token at all."""
    repo = scene.new_repo(tmp_path / "r", url)

    with pytest.raises(RefusedError):
        scene.planned(repo)

    assert (nothing_is_sent, log()) == ([], ())


def test_instead_of_to_elsewhere(tmp_path: Path, nothing_is_sent: list[str]) -> None:
    """What git really uses counts, not what is written."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.git(repo, "config", "url.https://evil.example/.insteadOf", "https://bitbucket.org/")

    with pytest.raises(RefusedError, match=r"evil\.example"):
        scene.planned(repo)

    assert nothing_is_sent == []


def test_push_instead_of_to_elsewhere(tmp_path: Path, nothing_is_sent: list[str]) -> None:
    """The same for pushes alone."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.git(repo, "config", "url.https://evil.example/.pushInsteadOf", "https://bitbucket.org/")

    with pytest.raises(RefusedError, match=r"evil\.example"):
        scene.planned(repo, "git", "push")

    assert nothing_is_sent == []


def test_a_host_that_only_the_output_names(tmp_path: Path) -> None:
    """Bitbucket's words out of another server's mouth move nothing."""
    repo = scene.new_repo(tmp_path / "r", "https://evil.example/acme/shop.git")
    evidence = scene.evidence(repo, kind="pipe", url=HTTPS)

    with pytest.raises(RefusedError, match="only the output names"):
        plan(scene.swap_fix(), scene.diagnosis(url=HTTPS), evidence, consent=scene.EVERYTHING)


def target(**changes: object) -> Target:
    host = scene.catalog().host("bitbucket-cloud")
    assert host is not None
    kind = host.kind("api-token")
    url = urls.parse(HTTPS)
    assert kind is not None
    assert url is not None
    made = Target(url, host, kind, "x-bitbucket-api-token-auth", True, "origin", "config")
    return made.replace(**changes)


def test_the_guard_itself() -> None:
    """The last gate lets the host itself through, named by one who may."""
    for named_by in ("config", "command", "user"):
        guard.check(target(named_by=named_by))


@pytest.mark.parametrize(
    "changes",
    [
        {"named_by": "transcript"},
        {"named_by": ""},
        {"username": ""},
        {"url": urls.parse("http://bitbucket.org/a/b")},
        {"url": urls.parse("http://127.0.0.1/a/b")},
        {"url": urls.parse("https://bitbucket.org.evil.example/a/b")},
        {"url": urls.parse("git@bitbucket.org:a/b")},
        {"url": urls.parse("/srv/a")},
    ],
)
def test_what_the_guard_stops(changes: dict[str, object]) -> None:
    """A plan that was tampered with does not get past the last gate."""
    with pytest.raises(RefusedError):
        guard.check(target(**changes))


def test_the_guard_is_asked_when_applying(
    tmp_path: Path, nothing_is_sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Apply checks again before a secret is sent, and before it is stored."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.git(repo, "config", "--global", "credential.helper", "store")
    evil = urls.parse("https://evil.example/acme/shop.git")
    made = scene.planned(repo)
    bad = made.replace(target=target(url=evil))

    with pytest.raises(RefusedError):
        apply(bad, Secret(TOKEN))
    monkeypatch.setattr(applying, "try_secret", lambda *_: None)
    with pytest.raises(RefusedError):
        apply(bad, Secret(TOKEN))

    assert (nothing_is_sent, log()) == ([], ())


def test_without_a_secret(tmp_path: Path) -> None:
    """A swap without its secret is refused before anything."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.git(repo, "config", "--global", "credential.helper", "store")

    with pytest.raises(RefusedError, match="secret is needed"):
        apply(scene.planned(repo), None)


def test_a_cloned_repository_cannot_name_a_host(tmp_path: Path) -> None:
    """bbfix.host.<name>.kind of a repository's own configuration does not count."""
    repo = scene.new_repo(tmp_path / "r", "https://evil.example/acme/shop.git")
    scene.git(repo, "config", "bbfix.host.evil.example.kind", "bitbucket-cloud")

    with pytest.raises(RefusedError, match="no host facts"):
        scene.planned(repo)


def test_a_hostile_configuration_runs_nothing(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """Hooks, fsmonitor, pagers and aliases of a repository do not run while planning."""
    canary = tmp_path / "canary"
    for key in ("core.fsmonitor", "core.pager", "core.editor", "alias.config", "core.sshCommand"):
        bitbucket.git("config", key, f"touch {canary}")
    bitbucket.store(bitbucket.user, bitbucket.account_password)

    made = scene.planned(bitbucket.work)

    assert made.actions
    assert not canary.exists()
