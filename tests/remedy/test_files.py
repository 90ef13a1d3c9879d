from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.errors import StateError
from diagnose.model import Step
from diagnose.redact import Secret
from diagnose.remedy import apply as applying
from diagnose.remedy.apply import apply
from diagnose.remedy.plan import Plan
from diagnose.remedy.planner import plan
from diagnose.remedy.undo import log
from diagnose.remedy.undo import recover
from diagnose.remedy.undo import undo
from diagnose.remedy.verify import Verified
from diagnose.state import journal
from tests.lab.bitbucket import Bitbucket
from tests.remedy import scene
from tests.remedy.test_swap import tree

HTTPS = "https://bitbucket.org/acme/shop.git"
SSH = "git@bitbucket.org:acme/shop.git"
TO_SSH = Step("set-remote-url", {"remote": "origin", "url": SSH})
NOBODY = 65534


def to_ssh(repo: Path) -> Plan:
    """Plan to go to ssh."""
    return plan(scene.fix(TO_SSH), scene.diagnosis(), scene.evidence(repo))


def config(repo: Path) -> Path:
    """Return a repository's configuration file."""
    return repo / ".git" / "config"


def test_a_plan_is_not_applied_to_another_file(tmp_path: Path) -> None:
    """A configuration that changed after planning is left alone."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    made = to_ssh(repo)
    scene.git(repo, "config", "pull.rebase", "true")
    before = config(repo).read_bytes()

    with pytest.raises(MovedOnError, match="changed since the plan"):
        apply(made)

    assert (config(repo).read_bytes(), log()) == (before, ())


def test_undo_keeps_what_others_changed_since(tmp_path: Path) -> None:
    """Other keys changed meanwhile stay; only what bbfix changed goes back."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    apply(to_ssh(repo))
    scene.git(repo, "config", "branch.main.remote", "origin")
    scene.git(repo, "config", "--add", "remote.origin.url", "https://mirror.example/x.git")

    undo()

    urls = scene.git(repo, "config", "--get-all", "remote.origin.url").split()
    assert urls == [HTTPS, "https://mirror.example/x.git"]
    assert scene.git(repo, "config", "branch.main.remote") == "origin"


def test_undo_refuses_when_its_value_was_changed(tmp_path: Path) -> None:
    """The key that was changed again is named, and nothing is touched."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    apply(to_ssh(repo))
    scene.git(repo, "remote", "set-url", "origin", "git@github.com:acme/shop.git")
    before = config(repo).read_bytes()

    with pytest.raises(MovedOnError, match=r"remote\.origin\.url"):
        undo()

    assert config(repo).read_bytes() == before
    assert [entry.state for entry in log()] == ["applied"]


def test_undo_refuses_when_the_credential_was_changed(bitbucket: Bitbucket) -> None:
    """A token that the person has replaced since is not forgotten."""
    place = bitbucket.store(bitbucket.user, bitbucket.account_password)
    scene.swapped(bitbucket.work, bitbucket.token)
    place.write_text(place.read_text().replace(bitbucket.token, bitbucket.second_token))

    with pytest.raises(MovedOnError, match="credential"):
        undo()

    assert bitbucket.second_token in place.read_text()


def test_undo_when_the_repository_is_gone(tmp_path: Path) -> None:
    """What is gone cannot be brought back, and that is said."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    apply(to_ssh(repo))
    subprocess.run(["rm", "-rf", str(repo)], check=True)

    with pytest.raises(MovedOnError):
        undo()


def test_undoing_by_number_in_any_order(tmp_path: Path) -> None:
    """An older change is taken back under a newer one of other keys."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    before = config(repo).read_bytes()
    apply(to_ssh(repo))
    scene.do(repo, Step("set-config", {"key": "pull.rebase", "value": "true"}))

    assert undo(1).number == 1
    assert scene.git(repo, "config", "remote.origin.url") == HTTPS
    assert undo().number == 2
    assert config(repo).read_bytes() == before
    assert [entry.number for entry in log()] == [2, 1]


def test_a_swap_that_does_not_verify_is_rolled_back(
    bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every byte comes back, old secrets included."""
    place = bitbucket.store(bitbucket.user, bitbucket.account_password)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    git_before = tree(bitbucket.work)
    before = place.read_text()
    monkeypatch.setattr(applying, "verify", lambda *_: Verified(ok=False, reason="it does not"))

    outcome = scene.swapped(bitbucket.work, bitbucket.token)

    assert (outcome.state, outcome.reason) == ("rolled-back", "it does not")
    assert tree(bitbucket.work) == git_before
    assert place.read_text() == before
    assert outcome.as_json()["schema"] == "bbfix.fix/1"


def test_a_token_that_works_only_alone(bitbucket: Bitbucket) -> None:
    """Where git's own chain would not use the new token, the swap is rolled back."""
    bitbucket.store(bitbucket.user, bitbucket.account_password)
    made = scene.planned(bitbucket.work)
    context = made.context
    assert context is not None
    header = f"Authorization: Bearer {bitbucket.unknown_token}"
    bitbucket.git("config", "--global", "http.https://bitbucket.org/.extraHeader", header)
    before = tree(bitbucket.work)

    outcome = apply(made, Secret(bitbucket.token))

    assert outcome.state == "rolled-back"
    assert tree(bitbucket.work) == before
    assert bitbucket.token not in (bitbucket.home / ".git-credentials").read_text()


def test_a_locked_configuration(tmp_path: Path) -> None:
    """A lock that somebody holds is named before anything is changed."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    made = to_ssh(repo)
    (repo / ".git" / "config.lock").write_text("")

    with pytest.raises(RefusedError, match=r"config\.lock"):
        apply(made)
    with pytest.raises(RefusedError, match=r"config\.lock"):
        to_ssh(repo)

    assert log() == ()


def test_a_full_disk(tmp_path: Path) -> None:
    """Where the journal cannot be written, nothing is changed, and it is said why."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    with config(repo).open("a") as file:
        file.write("# a long comment\n" * 4000)
    made = to_ssh(repo)
    before = tree(repo)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30000, limits[1]))
    try:
        with pytest.raises(StateError, match="nothing was changed"):
            apply(made)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert tree(repo) == before
    assert log() == ()


def test_a_disk_that_fills_up_in_between(
    bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that fails half way is rolled back: the token does not stay behind."""
    place = bitbucket.store(bitbucket.user, bitbucket.account_password)
    bitbucket.embed(bitbucket.user, bitbucket.app_password)
    with (bitbucket.work / ".git" / "config").open("a") as file:
        file.write("# a long comment\n" * 4000)
    before = tree(bitbucket.work)
    stored = place.read_text()
    made = scene.planned(bitbucket.work)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(name: str) -> None:
        if name == "applied 0":
            resource.setrlimit(resource.RLIMIT_FSIZE, (30000, limits[1]))

    monkeypatch.setattr(applying, "checkpoint", fill)
    try:
        outcome = apply(made, Secret(bitbucket.token))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert outcome.state == "rolled-back"
    assert tree(bitbucket.work) == before
    assert place.read_text() == stored


def as_nobody(work: Callable[[], object]) -> str:
    """Do some work as another user, in a process of its own; return the error it ends with."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work()
        except BaseException as error:  # noqa: BLE001 - it is what the test is about
            os.write(write, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with open(read, "rb") as pipe:
        return pipe.read().decode()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_read_only_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration that cannot be written is refused when planning, with its path."""
    for folder in (tmp_path, *tmp_path.parents):
        folder.chmod(0o755)
        if folder.name.startswith("pytest-of-"):
            break
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[safe]\n\tdirectory = *\n")
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    to_ssh(repo)  # so that all modules are there
    monkeypatch.setenv("HOME", str(home))

    said = as_nobody(lambda: to_ssh(repo))

    assert said.startswith("RefusedError")
    assert "read-only" in said


def test_a_broken_configuration(tmp_path: Path) -> None:
    """A configuration that git cannot read is never written to."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    made = to_ssh(repo)
    with config(repo).open("a") as file:
        file.write("[broken\n")
    before = config(repo).read_bytes()

    with pytest.raises(MovedOnError):
        apply(made)

    assert config(repo).read_bytes() == before


def test_an_interrupted_change_that_moved_on_is_abandoned(tmp_path: Path) -> None:
    """What a crash left and somebody changed since is not touched, and stands in nobody's way."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    made = to_ssh(repo)
    apply(made)
    entry = journal.entries()[0]
    marks = Path(entry.folder, "marks")
    marks.write_text("\n".join(t for t in marks.read_text().splitlines() if "state" not in t))
    scene.git(repo, "remote", "set-url", "origin", "git@github.com:acme/shop.git")
    assert [found.state for found in log()] == ["interrupted"]

    found = recover()

    assert [undone.state for undone in found] == ["abandoned"]
    assert "remote.origin.url" in found[0].without[0]
    assert scene.git(repo, "config", "remote.origin.url") == "git@github.com:acme/shop.git"
    assert recover() == ()


def test_reports_are_json(tmp_path: Path) -> None:
    """Plan, outcome, undo and log have the fields that their schemas promise."""
    repo = scene.new_repo(tmp_path / "r", HTTPS)

    outcome = apply(to_ssh(repo)).as_json()
    logged = log()[0].as_json()
    undone = undo().as_json()

    assert (outcome["state"], outcome["change"], outcome["undo"]) == ("applied", 1, "bbfix undo 1")
    assert outcome["diff"] == [f"- remote.origin.url = {HTTPS}", f"+ remote.origin.url = {SSH}"]
    assert outcome["steps"][0]["argv"] == ["git", "remote", "set-url", "--", "origin", SSH]
    assert (logged["change"], logged["state"], logged["risk"]) == (1, "applied", "remote")
    assert (undone["schema"], undone["was"], undone["without"]) == ("bbfix.undo/1", "applied", [])
