from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diagnose.errors import MovedOnError
from diagnose.errors import RefusedError
from diagnose.model import Step
from diagnose.remedy import apply as applying
from diagnose.remedy.undo import log
from diagnose.remedy.undo import recover
from diagnose.remedy.undo import undo
from tests.remedy import scene

HTTPS = "https://bitbucket.org/acme/shop.git"
SSH = "git@bitbucket.org:acme/shop.git"


def cut_short(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave a change in a repository that neither came to its end nor was rolled back."""

    def stop(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(applying, "verify", stop)
        patch.setattr(applying, "_roll_back", stop)
        with pytest.raises(SystemExit):
            scene.do(repo, Step("unset-config", {"key": "remote.origin.fetch"}))


def test_a_repository_that_is_gone_blocks_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a crash cut short there is left as it is, and the fix of another one goes on."""
    gone = scene.new_repo(tmp_path / "gone", HTTPS)
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    cut_short(gone, monkeypatch)
    shutil.rmtree(gone)

    outcome = scene.do(repo, Step("set-remote-url", {"remote": "origin", "url": SSH}))

    assert outcome.state == "applied"
    assert [entry.state for entry in log()] == ["applied", "abandoned"]
    assert not gone.exists()


def test_undo_gets_past_a_repository_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says once that nothing can be taken back there, and then goes on with the one before."""
    gone = scene.new_repo(tmp_path / "gone", HTTPS)
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    scene.do(repo, Step("set-remote-url", {"remote": "origin", "url": SSH}))
    cut_short(gone, monkeypatch)
    shutil.rmtree(gone)

    with pytest.raises(MovedOnError, match="is gone"):
        undo()

    assert undo().repository == str(repo)
    assert scene.git(repo, "remote", "get-url", "origin") == HTTPS


def test_what_cannot_be_taken_back_for_now_blocks_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock in one repository leaves its change for later; undo names the one before it."""
    busy = scene.new_repo(tmp_path / "busy", HTTPS)
    repo = scene.new_repo(tmp_path / "r", HTTPS)
    first = scene.do(repo, Step("set-remote-url", {"remote": "origin", "url": SSH}))
    cut_short(busy, monkeypatch)
    lock = busy / ".git" / "config.lock"
    lock.touch()

    found = recover()

    assert [(one.state, one.without[0][:24]) for one in found] == [
        ("abandoned", "could not be taken back:")
    ]
    with pytest.raises(RefusedError) as caught:
        undo()
    assert caught.value.hint == f"`bbfix undo {first.number}` takes back the one before it"
    lock.unlink()
    assert [one.state for one in recover()] == ["undone"]
    assert scene.git(busy, "config", "remote.origin.fetch").startswith("+refs/heads/")
