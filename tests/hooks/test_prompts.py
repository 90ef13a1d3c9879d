from __future__ import annotations

import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from tests.hooks import shells
from tests.hooks.shells import SHELLS
from tests.hooks.shells import Session
from tests.lab.bbfix import bbfix
from tests.lab.need import lacking

each = pytest.mark.parametrize("shell", SHELLS)
SAID = "bbfix: "
UNKNOWN = "bbfix: error[pathspec-unknown]"
FAILS = "git rev-parse --abbrev-ref nosuch 2>/dev/null"
# prompts that run a git which fails, each in another way; a file says that they ran
PROMPTS = {
    ("zsh", "a function precmd"): "precmd() { touch ~/ran; " + FAILS + " }\n",
    ("zsh", "an array"): "p() { touch ~/ran; " + FAILS + " }\nprecmd_functions+=(p)\n",
    ("zsh", "vcs_info"): (
        "autoload -Uz vcs_info add-zsh-hook\np() { touch ~/ran; vcs_info; " + FAILS + " }\n"
        "add-zsh-hook precmd p\nadd-zsh-hook preexec p\nsetopt prompt_subst\n"
    ),
    ("zsh", "a substitution"): "setopt prompt_subst\nPS1='$(touch ~/ran; " + FAILS + ")P> '\n",
    ("bash", "a string"): "p() { touch ~/ran; " + FAILS + "; }\nPROMPT_COMMAND='p;'\n",
    ("bash", "an array"): "p() { touch ~/ran; " + FAILS + "; }\nPROMPT_COMMAND=(true p)\n",
    ("bash", "a substitution"): "PS1='$(touch ~/ran; " + FAILS + ")P> '\n",
    ("fish", "the prompt"): "function fish_prompt; touch ~/ran; " + FAILS + "; echo 'P> '; end\n",
    ("fish", "an event"): ("function p --on-event fish_prompt; touch ~/ran; " + FAILS + "; end\n"),
}

# prompts of others, each of which asks git several things: Debian's package, the file to read,
# and what is to be set for it
OTHERS = {
    ("bash", "git-sh-prompt"): (
        "git",
        "/usr/lib/git-core/git-sh-prompt",
        "GIT_PS1_SHOWDIRTYSTATE=1 GIT_PS1_SHOWUPSTREAM=auto; PS1='$(__git_ps1 \"(%s) \")'\n",
    ),
    ("bash", "liquidprompt"): (
        "liquidprompt",
        "/usr/share/liquidprompt/liquidprompt",
        "LP_ENABLE_VCS_ROOT=1\n",
    ),
    ("zsh", "liquidprompt"): (
        "liquidprompt",
        "/usr/share/liquidprompt/liquidprompt",
        "LP_ENABLE_VCS_ROOT=1\n",
    ),
    ("zsh", "powerlevel9k"): (
        "zsh-theme-powerlevel9k",
        "/usr/share/powerlevel9k/powerlevel9k.zsh-theme",
        "",
    ),
}


@pytest.fixture(autouse=True)
def _runtime(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shells.runtime(home)))


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Return a work tree of one commit."""
    subprocess.run(["git", "init", "-q", str(tmp_path / "work")], check=True)
    folder = tmp_path / "work"
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", "one"], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize(("shell", "kind"), PROMPTS, ids=lambda word: word.replace(" ", "-"))
def test_a_prompt_that_runs_git_causes_no_report(
    shell: str, kind: str, home: Path, repo: Path
) -> None:
    """A git of the prompt that fails is no failure of the person's, and hides none."""
    shells.install(shell, home, rc=PROMPTS[shell, kind])
    with Session(shell, home, repo) as session:
        assert (home / "ran").exists()
        for command in ("true", "ls /nonexistent", "git status", "cd /", "ls", "cd -"):
            assert SAID not in session.run(command), command
        assert UNKNOWN in session.run("git checkout nosuch")


@pytest.mark.parametrize(("shell", "name"), OTHERS)
def test_prompts_of_others(shell: str, name: str, home: Path, repo: Path) -> None:
    """A prompt that people install shows the branch as ever, and its own gits cause no report."""
    package, file, rc = OTHERS[shell, name]
    if not Path(file).exists():
        lacking(name, package)
    subprocess.run(["git", "checkout", "-q", "-b", "topic"], cwd=repo, check=True)
    shells.install(shell, home, rc=f"{rc}source {file}\necho 'P> '\n")
    with Session(shell, home, repo) as session:
        for command in ("true", "ls /nonexistent", "git status -s", "cd /", "ls", "cd -"):
            assert SAID not in session.run(command), command
        assert "topic" in session.run("true")
        assert UNKNOWN in session.run("git checkout nosuch")
        assert "topic" in session.run("true")


@pytest.mark.parametrize(
    ("shell", "rc"),
    [
        ("zsh", "setopt nounset errreturn ksharrays noclobber shwordsplit pipefail\n"),
        ("bash", "set -u -o pipefail -o noclobber; shopt -s nullglob failglob nocasematch\n"),
        ("bash", "IFS=/; set -o posix; alias grep='grep --color' kill=false rm='rm -i'\n"),
        ("zsh", "alias grep='grep --color' rm='rm -i'; setopt globsubst nomatch\n"),
    ],
)
def test_options_of_the_shell(shell: str, rc: str, home: Path, repo: Path) -> None:
    """The hook works whatever options and aliases a person lives with, and says nothing itself."""
    shells.install(shell, home, rc=rc)
    with Session(shell, home, repo) as session:
        assert session.run("true").count("\n") <= 6
        assert "_bbfix" not in session.terminal.text
        assert UNKNOWN in session.run("git checkout nosuch")
        assert SAID not in session.run("git status")
        assert "_bbfix" not in session.terminal.text


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_errexit(shell: str, home: Path, repo: Path) -> None:
    """With `set -e` at the prompt the hook itself ends no shell."""
    shells.install(shell, home)
    with Session(shell, home, repo) as session:
        session.run("set -e")
        assert UNKNOWN in session.run("git checkout nosuch || true")
        assert "still" in session.run("echo st''ill")


@pytest.mark.parametrize(
    ("shell", "rc", "asked"),
    [
        ("bash", "PROMPT_COMMAND='a=$?'\nPS0='PS0-runs '\n", "echo a=$a PS0=$PS0"),
        (
            "zsh",
            "a() { b=$? }\nprecmd_functions=(a)\nc() { d=ran }\npreexec_functions=(c)\n",
            "echo a=$b $d",
        ),
        ("fish", "function a --on-event fish_postexec; set -g b $status; end\n", "echo a=$b"),
    ],
)
def test_hooks_that_are_there_are_kept(
    shell: str, rc: str, asked: str, home: Path, repo: Path
) -> None:
    """What else runs around a command still does, and sees the command's own status."""
    shells.install(shell, home, rc=rc)
    with Session(shell, home, repo) as session:
        session.terminal.type("git rev-parse nosuch\r")
        session.terminal.type(asked + "\r")
        shown = session.settle()
        assert "a=128" in shown
        if shell == "bash":
            assert "PS0-runs" in shown


@each
def test_the_variable_is_set_for_a_command_alone(shell: str, home: Path, repo: Path) -> None:
    """The prompt and what is started from it see nothing; a command sees a private file."""
    shells.install(shell, home)
    with Session(shell, home, repo) as session:
        shown = session.run("env")
        (file,) = shells.events(home)
        assert f"GIT_TRACE2_EVENT={file}\n" in shown
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert not file.read_bytes()
        session.terminal.type("exit\r")
        session.terminal.wait()
    assert not shells.events(home)


@each
def test_a_shell_in_a_shell(shell: str, home: Path, repo: Path) -> None:
    """An inner shell has a file of its own, and its failures are told once."""
    shells.install(shell, home)
    with Session(shell, home, repo) as session:
        session.run(f"{shell} -i")
        assert len(shells.events(home)) == 2
        assert UNKNOWN in session.run("git checkout nosuch")
        session.terminal.type("exit\r")
        assert SAID not in session.settle()
        assert UNKNOWN in session.run("git checkout nosuch")
        session.run("exec " + shell + " -i")
        assert UNKNOWN in session.run("git checkout nosuch")
        assert len(shells.events(home)) == 1


@each
def test_files_of_killed_shells_are_swept(shell: str, home: Path, repo: Path) -> None:
    """A shell that was killed leaves its file, and the next one removes it."""
    shells.install(shell, home)
    with Session(shell, home, repo) as session:
        session.run("true")
        os.kill(session.terminal.pid, signal.SIGKILL)
        session.terminal.wait()
        assert len(shells.events(home)) == 1
    with Session(shell, home, repo) as session:
        session.run("true")
        assert [str(file).rpartition(".")[2] for file in shells.events(home)] == [
            str(session.terminal.pid)
        ]
        os.kill(session.terminal.pid, signal.SIGHUP)  # the window is closed
        time.sleep(0.5)
        session.terminal.wait()
    assert len(shells.events(home)) <= 1


@each
def test_events_that_somebody_else_wants_stay_theirs(shell: str, home: Path, repo: Path) -> None:
    """A GIT_TRACE2_EVENT or trace2.eventTarget of the person's own is left alone."""
    shells.install(shell, home)
    theirs = home / "theirs"
    setting = (
        f"set -gx GIT_TRACE2_EVENT {theirs}"
        if shell == "fish"
        else f"export GIT_TRACE2_EVENT={theirs}"
    )
    with Session(shell, home, repo) as session:
        session.run(setting)
        assert SAID not in session.run("git checkout nosuch")
        assert "pathspec" in theirs.read_text()
        assert f"GIT_TRACE2_EVENT={theirs}" in session.run("env")
    theirs.unlink()
    subprocess.run(["git", "config", "--global", "trace2.eventTarget", str(theirs)], check=True)
    with Session(shell, home, repo) as session:
        assert SAID not in session.run("git checkout nosuch")
        assert "pathspec" in theirs.read_text()
        assert "GIT_TRACE2" not in session.run("env")


@each
def test_a_shell_goes_on_after_removal(shell: str, home: Path, repo: Path) -> None:
    """A shell that is open when the hook is removed has nothing to start any more."""
    shells.install(shell, home)
    with Session(shell, home, repo) as session:
        assert UNKNOWN in session.run("git checkout nosuch")
        assert bbfix("hook", "remove", shell, cwd=home).returncode == 0
        session.run("true")
        shown = session.run("git checkout nosuch")
        assert SAID not in shown
        assert "_bbfix" not in shown
        assert "GIT_TRACE2_EVENT=/" not in session.run("env")
    assert not shells.events(home)


def test_bash_before_4_4(home: Path, repo: Path) -> None:
    """Without PS0 the first command is heard by the DEBUG trap."""
    rc = "p() { " + FAILS + "; }\nPROMPT_COMMAND=p\n"
    shells.install("bash", home, rc=rc)
    body = home / ".config/bbfix/shell/hook.bash"
    text = body.read_text()
    assert "if (( BASH_VERSINFO[0] < 4 " in text
    body.write_text(text.replace("if (( BASH_VERSINFO[0] < 4 ", "if (( BASH_VERSINFO[0] < 9 "))
    with Session("bash", home, repo) as session:
        for command in ("true", "ls /nonexistent", "git status"):
            assert SAID not in session.run(command), command
        assert UNKNOWN in session.run("git checkout nosuch")
        assert UNKNOWN in session.run("git checkout nosuch | cat; echo done")
        assert SAID not in session.run("true")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_long_run_is_read_too(shell: str, home: Path, repo: Path) -> None:
    """A command that ran many gits is looked through whole."""
    shells.install(shell, home)
    (repo / "many").write_text(
        "#!/bin/sh\nfor i in $(seq 150); do git status >/dev/null; done\ngit checkout nosuch\n"
    )
    (repo / "many").chmod(0o755)
    with Session(shell, home, repo) as session:
        assert "bbfix: in many: " in session.run("./many")
        assert SAID not in session.run("git status")
