"""git commands that talk to a person, under the wrapper as without it."""

from __future__ import annotations

import re
import shlex
import subprocess
import time
from pathlib import Path

import pytest

from tests.lab.bbfix import COMMAND
from tests.lab.need import program
from tests.lab.terminal import ENTER
from tests.lab.terminal import SUSPEND
from tests.lab.terminal import Terminal

BBFIX = (*COMMAND, "git")
# an editor that asks at the terminal what to write, as a real one takes keys from it
EDITOR = """#!/bin/sh
printf 'new first word? ' >/dev/tty
read -r word </dev/tty
sed -i "1s/^[^ ]*/$word/" "$1"
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Make a repository with three commits and a change in its file."""
    folder = tmp_path / "repo"
    git("init", "-q", str(folder), cwd=tmp_path)
    for number in (1, 2, 3):
        (folder / "file").write_text(f"{number}\n")
        git("add", "file", cwd=folder)
        git("commit", "-q", "-m", f"commit {number}", cwd=folder)
    (folder / "file").write_text("changed\n")
    return folder


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """Write an editor that takes its keys from the terminal."""
    path = tmp_path / "editor"
    path.write_text(EDITOR)
    path.chmod(0o755)
    return str(path)


def git(*words: str, cwd: Path) -> str:
    done = subprocess.run(["git", *words], cwd=cwd, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_add_patch(repo: Path) -> None:
    """`git add -p` shows a hunk, takes one key and a Return, and stages it."""
    with Terminal([*BBFIX, "add", "-p"], cwd=repo) as term:
        term.expect("Stage this hunk")
        term.type("y" + ENTER)
        assert term.wait() == 0, term.text
    assert git("diff", "--cached", "--name-only", cwd=repo) == "file"


def test_interactive_rebase(repo: Path, editor: str) -> None:
    """The editor of the list has the terminal; a list with a wrong word is git's own error."""
    git("checkout", "-q", "file", cwd=repo)
    env = {"GIT_SEQUENCE_EDITOR": editor}
    with Terminal([*BBFIX, "rebase", "-i", "HEAD~2"], cwd=repo, env=env) as term:
        term.expect("new first word? ")
        term.type("drop" + ENTER)
        term.wait()
        assert "CONFLICT" in term.text
    git("rebase", "--abort", cwd=repo)
    with Terminal([*BBFIX, "rebase", "-i", "HEAD~2"], cwd=repo, env=env) as term:
        term.expect("new first word? ")
        term.type("pick" + ENTER)
        assert term.wait() == 0, term.text
    assert git("rev-list", "--count", "HEAD", cwd=repo) == "3"


def test_commit_with_an_editor(repo: Path, editor: str) -> None:
    """The editor of the message has the terminal."""
    env = {"GIT_EDITOR": editor}
    with Terminal([*BBFIX, "commit", "-a", "-m", "one word", "-e"], cwd=repo, env=env) as term:
        term.expect("new first word? ")
        term.type("another" + ENTER)
        assert term.wait() == 0, term.text
    assert git("log", "-1", "--format=%s", cwd=repo) == "another word"


def test_a_passphrase_is_asked_on_the_terminal(repo: Path, tmp_path: Path) -> None:
    """OpenSSH asks on /dev/tty, hides what is typed, and gets it."""
    keygen = program("ssh-keygen", "openssh-client")
    key = tmp_path / "key"
    words = [keygen, "-q", "-t", "ed25519", "-N", "open sesame", "-C", "ada", "-f", str(key)]
    subprocess.run(words, check=True)
    command = f"{keygen} -y -f {shlex.quote(str(key))} >{tmp_path}/public; exit 1; #"
    env = {"GIT_SSH_COMMAND": command, "GIT_SSH_VARIANT": "ssh", "SSH_ASKPASS_REQUIRE": "never"}
    with Terminal([*BBFIX, "ls-remote", "ssh://h/x"], cwd=repo, env=env) as term:
        term.expect("Enter passphrase")
        assert not term.echo
        term.type("open sesame" + ENTER)
        term.wait()
        assert "sesame" not in term.text
    assert (tmp_path / "public").read_text().startswith("ssh-ed25519 ")


def test_stopped_and_continued_in_a_shell(repo: Path) -> None:
    """Ctrl-Z gives the prompt back, `fg` goes on where it was, and the exit code is git's."""
    alias = "alias.ask=!echo ask''ing >&2; read -r x; echo got $x >&2; exit 3"
    line = shlex.join([*BBFIX, "-c", alias, "ask"])
    shell = [program("bash", "bash"), "--norc", "--noprofile", "-i"]
    with Terminal(shell, cwd=repo, env={"PS1": "ready> ", "BBFIX_REPORT": "off"}) as term:
        term.expect("ready> ")
        term.type(line + ENTER)
        term.expect("asking")
        term.type(SUSPEND)
        term.expect("Stopped")
        term.expect("ready> ")
        term.type("fg" + ENTER)
        term.expect(" ask\n")  # bash names the job that goes on
        term.type("sesame" + ENTER)
        term.expect("got sesame")
        term.expect("ready> ")
        term.type("echo end''ed $?" + ENTER)
        term.expect("ended 3")
        term.type("exit" + ENTER)
        term.wait()


@pytest.mark.parametrize("words", [("log", "--oneline"), ("branch",), ("diff", "--stat")])
def test_a_pager_shows_colours_and_quits_on_q(repo: Path, words: tuple[str, ...]) -> None:
    """`less` has the terminal: it waits at its prompt, and q ends it with exit 0."""
    less = program("less", "less")
    env = {"GIT_PAGER": less, "LESS": "R"}  # git's own LESS has F: one screen is not waited for
    with Terminal([*BBFIX, "-c", "color.ui=auto", *words], cwd=repo, env=env) as term:
        term.expect("(END)")
        term.type("q")
        assert term.wait() == 0, term.text
        assert b"\x1b[" in term.raw


def test_more_reads_its_keys(repo: Path) -> None:
    """`more` reads them from standard error: the terminal there is ours."""
    more = program("more", "util-linux")
    (repo / "file").write_text("".join(f"line {n}\n" for n in range(200)))
    with Terminal([*BBFIX, "diff"], cwd=repo, env={"GIT_PAGER": more}) as term:
        term.expect("More--")
        term.type(" ")
        term.expect("line 39\n")
        term.type("q")
        assert term.wait() == 0, term.text
        assert term.echo


def until_stopped(name: str, session: int) -> None:
    """Wait for a program to be stopped: one that tidies up first is later than git is.

    A `fg` in between would find it awake, and then it would stop for good, under git alone too.
    """
    ps = [program("ps", "procps"), "-o", "stat=,comm=", "--sid", str(session)]
    end = time.monotonic() + 20
    while time.monotonic() < end:
        shown = subprocess.run(ps, stdout=subprocess.PIPE, text=True, check=False).stdout
        if any(re.fullmatch(rf"T\S* +{name}", line) for line in shown.splitlines()):
            return
        time.sleep(0.05)
    raise AssertionError(f"{name} was never stopped")


def test_a_pager_that_is_stopped_gives_the_terminal_back(repo: Path) -> None:
    """Ctrl-Z in `less`, a command at the prompt, `fg`, `q`: and the keys are echoed again."""
    less = program("less", "less")
    shell = [program("bash", "bash"), "--norc", "--noprofile", "-i"]
    env = {"PS1": "ready> ", "GIT_PAGER": less, "LESS": "R"}
    with Terminal(shell, cwd=repo, env=env) as term:
        term.expect("ready> ")
        term.type(shlex.join([*BBFIX, "log", "--oneline"]) + ENTER)
        term.expect("(END)")
        term.type(SUSPEND)
        term.expect("Stopped")
        term.expect("ready> ")
        term.type("echo be''tween" + ENTER)
        term.expect("between\n")
        term.expect("ready> ")
        until_stopped("less", term.pid)
        term.type("fg" + ENTER)
        term.expect("(END)")
        term.type("q")
        term.expect("ready> ")
        term.type("stty -a | grep -o '[ -]echo ' ; echo end''ed $?" + ENTER)
        term.expect(" echo \nended 0")
        term.type("exit" + ENTER)
        term.wait()


def test_a_search_in_the_pager(repo: Path) -> None:
    """Several keys in a row, Return among them, arrive as they were typed."""
    less = program("less", "less")
    (repo / "file").write_text("".join(f"line {n}\n" for n in range(200)))
    with Terminal([*BBFIX, "diff"], cwd=repo, env={"GIT_PAGER": less, "LESS": "R"}) as term:
        term.expect(":")
        term.type("/line 150" + ENTER)
        term.expect("line 150\n")
        term.type("q")
        assert term.wait() == 0, term.text


def test_no_wrapper_inside_of_a_wrapper(repo: Path) -> None:
    """An alias that calls bbfix again is explained once, by the outer one."""
    inner = shlex.join([*BBFIX, "switch", "nowhere"])
    words = [*BBFIX, "-c", f"alias.sw=!{inner}", "sw"]
    with Terminal(words, cwd=repo, env={"BBFIX_REPORT": ""}) as term:
        term.wait()
        assert term.text.count("error[unknown-revision]") == 1, term.text


@pytest.mark.parametrize("setting", ["bbfix.enabled", "bbfix.report"])
def test_switched_off_for_a_repository(
    repo: Path, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git's own words and code, and nothing else."""
    git("config", setting, "off", cwd=repo)
    monkeypatch.delenv("BBFIX_REPORT")
    plain, wrapped = (
        subprocess.run(
            [*front, "switch", "nowhere"], cwd=repo, capture_output=True, text=True, check=False
        )
        for front in (("git",), BBFIX)
    )
    assert (plain.returncode, plain.stderr) == (wrapped.returncode, wrapped.stderr)
