from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.hooks import shells
from tests.hooks.shells import SHELLS
from tests.hooks.shells import Session
from tests.lab.terminal import INTERRUPT

each = pytest.mark.parametrize("shell", SHELLS)
SAID = "bbfix: "
UNKNOWN = "bbfix: error[pathspec-unknown]"


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """Return a work tree of one commit that was pushed to `origin`."""
    for words in (
        ["init", "-q", "--bare", "origin.git"],
        ["clone", "-q", "origin.git", "work"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, stderr=subprocess.DEVNULL)
    folder = tmp_path / "work"
    (folder / "f").write_text("one\n")
    git(folder, "add", "f")
    git(folder, "commit", "-qm", "one")
    git(folder, "push", "-q", "origin", "HEAD")
    return folder


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True)


@each
def test_a_failure_is_explained_and_a_success_is_not(shell: str, home: Path, repo: Path) -> None:
    """Three lines after a failed git; nothing after a good one, or after another program."""
    shells.install(shell, home)
    with Session(shell, home, repo) as session:
        assert SAID not in session.run("git status")
        assert SAID not in session.run("ls /nonexistent")
        shown = session.run("git checkout nosuch")
        assert UNKNOWN in shown
        assert "more: bbfix" in shown
        assert shown.count("\n       ") == 1
        assert SAID not in session.run("true")
        # status 0 of the whole: git failed all the same
        assert UNKNOWN in session.run("git checkout nosuch; echo done")
        assert UNKNOWN in session.run("git checkout nosuch | cat")
        assert UNKNOWN in session.run("cd .. && git -C work checkout nosuch")


@each
def test_the_first_command_counts(shell: str, home: Path, repo: Path) -> None:
    """A shell that has just been opened is no exception."""
    shells.install(shell, home)
    with Session(shell, home, repo) as session:
        assert UNKNOWN in session.run("git checkout nosuch")


@each
def test_the_whole_is_remembered(shell: str, home: Path, repo: Path) -> None:
    """After the summary, `bbfix last` shows the page, here and with its command."""
    shells.install(shell, home)
    command = shells.python("import sys; from diagnose.entry import main; sys.exit(main(['last']))")
    with Session(shell, home, repo) as session:
        session.run("git checkout nosuch")
        shown = session.run(command)
    assert "$ git checkout nosuch" in shown
    assert "error: pathspec 'nosuch' did not match any file(s) known to git" in shown


@each
def test_the_status_stays(shell: str, home: Path, repo: Path) -> None:
    """$? after the prompt is that of the command."""
    shells.install(shell, home)
    status = "$status" if shell == "fish" else "$?"
    with Session(shell, home, repo) as session:
        for command in ("git checkout nosuch", "git rev-parse nosuch", "git status", "ls /none"):
            session.terminal.type(f"{command}\recho st={status}\r")
            shown = session.settle()
            code = {"git checkout nosuch": 1, "git rev-parse nosuch": 128, "git status": 0}
            assert f"st={code.get(command, 2)}\n" in shown


@each
def test_answers_are_left_alone(shell: str, home: Path, repo: Path) -> None:
    """Exit codes that answer a question, a closed pager and help are no failures."""
    shells.install(shell, home)
    (repo / "f").write_text("two\n")
    with Session(shell, home, repo) as session:
        for command in (
            "git diff --exit-code >/dev/null",
            "git diff --quiet",
            "git grep nothing-like-it",
            "git config --get no.such",
            "git rev-parse --verify -q nosuch",
            "git log | true",
            "git show-ref --verify -q refs/heads/x",
            "git merge-base --is-ancestor HEAD HEAD~0",
            "git status -h >/dev/null",
        ):
            assert SAID not in session.run(command), command


@each
def test_ctrl_c_is_no_failure(shell: str, home: Path, repo: Path) -> None:
    """A git that the person has ended needs no explanation, and the next one is explained."""
    shells.install(shell, home)
    with Session(shell, home, repo) as session:
        session.terminal.type("GIT_EDITOR='sleep 60 #' git commit --amend\r")
        time.sleep(0.7)
        session.terminal.type(INTERRUPT)
        time.sleep(0.3)
        assert SAID not in session.settle()
        assert UNKNOWN in session.run("git checkout nosuch")


@each
def test_a_git_in_the_background_is_not_blamed_on_the_next_command(
    shell: str, home: Path, repo: Path
) -> None:
    """What fails later in the background belongs to no command that runs then."""
    shells.install(shell, home)
    git(repo, "config", "alias.late", "!sleep 1; git checkout nosuch")
    with Session(shell, home, repo) as session:
        session.run("git late &")
        assert SAID not in session.run("sleep 2")
        assert SAID not in session.run("ls /nonexistent")


@each
def test_scripts_and_make_are_covered(shell: str, home: Path, repo: Path) -> None:
    """The git at which a script came to its end is explained, and the script named."""
    shells.install(shell, home)
    (repo / "go").write_text("#!/bin/sh\ngit rev-parse -q --verify no; git checkout nosuch\n")
    (repo / "go").chmod(0o755)
    (repo / "ask").write_text("#!/bin/sh\ngit describe 2>/dev/null || echo none\nexit 1\n")
    (repo / "ask").chmod(0o755)
    (repo / "mended").write_text("#!/bin/sh\ngit checkout nosuch 2>/dev/null\nexit 0\n")
    (repo / "mended").chmod(0o755)
    with Session(shell, home, repo) as session:
        shown = session.run("./go")
        assert "bbfix: in go: error[pathspec-unknown]" in shown
        # a question that a script asks is its own business, and so is a failure it has mended
        assert SAID not in session.run("./ask")
        assert SAID not in session.run("./mended")


@each
def test_a_test_suite_is_left_alone(shell: str, home: Path, repo: Path) -> None:
    """Where many gits fail below one command, they are being tested."""
    shells.install(shell, home)
    (repo / "suite").write_text(
        "#!/bin/sh\nfor i in 1 2 3 4 5; do git checkout no$i; done\nexit 1\n"
    )
    (repo / "suite").chmod(0o755)
    with Session(shell, home, repo) as session:
        assert SAID not in session.run("./suite")


@each
def test_a_hook_that_explained_itself_is_left_alone(shell: str, home: Path, repo: Path) -> None:
    """A refusal by the person's own hook is not explained again, nor are the gits it runs."""
    shells.install(shell, home)
    hook = repo / ".git/hooks/pre-commit"
    hook.write_text(
        "#!/bin/sh\ngit rev-parse nosuch 2>/dev/null\necho no trailing blanks\nexit 1\n"
    )
    hook.chmod(0o755)
    with Session(shell, home, repo) as session:
        shown = session.run("git commit --allow-empty -m x")
    assert "no trailing blanks" in shown
    assert SAID not in shown


@each
def test_conflicts_and_an_empty_commit_are_seen(shell: str, home: Path, repo: Path) -> None:
    """What git says on standard output, and no event tells, is in the repository's state."""
    shells.install(shell, home)
    git(repo, "checkout", "-qb", "other")
    (repo / "f").write_text("other\n")
    git(repo, "commit", "-qam", "other")
    git(repo, "checkout", "-q", "-")
    (repo / "f").write_text("mine\n")
    git(repo, "commit", "-qam", "mine")
    with Session(shell, home, repo) as session:
        assert "bbfix: notice[nothing-to-commit]" in session.run("git commit -m x")
        shown = session.run("git merge other")
        assert "CONFLICT" in shown
        assert "bbfix: error[" in shown


@each
def test_a_rejected_push_asks_the_host(shell: str, home: Path, repo: Path) -> None:
    """The reason of a rejection is in no event: a dry run tells it, and the screen says so."""
    shells.install(shell, home)
    git(repo, "commit", "-q", "--allow-empty", "-m", "theirs")
    git(repo, "push", "-q", "origin", "HEAD")
    git(repo, "reset", "-q", "--hard", "HEAD~")
    git(repo, "commit", "-q", "--allow-empty", "-m", "mine")
    with Session(shell, home, repo) as session:
        shown = session.run("git push origin HEAD")
        assert "asking the host again (git push --dry-run)" in shown
        assert "bbfix: error[non-fast-forward]" in shown
        session.run("git config bbfix.probe false")
        shown = session.run("git push origin HEAD")
        assert "asking" not in shown
        assert "explain: bbfix git push origin HEAD" in shown


@each
def test_switched_off(shell: str, home: Path, repo: Path) -> None:
    """BBFIX_ENABLED=0 and `git config bbfix.enabled false` leave a failure alone."""
    shells.install(shell, home)
    setting = "set -gx BBFIX_ENABLED 0" if shell == "fish" else "export BBFIX_ENABLED=0"
    with Session(shell, home, repo) as session:
        session.run("git config bbfix.enabled false")
        assert SAID not in session.run("git checkout nosuch")
        session.run("git config --unset bbfix.enabled")
        assert UNKNOWN in session.run("git checkout nosuch")
        session.run(setting)
        assert SAID not in session.run("git checkout nosuch")
        assert "GIT_TRACE2_EVENT=/" not in session.run("env | grep GIT_")


@each
def test_wrap_mode(shell: str, home: Path, repo: Path) -> None:
    """With --mode wrap `git` is `bbfix git`: the whole page, and the same exit code."""
    shells.install(shell, home, "--mode", "wrap")
    status = "$status" if shell == "fish" else "$?"
    with Session(shell, home, repo) as session:
        shown = session.run(f"git checkout nosuch; echo st={status}")
    assert "error[pathspec-unknown]" in shown
    assert "st=1" in shown
