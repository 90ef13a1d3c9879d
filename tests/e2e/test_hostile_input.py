"""Hostile input: pipes in the place of files, commands to a CI runner in logs, pages of a clone."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.lab.bbfix import bbfix

OUTSIDE = "fatal: not a git repository (or any of the parent directories): .git\n"


@pytest.mark.parametrize("place", [".git", ".git/config", ".git/HEAD", ".bbfix/patterns/x/a.toml"])
def test_a_pipe_where_a_file_should_be_is_not_waited_for(place: str, tmp_path: Path) -> None:
    """A stranger's folder may hold a pipe to which nobody writes: git gets past it, so do we."""
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    assert bbfix(cwd=tmp_path, stdin=OUTSIDE, timeout=30).returncode == 1


COMMANDS = (
    "::set-output name=tag::evil",
    "##[add-path]/tmp/evil",
    "##vso[task.setvariable variable=PATH]/tmp/evil",
    "##teamcity[buildStatus status='SUCCESS']",
)
READ_AS_COMMANDS = re.compile(r"(?im)^\s*::|##(?:\[|vso\[|teamcity\[)")


@pytest.mark.parametrize("variable", ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"])
@pytest.mark.parametrize("shape", ["text", "markdown"])
def test_words_in_a_log_command_no_runner(
    variable: str, shape: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What a host says is quoted in the log, and there it is no workflow command."""
    monkeypatch.setenv(variable, "true")
    known = [f"fatal: '{said}' does not appear to be a git repository" for said in COMMANDS]
    for lines in (known, [f"remote: fatal: {said}" for said in COMMANDS]):
        shown = bbfix("--format", shape, cwd=tmp_path, stdin="\n".join(lines)).stdout
        assert "evil" in shown
        assert not READ_AS_COMMANDS.search(shown), shown


PAGE = """
id = "their-page"
title = "red \\u001b[31m and \\nbbfix: a second line"
area = "command"
severity = "error"
sources = ["x"]
why = "a \\u001b]0;title\\u0007 b"
explain = "x"
[[match]]
literal = "a failure of theirs"
[[cause]]
id = "c"
otherwise = true
fixes = ["f"]
[[fix]]
id = "f"
title = "t \\u001b[2J"
risk = "none"
steps = [{ kind = "advise", text = "x \\u001b[2J", command = "echo \\u001b[2J" }]
[[example]]
git = "2.39"
text = "fatal: a failure of theirs"
[[counter]]
reason = "x"
text = "nothing"
"""


@pytest.mark.parametrize("options", [(), ("--quiet",), ("--format", "markdown")])
def test_a_page_of_a_clone_cannot_paint_the_screen(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    """A cloned repository's own pages are a stranger's words: no control sequence gets through."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    page = tmp_path / ".bbfix" / "patterns" / "command" / "their-page.toml"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE)
    done = bbfix(*options, cwd=tmp_path, stdin="fatal: a failure of theirs\n")
    assert "their-page" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr
    assert "\nbbfix: a second line" not in done.stdout
