from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagnose import settings as wishes
from diagnose.library.index import Library
from diagnose.model import Diagnosis
from diagnose.model import Sureness
from diagnose.survey import doctor
from tests.evidence.test_hostile import RUNS
from tests.evidence.test_hostile import hostile
from tests.evidence.world import APP_PASSWORD
from tests.evidence.world import git
from tests.survey.scenes import ELSEWHERE
from tests.survey.scenes import HTTPS
from tests.survey.scenes import PASSWORD
from tests.survey.scenes import SCENES
from tests.survey.scenes import Stage
from tests.survey.scenes import snapshot


def findings(folder: Path) -> list[Diagnosis]:
    return list(doctor.examine(str(folder), wishes.load({})).report.diagnoses)


def names(folder: Path) -> list[str]:
    return [found.id for found in findings(folder)]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene[0]}-{scene[1]}")
def test_what_a_page_foresees_is_found(scene: tuple[str, int], stage: Stage) -> None:
    """The entry holds in its scene, says so in whole sentences, and nothing is changed for it."""
    page, number = scene
    repo = SCENES[scene](stage)
    before = snapshot(repo)

    found = {each.id: each for each in findings(repo)}

    entry = Library.open().pattern(page).foreseen[number - 1]
    assert set(found) - {"secret-in-url"} == {page} - {"secret-in-url"}
    assert found[page].why
    assert "{" not in found[page].why
    assert found[page].why.split()[-2:] == entry.why.split()[-2:] or "{" in entry.why.split()[-1]
    assert found[page].severity == (entry.severity or Library.open().pattern(page).severity)
    assert found[page].sureness is (entry.sureness or Sureness.CERTAIN)
    assert found[page].fixes
    assert snapshot(repo) == before


def test_every_entry_has_a_scene() -> None:
    """What no test can bring about is not foreseen, either."""
    library = Library.open(user=False)
    entries = {
        (page, number)
        for page in {name for name, _ in library.foreseen()}
        for number in range(1, len(library.pattern(page).foreseen) + 1)
    }

    assert entries == set(SCENES) | ELSEWHERE


def test_a_sealed_folder_is_found(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of objects that somebody else's git made cannot be written to."""
    repo = stage.repo()
    sealed = str(repo / ".git/objects/pack")
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != sealed and real(path, mode))

    assert names(repo) == ["not-writable"]
    assert ".git/objects/pack" in findings(repo)[0].why


@pytest.mark.parametrize(
    "url", ["", HTTPS, "git@github.com:acme/shop.git", "https://git.example.org/x.git", "/srv/x"]
)
def test_nothing_is_foreseen_where_nothing_is_wrong(stage: Stage, url: str) -> None:
    """A plain repository has no finding, whatever its remote."""
    assert names(stage.repo(url)) == []


def test_a_bare_one_and_one_without_a_commit_are_looked_at(stage: Stage) -> None:
    """Nobody commits in a bare repository, so nobody has to be known there."""
    git(stage.home, "config", "--global", "--remove-section", "user")
    stage.folder.mkdir()
    git(stage.folder, "init", "-q", "--bare", "x.git")
    git(stage.folder, "init", "-q", "new")

    assert names(stage.folder / "x.git") == []
    assert names(stage.folder / "new") == ["identity-unknown"]


def test_a_good_token_is_left_alone(stage: Stage) -> None:
    """Only what the host has ended is told."""
    stage.store("https://bob:" + "ATATT" + "3xFfGF0" + "a" * 60 + "@bitbucket.org")

    assert names(stage.repo("https://bitbucket.org/acme/shop.git")) == []


def test_every_remote_and_every_push_url_is_asked(stage: Stage) -> None:
    """The rules of insteadOf are applied, and the same URL is looked at once."""
    repo = stage.repo(HTTPS)
    git(repo, "remote", "add", "old", "gh:acme/old.git")
    git(repo, "config", "url.git://github.com/.insteadOf", "gh:")
    git(repo, "config", "remote.origin.pushurl", f"https://bob:{PASSWORD}@git.example.org/x.git")

    found = findings(repo)

    assert [each.id for each in found] == ["github-git-protocol-off", "secret-in-url"]
    assert "`old`" in found[0].why
    assert "remote.origin.pushurl" in found[1].why


def test_two_remotes_with_one_trouble_are_one_finding(stage: Stage) -> None:
    """The same sentence is not said twice."""
    stage.store(f"https://bob:{APP_PASSWORD}@bitbucket.org")
    repo = stage.repo("https://bitbucket.org/acme/shop.git")
    git(repo, "remote", "add", "fork", "https://bitbucket.org/bob/shop.git")

    assert names(repo) == ["bitbucket-app-password"]


def test_a_host_key_beside_one_of_today_is_left_alone(stage: Stage) -> None:
    """The key that ssh knows is taken: an old one beside it does no harm."""
    repo = SCENES[("github-host-key-rotated", 1)](stage)
    today = "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"
    with (stage.home / "known_hosts").open("a") as file:
        file.write(f"github.com ssh-ed25519 {today}\n")

    assert names(repo) == []


def test_no_helper_is_asked_for_a_submodule(stage: Stage, tmp_path: Path) -> None:
    """Its host may be a stranger's choice."""
    git(stage.home, "config", "--global", "credential.helper", f"!touch {tmp_path}/asked; true")
    repo = SCENES[("github-git-protocol-off", 2)](stage)
    text = (repo / ".gitmodules").read_text()
    (repo / ".gitmodules").write_text(text.replace("git://", "https://"))

    assert names(repo) == []
    assert not (tmp_path / "asked").exists()


def test_the_public_half_of_a_key_may_be_read_by_all(stage: Stage) -> None:
    """It stands for a key in an agent."""
    stage.ssh(f"IdentityFile {stage.key('id.pub', 0o644)}\n")

    assert names(stage.repo("git@github.com:acme/shop.git")) == []


def test_a_lock_in_use_and_a_young_one_are_left_alone(stage: Stage) -> None:
    """A lock may be held for as long as an editor is open, and a young one proves nothing."""
    repo = stage.repo()
    (repo / ".git/index.lock").write_text("")

    assert names(repo) == []


@pytest.mark.parametrize("world", RUNS)
def test_nothing_of_the_repository_is_run(world: str, stage: Stage, tmp_path: Path) -> None:
    """Hooks, helpers, filters, editors and signers of a repository's own configuration stay off."""
    canary = tmp_path / "canary"
    repo = hostile(tmp_path, canary, RUNS[world])

    findings(repo)

    assert not canary.exists()
    assert stage.home.is_dir()


def test_a_repository_that_git_does_not_trust_is_only_named(stage: Stage) -> None:
    """Its configuration is not read: no URL, no credential, no program of it."""
    repo = stage.repo(f"https://bob:{PASSWORD}@git.example.org/x.git")
    git(repo, "config", "core.editor", "nosuch")
    for path in (repo, *repo.rglob("*")):
        os.chown(path, 12345, 12345)

    assert names(repo) == ["dubious-ownership"]


def test_the_most_severe_comes_first(stage: Stage) -> None:
    """Errors, then warnings, then notices."""
    repo = SCENES[("operation-in-progress", 1)](stage)
    (repo / ".git/objects/info/alternates").write_text("/nosuch\n")
    (repo / ".git/hooks/pre-push").write_text("#!/bin/sh\n")

    assert [each.severity for each in findings(repo)] == ["error", "warning", "notice"]


def test_pages_of_the_repository_itself_foresee_nothing(stage: Stage) -> None:
    """A clone's own pages explain only; facts about this machine are none of their business."""
    repo = stage.repo()
    shipped = Path(__file__).parents[2] / "patterns/repository/index-lock.toml"
    own = repo / ".bbfix/patterns/repository/own-lock.toml"
    own.parent.mkdir(parents=True)
    text = shipped.read_text().replace('id = "index-lock"', 'id = "own-lock"')
    own.write_text(text)

    entries = [page for page, _ in Library.open(str(repo)).foreseen()]

    assert "own-lock" in Library.open(str(repo)).ids()
    assert "own-lock" not in entries
