from __future__ import annotations

import shlex
from importlib import import_module
from pathlib import Path

import pytest

from diagnose import entry
from diagnose.cli import app
from tests.lab.bbfix import bbfix


def test_the_front_door_and_the_application_know_the_same_commands() -> None:
    """A word that is a command is never taken for a file; only the fast ones are not in the set."""
    assert set(app.COMMANDS) - {"git", "diagnose"} <= entry.COMMANDS


@pytest.mark.parametrize("name", [name for name, row in app.COMMANDS.items() if row[0]])
def test_every_command_is_there(name: str) -> None:
    """The table names modules and functions that exist."""
    module, function, summary = app.COMMANDS[name]
    assert callable(getattr(import_module(f"diagnose.cli.{module}"), function))
    assert summary.endswith(".")


@pytest.mark.parametrize("name", [name for name, row in app.COMMANDS.items() if row[0]])
def test_help_shows_how_it_is_used(name: str, tmp_path: Path) -> None:
    """Every command has a help that fits 80 columns, and ends with 0."""
    done = bbfix(name, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: bbfix {name}")
    assert max(map(len, done.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    "args",
    [
        ("nosuch",),
        ("fix", "--nosuch"),
        ("login",),
        ("last", "--format", "xml"),
        ("diagnose", "--format", "xml"),
        ("diagnose", "no-such-file"),
        ("explain", "no-such-pattern"),
        ("fix", "--allow", "history"),
        ("remote", "rewrite", "--to", "ftp"),
    ],
)
def test_wrong_usage_says_what_is_wrong(args: tuple[str, ...], tmp_path: Path) -> None:
    """Exit 2, a sentence on standard error, nothing on standard output."""
    done = bbfix(*args, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert done.stderr.strip()
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("fxi to-ssh", "did you mean: bbfix fix to-ssh"),
        ("push --force origin 'a b'", "git's own is: bbfix git push --force origin 'a b'"),
        ("comit -m x", "did you mean git's: bbfix git commit -m x"),
        ("frobnicate", "bbfix --help lists the commands"),
        ("build.log", "name a file that holds what git printed"),
    ],
)
def test_a_word_that_is_no_command(line: str, hint: str, tmp_path: Path) -> None:
    """What was meant is said, as a whole command line: a typing error, or `git` left out."""
    done = bbfix(*shlex.split(line), cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == f"hint: {hint}"


def test_a_secret_in_a_mistyped_line_stays_hidden(tmp_path: Path) -> None:
    """The line that is offered shows no password of a URL."""
    word = "hunter2" * 3
    done = bbfix("clone", f"https://bob:{word}@bitbucket.org/a/b.git", cwd=tmp_path)
    assert "bbfix git clone" in done.stderr
    assert word not in done.stderr


def test_help_tells_common_options_apart(tmp_path: Path) -> None:
    """A command's own options come first, those of many commands after; no type is a riddle."""
    shown = bbfix("fix", "--help", cwd=tmp_path).stdout
    assert shown.index("--rerun") < shown.index("Common options:") < shown.index("--quiet")
    assert "--username USERNAME" in shown
    assert "<str>" not in shown


def test_version_is_said(tmp_path: Path) -> None:
    """`bbfix --version` names the program and its version."""
    assert bbfix("--version", cwd=tmp_path).stdout.startswith("bbfix 0.")
