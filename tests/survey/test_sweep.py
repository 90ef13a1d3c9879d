from __future__ import annotations

import json
import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from diagnose import settings as wishes
from diagnose.remedy.consent import Consent
from diagnose.survey import doctor
from diagnose.survey import mend
from diagnose.survey import sweep
from tests.evidence.test_hostile import RUNS
from tests.evidence.test_hostile import hostile
from tests.evidence.world import APP_PASSWORD
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket
from tests.schemas import document
from tests.survey.scenes import HTTPS
from tests.survey.scenes import PASSWORD
from tests.survey.scenes import SCENES
from tests.survey.scenes import Stage
from tests.survey.scenes import snapshot

OLD = "git://github.com/acme/shop.git"


def rows(root: Path) -> dict[str, sweep.Row]:
    found = sweep.sweep(str(root), wishes.load({}))
    return {os.path.relpath(row.path, root): row for row in found}


def ids(row: sweep.Row) -> list[str]:
    return [finding.id for finding in row.findings]


def table(*args: str, cwd: Path, code: int = 0, stdin: str = "") -> dict[str, Any]:
    done = bbfix("sweep", *args, "--format", "json", cwd=cwd, stdin=stdin)
    assert done.returncode == code, done.stdout + done.stderr
    return document(done.stdout)


def states(told: dict[str, Any]) -> dict[str, str]:
    return {Path(each["path"]).name: each["state"] for each in told["outcomes"]}


def test_each_repository_has_a_row_in_the_order_of_the_paths(stage: Stage) -> None:
    """Clean ones, too."""
    stage.repo(OLD, "b")
    stage.repo(HTTPS, "a")
    new_repo(stage.folder / "deep/er/c", OLD)

    found = rows(stage.folder)

    assert list(found) == ["a", "b", "deep/er/c"]
    assert ids(found["a"]) == []
    assert ids(found["b"]) == ids(found["deep/er/c"]) == ["github-git-protocol-off"]


def test_what_git_does_not_trust_is_only_named(stage: Stage) -> None:
    """No finding, no fix, one reason."""
    SCENES[("dubious-ownership", 1)](stage)

    row = rows(stage.folder)["shop"]

    assert (row.status, row.findings) == (sweep.UNTRUSTED, ())


def test_one_that_fails_stops_no_other(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of bbfix itself is told of the one repository that it met."""
    for name in ("a", "b", "c"):
        stage.repo(OLD, name)
    real = doctor.examine

    def examine(folder: str, *args: Any, **more: Any) -> Any:
        if folder.endswith("b"):
            raise ZeroDivisionError
        return real(folder, *args, **more)

    monkeypatch.setattr(doctor, "examine", examine)

    found = rows(stage.folder)

    assert [found[name].status for name in "abc"] == ["looked-at", "failed", "looked-at"]
    assert found["b"].reason == "bbfix failed: ZeroDivisionError"


def test_a_config_that_git_cannot_read_stops_no_other(stage: Stage) -> None:
    """A broken configuration is a reason, not a crash."""
    stage.repo(OLD, "a")
    broken = stage.repo(HTTPS, "b")
    (broken / ".git/config").write_text("[core\n")

    found = rows(stage.folder)

    assert ids(found["a"]) == ["github-git-protocol-off"]
    assert found["b"].status == sweep.FAILED


def test_an_empty_git_folder_is_not_taken_for_the_repository_around_it(stage: Stage) -> None:
    """Git would look further up."""
    repo = stage.repo(OLD)
    (repo / "inner/.git").mkdir(parents=True)

    found = rows(stage.folder)

    assert ids(found["shop"]) == ["github-git-protocol-off"]
    assert (found["shop/inner"].status, found["shop/inner"].findings) == (sweep.FAILED, ())


def test_a_second_worktree_tells_only_what_is_its_own(stage: Stage) -> None:
    """What it shares with its repository is told once; its own lock and merge are told."""
    shop = stage.repo(OLD)
    git(shop, "worktree", "add", "-q", "-b", "other", str(stage.folder / "again"))
    (shop / ".git/worktrees/again/MERGE_HEAD").write_text(git(shop, "rev-parse", "HEAD") + "\n")

    found = rows(stage.folder)

    assert ids(found["again"]) == ["operation-in-progress"]
    assert ids(found["shop"]) == ["github-git-protocol-off"]


def test_a_second_worktree_alone_tells_everything(stage: Stage) -> None:
    """Its repository lies elsewhere: nobody else would tell."""
    shop = new_repo(stage.home / "shop", OLD)
    stage.folder.mkdir()
    git(shop, "worktree", "add", "-q", "-b", "other", str(stage.folder / "again"))

    assert ids(rows(stage.folder)["again"]) == ["github-git-protocol-off"]


def test_nothing_is_changed_and_no_last_diagnosis_is_kept(stage: Stage) -> None:
    """A sweep over hundreds of repositories must not push out what failed this morning."""
    stage.repo(OLD)
    before = snapshot(stage.folder)

    told = table(str(stage.folder), cwd=stage.home, code=1)

    assert told["counts"]["errors"] == 1
    assert snapshot(stage.folder) == before
    assert bbfix("last", cwd=stage.folder / "shop").returncode == 4


@pytest.mark.parametrize("world", ["hooks", "credential helper", "filter process", "fsmonitor"])
def test_nothing_of_a_repository_is_run(world: str, stage: Stage, tmp_path: Path) -> None:
    """Nor when it is mended."""
    canary = tmp_path / "canary"
    repo = hostile(tmp_path, canary, [*RUNS[world], f"remote.old.url {OLD}"])

    told = table(str(repo), "--fix", "--yes", cwd=stage.home)

    assert states(told) == {"r": "applied"}
    assert not canary.exists()


def test_many_are_mended_with_one_yes_and_undone_one_by_one(stage: Stage) -> None:
    """Each has a journal entry of its own."""
    for name in ("a", "b"):
        stage.repo(OLD, name)
    SCENES[("index-lock", 1)](stage)

    told = table(str(stage.folder), "--fix", "--yes", cwd=stage.home)

    assert states(told) == {"a": "applied", "b": "applied", "shop": "applied"}
    assert git(stage.folder / "a", "config", "remote.origin.url") == HTTPS
    assert not (stage.folder / "shop/.git/index.lock").exists()
    numbers = {Path(each["path"]).name: each["change"] for each in told["outcomes"]}
    assert bbfix("undo", str(numbers["a"]), cwd=stage.home).returncode == 0
    assert git(stage.folder / "a", "config", "remote.origin.url") == OLD
    assert git(stage.folder / "b", "config", "remote.origin.url") == HTTPS


def test_without_a_yes_nothing_is_changed(stage: Stage) -> None:
    """And the command that would is named."""
    repo = stage.repo(OLD)

    done = bbfix("sweep", str(stage.folder), "--fix", cwd=stage.home)

    assert done.returncode == 4
    assert f"bbfix sweep {stage.folder} --fix --yes" in done.stderr
    assert git(repo, "config", "remote.origin.url") == OLD


def test_a_dry_run_shows_every_plan(stage: Stage) -> None:
    """Nothing is changed for it."""
    for name in ("a", "b"):
        stage.repo(OLD, name)
    before = snapshot(stage.folder)

    told = table(str(stage.folder), "--fix", "--dry-run", cwd=stage.home)

    assert [plan["fix"] for plan in told["plans"]] == ["to-https", "to-https"]
    assert told["outcomes"] == []
    assert snapshot(stage.folder) == before


def test_a_secret_is_taken_out_of_many_only_where_that_is_named(stage: Stage) -> None:
    """Undo could not bring it back."""
    repo = stage.repo(f"https://bob:{PASSWORD}@bitbucket.org/acme/shop.git")

    left = table(str(stage.folder), "--fix", "--yes", cwd=stage.home, code=4)
    assert states(left) == {"shop": "left"}
    assert PASSWORD in git(repo, "config", "remote.origin.url")

    done = table(str(stage.folder), "strip-secret", "--fix", "--yes", cwd=stage.home)
    assert states(done) == {"shop": "applied"}
    assert PASSWORD not in git(repo, "config", "remote.origin.url")
    assert PASSWORD not in json.dumps([left, done])


def test_a_repository_that_changes_under_the_plan_is_left_as_it_is(stage: Stage) -> None:
    """What was not shown is not done; the others are."""
    paths = [str(stage.repo(OLD, name)) for name in ("a", "b")]
    consent = Consent(yes=True)
    wish = mend.Wish("", wishes.load({}), doctor.knowledge(""), consent)
    made = [mend.prepare(path, wish) for path in paths]
    plans = [each for each in made if isinstance(each, mend.Planned)]
    git(Path(paths[0]), "config", "remote.origin.url", "git://github.com/acme/other.git")

    done = list(mend.carry_out(plans, wish, None))

    assert [each.state for each in done] == ["refused", "applied"]
    assert "has changed since the plan was shown" in done[0].reason


def test_one_token_is_swapped_in_everywhere(bitbucket: Bitbucket) -> None:
    """The namesake case, for many: one secret, tried with the host, stored once, URLs cleaned."""
    root = bitbucket.home / "src"
    bitbucket.git("config", "--global", "credential.helper", "store")
    bitbucket.embed("bob", bitbucket.app_password)
    for name in ("a", "b"):
        shutil.copytree(bitbucket.work, root / name)

    words = ("api-token", "--fix", "--yes", "--token-stdin")
    told = table(str(root), *words, cwd=bitbucket.home, stdin=bitbucket.token)

    assert states(told) == {"a": "applied", "b": "applied"}
    assert all(each["verified"] for each in told["outcomes"])
    for name in ("a", "b"):
        assert bitbucket.git("config", "remote.origin.url", cwd=root / name).stdout.strip() == (
            bitbucket.url
        )
        assert bitbucket.git("push", "--dry-run", cwd=root / name).returncode == 0
    assert bitbucket.token not in json.dumps(told)
    assert table(str(root), cwd=bitbucket.home)["counts"]["with_findings"] == 0


def test_a_stored_secret_is_mended_for_all_by_the_first(bitbucket: Bitbucket) -> None:
    """The others find that there is nothing left to do."""
    root = bitbucket.home / "src"
    bitbucket.store("bob", bitbucket.app_password)
    for name in ("a", "b"):
        shutil.copytree(bitbucket.work, root / name)

    words = ("api-token", "--fix", "--yes", "--token-stdin")
    told = table(str(root), *words, cwd=bitbucket.home, stdin=bitbucket.token)

    assert states(told) == {"a": "applied", "b": "gone"}


def test_a_wrong_token_changes_nothing_anywhere(bitbucket: Bitbucket) -> None:
    """The host is asked before the first change of each."""
    root = bitbucket.home / "src"
    bitbucket.embed("bob", bitbucket.app_password)
    shutil.copytree(bitbucket.work, root / "a")
    before = (root / "a/.git/config").read_bytes()

    words = ("api-token", "--fix", "--yes", "--token-stdin")
    told = table(str(root), *words, cwd=bitbucket.home, code=4, stdin=bitbucket.unknown_token)

    assert states(told) == {"a": "refused"}
    assert (root / "a/.git/config").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "is no folder"),
        ((".", "to-https"), "add --fix: bbfix sweep . --fix to-https"),
        ((".", "--fix", "--allow", "history"), "--allow knows"),
    ],
)
def test_wrong_usage_is_said(stage: Stage, words: tuple[str, ...], said: str) -> None:
    """Exit code 2, and what to type."""
    done = bbfix("sweep", *words, cwd=stage.home)

    assert done.returncode == 2
    assert said in done.stderr


def test_an_empty_folder_has_nothing(stage: Stage) -> None:
    """One line, and 0."""
    stage.folder.mkdir()
    done = bbfix("sweep", str(stage.folder), cwd=stage.home)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "seen:  0 repositories, and no failure foreseen\n"


def test_no_more_than_a_few_are_looked_at_ahead(stage: Stage) -> None:
    """Rows are taken one by one: memory and threads stay bounded however many there are."""
    repo = stage.repo(HTTPS, "r0")
    for number in range(1, 60):
        shutil.copytree(repo, stage.folder / f"r{number}")
    threads = threading.active_count()
    found = sweep.sweep(str(stage.folder), wishes.load({}))

    next(found)
    most = threading.active_count() - threads
    rest = sum(1 for _ in found)

    assert rest == 59
    assert most <= sweep.MOST_AT_ONCE * 4  # each may read the two pipes of one git


def test_secrets_do_not_show(stage: Stage) -> None:
    """Neither in the table nor in JSON nor in plans."""
    stage.repo(f"https://bob:{APP_PASSWORD}@bitbucket.org/acme/shop.git")

    shown = [
        bbfix("sweep", str(stage.folder), *more, cwd=stage.home)
        for more in ((), ("--format", "json"), ("--format", "markdown"), ("--fix", "--dry-run"))
    ]

    assert all(APP_PASSWORD not in done.stdout + done.stderr for done in shown)
