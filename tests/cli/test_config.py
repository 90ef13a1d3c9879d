from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from diagnose.cli import configured
from diagnose.settings import Settings
from tests.lab.bbfix import bbfix
from tests.schemas import document

SAID = "fatal: not a git repository (or any of the parent directories): .git\n"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Make an empty repository."""
    folder = tmp_path / "repo"
    git("init", "-q", str(folder), cwd=tmp_path)
    return folder


def git(*words: str, cwd: Path) -> None:
    subprocess.run(["git", *words], cwd=cwd, check=True)


def origins(folder: Path, *flags: str) -> dict[str, str]:
    done = bbfix("config", "--format", "json", *flags, cwd=folder)
    return {row["name"]: row["origin"] for row in document(done.stdout)["settings"]}


def test_each_setting_says_where_it_comes_from(
    repo: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flag, variable, git and the user's file, each named; the rest are defaults."""
    file = home / ".config/bbfix/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text("timeout = 2\nquiet = maybe\n")
    git("config", "bbfix.noInput", "true", cwd=repo)
    monkeypatch.setenv("BBFIX_QUIET", "1")
    found = origins(repo, "--color", "never")
    assert found == {
        "enabled": "default",
        "format": "the command line",
        "color": "the command line",
        "no-input": "git config bbfix.noinput",
        "quiet": "BBFIX_QUIET",
        "report": "default",
        "keep": "default",
        "timeout": f"{file}: timeout",
        "probe": "default",
        "knowledge-warnings": "default",
        "patterns": "default",
    }
    shown = bbfix("config", cwd=repo).stdout
    assert "timeout: 2" in shown
    assert "has no use for `maybe`" in shown


def test_every_setting_is_listed(repo: Path) -> None:
    """A setting that is added shows up here, or this fails."""
    derived = {"hosts", "problems", "origins"}
    listed = {name.replace("-", "_") for name in origins(repo)}
    assert listed == set(Settings._fields) - derived


def test_a_host_that_was_named_is_listed(repo: Path) -> None:
    """`bbfix.host.<name>.kind` is a setting too."""
    git("config", "bbfix.host.git.acme.example.kind", "gitlab", cwd=repo)
    assert "git.acme.example is a gitlab" in bbfix("config", cwd=repo).stdout


@pytest.mark.parametrize("place", ["repository", "global", "xdg", "include", "environment"])
def test_a_pipe_minds_git_s_configuration(
    repo: Path, home: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Wherever git reads `bbfix.format` from, bbfix does too."""
    section = "[bbfix]\n\tformat = json\n"
    if place == "repository":
        git("config", "bbfix.format", "json", cwd=repo)
    elif place == "global":
        git("config", "--global", "bbfix.format", "json", cwd=repo)
    elif place == "xdg":
        (home / ".config/git").mkdir(parents=True)
        (home / ".config/git/config").write_text(section)
    elif place == "include":
        (home / "more").write_text(section)
        git("config", "--global", "include.path", str(home / "more"), cwd=repo)
    else:
        for name, value in (("COUNT", "1"), ("KEY_0", "bbfix.format"), ("VALUE_0", "json")):
            monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    assert bbfix(cwd=repo, stdin=SAID).stdout.startswith("{")


def test_a_flag_and_a_variable_outweigh_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of README holds for commands as for the pipe."""
    git("config", "bbfix.format", "json", cwd=repo)
    assert bbfix("diagnose", "--format", "text", cwd=repo, stdin=SAID).stdout.startswith("error[")
    monkeypatch.setenv("BBFIX_FORMAT", "markdown")
    assert bbfix(cwd=repo, stdin=SAID).stdout.startswith("#")
    assert bbfix("last", cwd=repo).stdout.startswith("#")


def test_git_is_not_started_for_nothing(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no file of git's names bbfix, there is nothing to ask git for."""
    monkeypatch.setenv("PATH", str(tmp_path))  # no git here: asking would find that out
    assert configured.read(str(repo)) == {}
    (repo / ".git/config").write_text("[bbfix]\n\tenabled = false\n")
    monkeypatch.undo()
    assert configured.read(str(repo)) == {"bbfix.enabled": "false"}
    deep = repo / "a/b"
    deep.mkdir(parents=True)
    assert configured.read(str(deep)) == {"bbfix.enabled": "false"}


def test_a_worktree_has_its_configuration_elsewhere(repo: Path, tmp_path: Path) -> None:
    """Its `.git` is a file, so git itself is asked."""
    git("commit", "-q", "--allow-empty", "-m", "one", cwd=repo)
    git("worktree", "add", "-q", str(tmp_path / "other"), cwd=repo)
    git("config", "bbfix.quiet", "true", cwd=repo)
    assert configured.read(str(tmp_path / "other")) == {"bbfix.quiet": "true"}
