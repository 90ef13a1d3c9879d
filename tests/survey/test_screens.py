"""What doctor and sweep show, word for word: tests/e2e/screens/doctor.txt and sweep.txt."""

from __future__ import annotations

from tests.e2e.test_screens import Screen
from tests.evidence.world import APP_PASSWORD
from tests.evidence.world import git
from tests.survey.scenes import HTTPS
from tests.survey.scenes import SCENES
from tests.survey.scenes import Stage

OLD = "git://github.com/acme/shop.git"


def test_doctor(stage: Stage) -> None:
    """From what is foreseen to the fix and back; then a repository without any trouble."""
    stage.folder = stage.home / "src"
    repo = SCENES[("secret-in-url", 2)](stage)
    (repo / ".git/hooks/pre-commit").write_text("#!/bin/sh\n")
    git(repo, "remote", "add", "old", OLD)
    screen = Screen(repo, (stage.home, "~"))
    screen.run("doctor")
    screen.run("doctor", "--quiet")
    screen.run("doctor", "--format", "github")
    screen.run("fix", "--yes")
    screen.run("undo")
    screen.run("fix", "strip-secret", "--dry-run")
    screen.run("doctor", str(stage.repo(HTTPS, "clean")))
    screen.run("doctor", "..")
    screen.run("doctor", "nowhere")
    screen.hold("doctor")


def test_sweep(stage: Stage) -> None:
    """The table, the plans for all, one yes, the closing count."""
    stage.folder = stage.home / "src"
    stage.repo(HTTPS, "clean")
    stage.repo(f"https://bob:{APP_PASSWORD}@bitbucket.org/acme/shop.git", "shop")
    for name in ("tools/one", "tools/two"):
        stage.repo(OLD, name)
    for name in ("hook-a", "hook-b", "hook-c"):
        repo = stage.repo(HTTPS, name)
        (repo / ".git/hooks/pre-commit").write_text("#!/bin/sh\n")
    SCENES[("dubious-ownership", 1)](Stage(stage.home, stage.folder / "theirs", stage.setenv))
    screen = Screen(stage.home, (stage.home, "~"))
    screen.run("sweep", "src")
    screen.run("sweep", "src", "--quiet")
    screen.run("sweep", "src", "--fix")
    screen.run("sweep", "src", "--fix", "--yes")
    screen.run("sweep", "src", "strip-secret", "--fix", "--dry-run")
    screen.run("sweep", "src", "no-such-fix", "--fix")
    screen.run("sweep", "src/clean")
    screen.hold("sweep")
