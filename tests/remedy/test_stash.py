from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diagnose.errors import MovedOnError
from diagnose.model import Fact
from diagnose.model import Risk
from diagnose.model import Step
from diagnose.remedy.apply import apply
from diagnose.remedy.planner import plan
from diagnose.remedy.undo import undo
from tests.remedy import scene

STASH = Step("git", {"argv": "stash\0push\0-m\0set aside by bbfix", "undo": "stash\0pop\0--index"})


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with two files, and a stash of the user's own."""
    made = scene.new_repo(tmp_path / "r")
    for name in ("one", "two"):
        (made / name).write_text("old")
    scene.git(made, "add", ".")
    scene.git(made, "commit", "-q", "-m", "files")
    (made / "two").write_text("the user's")
    scene.git(made, "stash", "push", "-q")
    return made


def top(repo: Path) -> str:
    """Return the commit of the topmost stash."""
    return scene.git(repo, "rev-parse", "refs/stash")


def test_undo_pops_our_own_stash(repo: Path) -> None:
    """What was staged is staged again, and the user's own stash stays."""
    mine = top(repo)
    (repo / "one").write_text("new")
    scene.git(repo, "add", "one")

    scene.do(repo, STASH, risk=Risk.WORKTREE)

    assert scene.git(repo, "status", "--short") == ""
    assert undo().without == ()
    assert scene.git(repo, "status", "--short") == "M  one"
    assert top(repo) == mine


def test_where_nothing_was_put_away_nothing_is_popped(repo: Path) -> None:
    """A stash that found nothing to do leaves the user's own alone when it is undone."""
    mine = top(repo)

    scene.do(repo, STASH, risk=Risk.WORKTREE)

    assert undo().without == ()
    assert top(repo) == mine
    assert scene.git(repo, "status", "--short") == ""


def test_rolling_back_pops_no_stash_of_the_user(repo: Path) -> None:
    """A fix that made no stash and did not help takes nothing out of the user's."""
    mine = top(repo)
    useless = scene.fix(STASH, risk=Risk.WORKTREE, verify="symptom")
    scene.git(repo, "remote", "add", "origin", "https://bitbucket.org/acme/shop.git")
    fact = Fact("remote.scheme", "known", "https")

    made = plan(useless, scene.diagnosis(fact), scene.evidence(repo), consent=scene.EVERYTHING)
    outcome = apply(made)

    assert (outcome.state, outcome.without) == ("rolled-back", ())
    assert top(repo) == mine
    assert scene.git(repo, "status", "--short") == ""


def test_a_stash_made_since_is_not_popped(repo: Path) -> None:
    """Undo takes no stash that somebody put on top of ours."""
    (repo / "one").write_text("new")
    scene.do(repo, STASH, risk=Risk.WORKTREE)
    (repo / "two").write_text("later")
    scene.git(repo, "stash", "push", "-q")
    later = top(repo)

    with pytest.raises(MovedOnError, match="git stash list"):
        undo()

    assert top(repo) == later
    scene.git(repo, "stash", "drop", "-q")
    undo()
    assert (repo / "one").read_text() == "new"


def test_a_repository_that_is_gone_has_no_stash(repo: Path) -> None:
    """No command runs elsewhere in its place."""
    (repo / "one").write_text("new")
    scene.do(repo, STASH, risk=Risk.WORKTREE)
    shutil.rmtree(repo)

    with pytest.raises(MovedOnError, match="is gone"):
        undo()
