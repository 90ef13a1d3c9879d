"""What doctor finds, `bbfix fix` mends: as after a failure, and of the right remote."""

from __future__ import annotations

from pathlib import Path

from tests.evidence.world import git
from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket
from tests.survey.scenes import HTTPS
from tests.survey.scenes import PASSWORD
from tests.survey.scenes import SCENES
from tests.survey.scenes import Stage

OLD = "git://github.com/acme/old.git"


def run(*args: str, cwd: Path, code: int = 0, stdin: str = "") -> str:
    done = bbfix(*args, cwd=cwd, stdin=stdin)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_remote_of_the_finding_is_mended(stage: Stage) -> None:
    """Not the one that a bare command would use."""
    repo = stage.repo(HTTPS)
    git(repo, "remote", "add", "old", OLD)

    run("doctor", cwd=repo, code=1)
    run("fix", "--yes", cwd=repo)

    assert git(repo, "config", "remote.old.url") == "https://github.com/acme/old.git"
    assert git(repo, "config", "remote.origin.url") == HTTPS
    assert run("last", cwd=repo) == "no failure foreseen\n"
    assert "no failure is foreseen here any more" in run("fix", "--yes", cwd=repo, code=4)
    run("undo", cwd=repo)
    assert git(repo, "config", "remote.old.url") == OLD


def test_the_push_url_of_the_finding_is_mended(stage: Stage) -> None:
    """The URL to fetch from stays as it is."""
    repo = stage.repo(HTTPS)
    secret = f"https://bob:{PASSWORD}@git.example.org/acme/shop.git"
    git(repo, "config", "remote.origin.pushurl", secret)

    run("doctor", cwd=repo)
    told = run("fix", "strip-secret", "--yes", cwd=repo)

    assert "the secret is not kept anywhere" in told
    assert git(repo, "config", "remote.origin.url") == HTTPS
    clean = "https://bob@git.example.org/acme/shop.git"
    assert git(repo, "config", "remote.origin.pushurl") == clean


def test_a_token_is_swapped_in_before_anything_has_failed(bitbucket: Bitbucket) -> None:
    """The namesake case, foreseen."""
    bitbucket.store("bob", bitbucket.app_password)

    assert "bitbucket-app-password" in run("doctor", cwd=bitbucket.work, code=1)
    run("fix", "--yes", "--token-stdin", cwd=bitbucket.work, stdin=bitbucket.token)

    assert bitbucket.git("push").returncode == 0
    assert run("doctor", cwd=bitbucket.work) == "no failure foreseen\n"


def test_a_folder_may_be_named(stage: Stage) -> None:
    """From a folder outside of any repository `bbfix fix` then works at once."""
    repo = SCENES[("index-lock", 1)](stage)

    told = run("doctor", str(repo), cwd=stage.home, code=1)
    assert f"these commands are for {repo}" in told.replace("\n       ", " ")
    run("fix", "--yes", cwd=stage.home)

    assert not (repo / ".git/index.lock").exists()


def test_a_clean_repository_keeps_its_last_failure(stage: Stage) -> None:
    """What failed this morning is not forgotten for a look that found nothing."""
    repo = stage.repo(HTTPS)
    run("diagnose", cwd=repo, code=1, stdin="fatal: bad config line 3 in file x\n")

    run("doctor", cwd=repo)

    assert "bad-config-line" in run("last", cwd=repo, code=1)


def test_what_git_cannot_read_is_said(stage: Stage) -> None:
    """In git's own words, and how to have them explained."""
    repo = stage.repo(HTTPS)
    (repo / ".git/config").write_text("[core\n")

    told = run("doctor", cwd=repo, code=4)

    assert "git says: fatal: bad config line 1" in told
    assert "git status 2>&1 | bbfix" in told


def test_warnings_alone_are_no_failure(stage: Stage) -> None:
    """Exit code 0, and the finding is shown."""
    assert "warning[" in run("doctor", cwd=SCENES[("hook-not-runnable", 1)](stage))
