from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from diagnose import gitcmd
from diagnose import settings

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """
# a remark
format = "markdown"  # another
no-input = true
timeout = 2.5
report = '/tmp/report of mine'
nonsense = 1
"""


@pytest.fixture
def file(home: Path) -> Path:
    """Write the user's own file."""
    path = home / ".config/bbfix/config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(CONFIG)
    return path


def test_defaults() -> None:
    """With nothing set, every setting has its default."""
    got = settings.load(env={})
    assert got == settings.Settings()
    assert got.enabled
    assert got.report == ""


def test_the_file_is_the_weakest(file: Path) -> None:
    """The user's own file is read; what it cannot mean is named."""
    got = settings.load(env={})
    assert (got.format, got.no_input, got.timeout) == ("markdown", True, 2.5)
    assert got.report == "/tmp/report of mine"  # noqa: S108
    assert got.problems == (f"`{file}: nonsense` has no use for `1`",)


@pytest.mark.usefixtures("file")
def test_flag_beats_variable_beats_git_beats_file() -> None:
    """Each source overrules the weaker ones."""
    config = {"bbfix.format": "github", "bbfix.noinput": "false"}
    assert settings.load(env={}, git_config=config).format == "github"
    assert not settings.load(env={}, git_config=config).no_input
    env = {"BBFIX_FORMAT": "json"}
    assert settings.load(env=env, git_config=config).format == "json"
    flags = {"format": "text", "quiet": None}
    assert settings.load(flags, env, config).format == "text"


def test_a_repository_cannot_name_files() -> None:
    """`git config bbfix.report FILE` is ignored, as a cloned repository is not trusted."""
    config = {"bbfix.report": "/home/ada/.bashrc", "bbfix.patterns": "/evil"}
    got = settings.load(env={}, git_config=config)
    assert (got.report, got.patterns) == ("", "")
    assert settings.load(env={}, git_config={"bbfix.report": "off"}).report == "off"


def test_bad_values_are_named_and_passed_over() -> None:
    """A value that cannot be used changes nothing and is told."""
    env = {"BBFIX_FORMAT": "xml", "BBFIX_TIMEOUT": "nan", "BBFIX_QUIET": "perhaps"}
    got = settings.load(env=env)
    assert (got.format, got.timeout, got.quiet) == ("text", 5.0, False)
    assert len(got.problems) == 3
    assert got.problems[0] == "`BBFIX_FORMAT` has no use for `xml`"


def test_git_configuration_as_git_prints_it(tmp_path: Path) -> None:
    """The keys are read as git prints them, valueless ones as true, the last one winning."""
    cwd = str(tmp_path)
    gitcmd.run(["init", "-q"], cwd=cwd, check=True)
    (tmp_path / ".git/config").write_text(
        "[bbfix]\n\tenabled = true\n\tenabled = false\n\tnoInput\n"
        '[bbfix "host.Git.Example.com"]\n\tkind = bitbucket-data-center\n'
    )

    def read() -> dict[str, str]:
        args = ["config", "--null", "--get-regexp", r"^bbfix\."]
        return settings.parse_git_config(gitcmd.run(args, cwd=cwd).out)

    got = settings.load(env={}, git_config=read)
    assert not got.enabled
    assert got.no_input
    assert got.hosts == {"git.example.com": "bitbucket-data-center"}


@pytest.mark.parametrize(
    ("env", "color"),
    [
        ({}, "auto"),
        ({"NO_COLOR": "1"}, "never"),
        ({"NO_COLOR": ""}, "auto"),
        ({"FORCE_COLOR": "1"}, "always"),
        ({"TERM": "dumb"}, "never"),
        ({"NO_COLOR": "1", "BBFIX_COLOR": "always"}, "always"),
    ],
)
def test_color_follows_custom(env: dict[str, str], color: str) -> None:
    """NO_COLOR and its kin decide where nothing of bbfix's own does."""
    assert settings.load(env=env).color == color


def test_report_words() -> None:
    """BBFIX_REPORT is off, on, or a file."""
    for text, want in (("off", "off"), ("0", "off"), ("on", ""), ("", ""), ("/x", "/x")):
        assert settings.load(env={"BBFIX_REPORT": text}).report == want


def test_an_unreadable_file_is_no_obstacle(file: Path) -> None:
    """A settings file that is a folder is passed over."""
    file.unlink()
    file.mkdir()
    assert settings.load(env={}) == settings.Settings()


def test_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """BBFIX_NOW sets the date; anything that is no date does not."""
    assert settings.today({"BBFIX_NOW": "2026-01-02"}) == "2026-01-02"
    assert settings.today({"BBFIX_NOW": "2026-01-02T03:04"}) == "2026-01-02"
    assert settings.today() == "2026-11-23"
    monkeypatch.setitem(os.environ, "BBFIX_NOW", "tomorrow")
    assert len(settings.today()) == 10
    assert settings.today({"BBFIX_NOW": "2026-13-45"}) == settings.today({})


def test_a_date_that_is_none_is_named() -> None:
    """BBFIX_NOW is passed over like any other bad value: not in silence."""
    said = ("`BBFIX_NOW` has no use for `garbage`",)
    assert settings.load(env={"BBFIX_NOW": "garbage"}).problems == said
    assert settings.load(env={"BBFIX_NOW": "2026-01-02"}).problems == ()
    assert settings.load(env={"BBFIX_NOW": ""}).problems == ()
