"""Facts that doctor asks for: what they leave alone, beside the scenes of tests/survey."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from diagnose.evidence.context import Subject
from tests.evidence.world import HTTPS
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value

OTHER = "https://git.example.org/x.git"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return new_repo(tmp_path / "r", HTTPS)


def of(repo: Path, fact: str, **subject: Any) -> str:
    """Return a fact as doctor learns it, of `origin` unless told."""
    looked_at = Subject(**{"name": "origin", **subject})
    return value(at(repo, kind="doctor", subject=looked_at), fact)


@pytest.mark.parametrize(
    ("helper", "missing"),
    [
        ("store", ""),
        ("cache --timeout=3600", ""),
        ("nosuch", "credential-nosuch"),
        ("/nosuch/helper --flag", "/nosuch/helper"),
        ('"/no such/helper"', "/no such/helper"),
        ("!nosuch auth git-credential", "nosuch"),
        ("!f() { echo password=x; }; f", ""),
        ("!'$HOME/bin/helper'", ""),
        ("./helper", ""),
    ],
)
def test_a_helper_is_missing_only_where_that_is_plain(
    repo: Path, helper: str, missing: str
) -> None:
    """What only a shell could tell is left to it."""
    git(repo, "config", "credential.helper", helper)

    assert of(repo, "credential.helper_missing") == (missing or "absent")


def test_a_helper_that_is_not_asked_here_is_not_missed(repo: Path) -> None:
    """One for another host, and one that an empty value has taken back."""
    git(repo, "config", "credential.https://other.example.helper", "nosuch")
    git(repo, "config", "--add", "credential.helper", "nosuch")
    git(repo, "config", "--add", "credential.helper", "")

    assert of(repo, "credential.helper_missing") == "absent"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"commit.gpgSign": "true"}, None),
        ({"commit.gpgSign": "false", "gpg.program": "nosuch"}, "absent"),
        ({"gpg.program": "nosuch"}, "absent"),
        ({"tag.gpgSign": "true", "gpg.openpgp.program": "nosuch"}, "nosuch"),
        ({"commit.gpgSign": "1", "gpg.format": "ssh", "gpg.ssh.program": "/no/op"}, "/no/op"),
        ({"commit.gpgSign": "1", "gpg.format": "ssh"}, "absent"),
    ],
)
def test_a_signer_is_missed_only_where_something_is_signed(
    repo: Path, settings: dict[str, str], expected: str | None
) -> None:
    """The program depends on the format; ssh-keygen is here."""
    for key, text in settings.items():
        git(repo, "config", key, text)

    assert of(repo, "program.signer") in ((expected,) if expected else ("absent", "gpg"))


def test_lfs_is_needed_only_where_files_say_so(repo: Path) -> None:
    """A filter that everybody has in the global configuration harms no other repository."""
    git(repo, "config", "filter.lfs.process", "nosuch-lfs filter-process")
    assert of(repo, "program.lfs") == "absent"

    (repo / ".gitattributes").write_text("# *.bin filter=lfs\n")
    assert of(repo, "program.lfs") == "absent"

    (repo / ".gitattributes").write_text("*.bin filter=lfs\n")
    assert of(repo, "program.lfs") == "nosuch-lfs"


@pytest.mark.parametrize("name", ["author.name", "committer.email"])
def test_who_commits_is_git_s_own_word_where_it_is_not_plain(repo: Path, name: str) -> None:
    """Other keys may stand in for user.name and user.email."""
    git(repo, "config", name, "x@example.org")

    assert of(repo, "committer.known") == "yes"


def test_a_name_of_nothing_but_marks_is_none(repo: Path) -> None:
    """So git strips it."""
    git(repo, "config", "user.name", "<>")

    assert of(repo, "committer.known") == "no"


def test_an_upstream_that_is_there_and_none_at_all_are_no_trouble(repo: Path) -> None:
    """Nor is a detached HEAD."""
    assert of(repo, "branch.upstream_gone") == "absent"

    git(repo, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(repo, "config", "branch.main.remote", "origin")
    git(repo, "config", "branch.main.merge", "refs/heads/main")
    assert of(repo, "branch.upstream_gone") == "absent"

    git(repo, "checkout", "-q", "--detach")
    assert of(repo, "branch.upstream_gone") == "absent"


def test_hooks_are_looked_for_where_git_takes_them_from(repo: Path) -> None:
    """core.hooksPath moves them; samples and empty files say nothing to git."""
    (repo / ".git/hooks").mkdir(exist_ok=True)
    (repo / ".git/hooks/pre-commit.sample").write_text("x")
    (repo / ".git/hooks/pre-push").write_text("")
    assert of(repo, "hooks.inert") == "absent"

    (repo / "own").mkdir()
    (repo / "own/commit-msg").write_text("#!/bin/sh\n")
    git(repo, "config", "core.hooksPath", "own")
    assert of(repo, "hooks.inert") == "own/commit-msg"
    assert of(repo, "hooks.inert_name") == "commit-msg"


def test_alternates_are_read_as_git_reads_them(repo: Path, tmp_path: Path) -> None:
    """Comments and quoted lines are passed over, relative ones count from `objects`."""
    other = new_repo(tmp_path / "other")
    file = repo / ".git/objects/info/alternates"
    file.write_text(f'# x\n"/quoted"\n{other}/.git/objects\n../../../other/.git/objects\n')
    assert of(repo, "store.alternate") == "absent"

    file.write_text("/nosuch/objects\n")
    assert of(repo, "store.alternate") == "/nosuch/objects"


def test_a_link_that_leads_somewhere_is_no_trouble(repo: Path, tmp_path: Path) -> None:
    """A second worktree of a repository that is there."""
    git(repo, "worktree", "add", "-q", str(tmp_path / "again"))

    assert of(tmp_path / "again", "store.link") == "absent"
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd/.git").write_text("no link at all\n")
    assert of(tmp_path / "odd", "store.link") == "absent"


def test_a_subject_is_what_the_configuration_says_now(repo: Path) -> None:
    """A remote, its second push URL, a submodule; what is gone has no URL."""
    git(repo, "config", "--add", "remote.origin.pushurl", HTTPS)
    git(repo, "config", "--add", "remote.origin.pushurl", OTHER)
    (repo / ".gitmodules").write_text(f'[submodule "lib"]\n\turl = {OTHER}\n\tpath = lib\n')

    assert of(repo, "remote.host", push=True, number=1) == "git.example.org"
    assert of(repo, "remote.host", name="lib", submodule=True) == "git.example.org"
    assert of(repo, "remote.name", name="lib", submodule=True) == "absent"
    assert of(repo, "remote.url", push=True, number=7) == "absent"
    assert of(repo, "remote.url", name="gone") == "absent"
    assert of(repo, "remote.url", name="gone", submodule=True) == "absent"


def test_an_included_file_of_gitmodules_is_not_followed(repo: Path, tmp_path: Path) -> None:
    """It is tracked: a stranger may have written it."""
    (tmp_path / "more").write_text(f'[submodule "lib"]\n\turl = {OTHER}\n')
    (repo / ".gitmodules").write_text(f"[include]\n\tpath = {tmp_path}/more\n")

    assert of(repo, "remote.url", name="lib", submodule=True) == "absent"


def test_a_lock_that_is_a_link_is_left_alone(repo: Path) -> None:
    """What it points to could be anything."""
    (repo / "old").write_text("")
    os.utime(repo / "old", (1, 1))
    (repo / ".git/index.lock").symlink_to(repo / "old")

    assert of(repo, "left.index_lock") == "absent"
