from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from diagnose.evidence.changes import conflict_kind
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value


def fails(repo: Path, *args: str) -> None:
    """Run git, which stops in the middle."""
    done = subprocess.run(["git", *args], cwd=repo, capture_output=True, check=False)
    assert done.returncode != 0, args


@pytest.fixture
def forked(tmp_path: Path) -> Path:
    """A repository whose branch `side` conflicts with `main`."""
    repo = new_repo(tmp_path / "r")
    git(repo, "checkout", "-qb", "side")
    (repo / "file").write_text("side\n")
    git(repo, "commit", "-qam", "side")
    git(repo, "checkout", "-q", "main")
    (repo / "file").write_text("main\n")
    git(repo, "commit", "-qam", "main")
    return repo


@pytest.mark.parametrize(
    ("command", "operation"),
    [
        ("merge side", "merge"),
        ("rebase side", "rebase"),
        ("rebase --apply side", "rebase"),
        ("cherry-pick side", "cherry-pick"),
        ("revert HEAD~1", "revert"),
    ],
)
def test_an_operation_that_waits_is_named(command: str, operation: str, forked: Path) -> None:
    """Git left a conflict behind, and with it what it was doing."""
    (forked / "file").write_text("third\n")
    git(forked, "commit", "-qam", "third")
    fails(forked, *command.split())
    context = at(forked)

    assert value(context, "repository.operation") == operation
    assert value(context, "repository.conflicts") == "1"
    assert value(context, "repository.conflict_paths") == "file"
    assert value(context, "repository.dirty") == "yes"


def test_am_and_bisect_are_told_from_the_rest(forked: Path) -> None:
    """A mail that does not apply, and a search that goes on."""
    mail = forked.parent / "mail"
    mail.write_text(git(forked, "format-patch", "-1", "--stdout", "side"))
    fails(forked, "am", str(mail))
    assert value(at(forked), "repository.operation") == "am"
    git(forked, "am", "--abort")
    git(forked, "bisect", "start")
    assert value(at(forked), "repository.operation") == "bisect"
    git(forked, "bisect", "reset")
    assert value(at(forked), "repository.operation") == "none"


@pytest.mark.parametrize("version", ["2", "4", "split"])
def test_conflicts_are_found_in_every_kind_of_index(version: str, forked: Path) -> None:
    """What GitPython cannot read, git reads; `git ls-files -u` is the judge."""
    for number in range(7):
        (forked / f"f{number}").write_text("base\n")
    git(forked, "add", ".")
    git(forked, "commit", "-qm", "base")
    git(forked, "checkout", "-qb", "other")
    for branch in ("other", "main"):
        git(forked, "checkout", "-q", branch)
        for number in range(7):
            (forked / f"f{number}").write_text(f"{branch}\n")
        git(forked, "commit", "-qam", branch)
    if version == "split":
        git(forked, "update-index", "--split-index")
    else:
        git(forked, "update-index", "--index-version", version)
    fails(forked, "merge", "other")
    (forked / "deep").mkdir()
    judge = {line.partition("\t")[2] for line in git(forked, "ls-files", "-u").split("\n")}
    context = at(forked / "deep")

    assert value(context, "repository.conflicts") == str(len(judge)) == "7"
    assert value(context, "repository.conflict_paths") == "f0, f1, f2, f3, f4 and 2 more"


def test_branch_upstream_and_distance(tmp_path: Path) -> None:
    """Ahead and behind are counted against the upstream of the branch."""
    new_repo(tmp_path / "r")
    git(tmp_path, "clone", "-q", "r", "c")
    clone = tmp_path / "c"
    for folder, count in ((tmp_path / "r", 2), (clone, 3)):
        for number in range(count):
            git(folder, "commit", "-q", "--allow-empty", "-m", f"{folder.name} {number}")
    git(clone, "fetch", "-q")

    assert value(at(clone), "repository.branch") == "main"
    assert value(at(clone), "repository.upstream") == "origin/main"
    assert value(at(clone), "repository.ahead") == "3"
    assert value(at(clone), "repository.behind") == "2"
    git(clone, "update-ref", "-d", "refs/remotes/origin/main")
    assert value(at(clone), "repository.upstream") == "origin/main"
    assert value(at(clone), "repository.ahead") == "unknown"
    git(clone, "checkout", "-qb", "new")
    assert value(at(clone), "repository.upstream") == "absent"
    git(clone, "checkout", "-q", "--detach")
    assert value(at(clone), "repository.detached") == "yes"
    assert value(at(clone), "repository.branch") == "absent"


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    """It is empty, on a branch that is not born yet."""
    git(tmp_path, "init", "-q", "r")
    repo = tmp_path / "r"

    assert value(at(repo), "repository.empty") == "yes"
    assert value(at(repo), "repository.branch") == "main"
    assert value(at(repo), "repository.staged") == "no"
    (repo / "x").write_text("")
    git(repo, "add", "x")
    assert value(at(repo), "repository.staged") == "yes"
    assert value(at(repo), "repository.conflicts") == "0"


def test_changes_are_seen_and_nothing_is_written(tmp_path: Path) -> None:
    """A touched file is no change; looking leaves the index as it was."""
    repo = new_repo(tmp_path / "r")
    os.utime(repo / "file", (1, 1))
    before = (repo / ".git/index").read_bytes()

    assert value(at(repo), "repository.dirty") == "no"
    assert (repo / ".git/index").read_bytes() == before
    (repo / "file").write_text("two\n")
    assert value(at(repo), "repository.dirty") == "yes"
    assert value(at(repo), "repository.staged") == "no"
    git(repo, "add", "file")
    assert value(at(repo), "repository.staged") == "yes"
    assert value(at(repo), "repository.dirty") == "no"


def test_files_behind_a_filter_cannot_be_judged(tmp_path: Path) -> None:
    """The filter is not run, so whether its file has changed is unknown; others still tell."""
    repo = new_repo(tmp_path / "r")
    git(repo, "config", "--global", "filter.up.clean", "tr a-z A-Z")
    (repo / ".gitattributes").write_text("*.up filter=up\n")
    (repo / "a.up").write_text("text\n")
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "filtered")
    os.utime(repo / "a.up", (1, 1))

    assert value(at(repo), "repository.dirty") == "unknown"
    (repo / "file").write_text("two\n")
    assert value(at(repo), "repository.dirty") == "yes"


def test_a_bare_repository_has_no_changes(tmp_path: Path) -> None:
    """Nor conflicts."""
    git(tmp_path, "init", "-q", "--bare", "b.git")
    context = at(tmp_path / "b.git")

    assert value(context, "repository.bare") == "yes"
    assert value(context, "repository.path") == str(tmp_path / "b.git")
    assert value(context, "repository.dirty") == "absent"
    assert value(context, "repository.conflicts") == "0"


def test_the_environment_is_left_as_it_was(forked: Path) -> None:
    """GitPython is told where git is while it is imported, and then no more."""
    before = dict(os.environ)
    value(at(forked), "repository.conflicts")

    assert dict(os.environ) == before


def test_identity_is_what_git_would_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`git var` is the judge; what git would guess from the machine is not an identity."""
    repo = new_repo(tmp_path / "r")
    git(repo, "config", "author.email", "author@example.org")
    for name in (None, "From Env"):
        if name:
            monkeypatch.setenv("GIT_AUTHOR_NAME", name)
        name_and_mail = git(repo, "var", "GIT_AUTHOR_IDENT").rpartition(">")[0]
        given = f"{value(at(repo), 'identity.name')} <{value(at(repo), 'identity.email')}"
        assert given == name_and_mail
    monkeypatch.delenv("GIT_AUTHOR_NAME")
    git(repo, "config", "--global", "--unset", "user.name")
    assert value(at(repo), "identity.name") == "absent"


def test_the_command_is_known_only_if_it_was_the_users(tmp_path: Path) -> None:
    """A transcript's own words are no command; an alias is followed."""
    repo = new_repo(tmp_path / "r")
    git(repo, "config", "--global", "alias.p", "pp -q")
    git(repo, "config", "--global", "alias.pp", "push origin")
    git(repo, "config", "--global", "alias.sh", "!echo")

    assert value(at(repo, "git", "p", exit=128), "command.name") == "push"
    assert value(at(repo, "git", "p", exit=128), "command.status") == "128"
    assert value(at(repo, "git", "sh"), "command.name") == "sh"
    assert value(at(repo, "git", "push", kind="pipe"), "command.name") == "unknown"
    assert value(at(repo), "command.status") == "unknown"


def test_between_two_picks_the_list_tells(forked: Path) -> None:
    """A row of picks or reverts leaves its list behind while it waits for the next one."""
    git(forked, "commit", "-q", "--allow-empty", "-m", "empty")
    for command, operation in (("cherry-pick", "cherry-pick"), ("revert", "revert")):
        todo = forked / ".git/sequencer/todo"
        todo.parent.mkdir()
        todo.write_text({"cherry-pick": "pick", "revert": "revert"}[command] + " 123 x\n")
        assert value(at(forked), "repository.operation") == operation
        todo.unlink()
        assert value(at(forked), "repository.operation") == "none"
        todo.parent.rmdir()


def test_another_index_is_read_by_git(forked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIT_INDEX_FILE names the index that the user's command used."""
    fails(forked, "merge", "side")
    assert value(at(forked), "repository.conflicts") == "1"
    monkeypatch.setenv("GIT_INDEX_FILE", str(forked / ".git/elsewhere"))
    assert value(at(forked), "repository.conflicts") == "0"


def test_a_kind_of_conflict_is_told(forked: Path) -> None:
    """Deleted on one side, or written by a package manager, is settled in other ways."""
    fails(forked, "merge", "side")
    assert value(at(forked), "repository.conflict_kind") == "both"
    git(forked, "merge", "--abort")
    git(forked, "rm", "-q", "file")
    git(forked, "commit", "-qm", "removed")
    fails(forked, "merge", "side")
    assert value(at(forked), "repository.conflict_kind") == "deleted"
    assert conflict_kind([("UU", "web/yarn.lock"), ("M ", "a"), ("AA", "go.sum")]) == "lock-file"
    assert conflict_kind([("AU", "b"), ("UA", "c")]) == "moved"
    assert conflict_kind([("M ", "a")]) == ""
