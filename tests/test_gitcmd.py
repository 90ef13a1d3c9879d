from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

import pytest

from diagnose import child
from diagnose import gitcmd
from diagnose.errors import GitError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """An empty repository."""
    gitcmd.run(["init", "-q", "repo"], cwd=str(tmp_path), check=True)
    return tmp_path / "repo"


def script(path: Path, body: str) -> str:
    """Write an executable shell script and return its path."""
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def config(repo: Path, key: str, value: str) -> None:
    """Set one key of the repository's configuration."""
    gitcmd.run(["config", "--add", key, value], cwd=str(repo), check=True)


def test_answers_with_status_and_bytes() -> None:
    """A call returns the status and both streams as bytes."""
    done = gitcmd.run(["--version"])
    assert done.ok
    assert done.out.startswith(b"git version ")
    assert done.text == done.out.decode().rstrip("\n")
    bad = gitcmd.run(["rev-parse", "--verify", "nope"])
    assert bad.status == 128
    assert bad.err


def test_check_raises_without_repeating_arguments(tmp_path: Path) -> None:
    """With check=True a failure is a GitError that names only the subcommand."""
    with pytest.raises(GitError, match="`git rev-parse` ended with status 128") as caught:
        gitcmd.run(["rev-parse", "s3cret"], cwd=str(tmp_path), check=True)
    assert "s3cret" not in str(caught.value)


def test_find_git_skips_empty_and_relative_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `git` in the current folder is never taken, however PATH names that folder."""
    real = os.path.dirname(gitcmd.find_git())
    script(tmp_path / "git", "echo evil")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", "bin/..", real]))
    assert gitcmd.find_git() == os.path.join(real, "git")
    monkeypatch.setenv("PATH", os.pathsep.join(["", "."]))
    with pytest.raises(GitError, match="git is not on PATH"):
        gitcmd.find_git()
    assert gitcmd.find_tool("./git") is None


def test_missing_folder_is_a_clear_error(tmp_path: Path) -> None:
    """A folder that is gone gives a GitError, not a traceback of subprocess."""
    with pytest.raises(GitError, match="could not be started"):
        gitcmd.run(["status"], cwd=str(tmp_path / "gone"))


def test_missing_tool_is_a_clear_error() -> None:
    """A program that is not installed gives a GitError that names it."""
    with pytest.raises(GitError, match="`no-such-tool` is not on PATH"):
        gitcmd.run_tool(["no-such-tool"])


def test_nothing_of_the_repository_runs(repo: Path, tmp_path: Path) -> None:
    """Aliases, fsmonitor, hooks, helpers, ssh, askpass and proxies of a repository stay unused."""
    flag = tmp_path / "pwned"
    evil = script(tmp_path / "evil", f"echo $0 $* >> '{flag}'")
    for key, value in (
        ("alias.zz", f"!{evil}"),
        ("core.fsmonitor", evil),
        ("core.pager", evil),
        ("core.editor", evil),
        ("credential.helper", f"!{evil}"),
        ("credential.https://bitbucket.org.helper", f"!{evil}"),
        ("core.askPass", evil),
        ("core.sshCommand", evil),
        ("core.gitProxy", evil),
        ("log.showSignature", "true"),
        ("gpg.program", evil),
        ("commit.gpgSign", "true"),
    ):
        config(repo, key, value)
    script(repo / ".git/hooks/pre-commit", f"echo hook >> '{flag}'")
    (repo / "file").write_text("x")
    cwd = str(repo)
    want = b"protocol=https\nhost=bitbucket.org\n\n"
    assert gitcmd.run(["zz"], cwd=cwd).status != 0
    assert gitcmd.run(["status"], cwd=cwd).ok
    gitcmd.run(["add", "file"], cwd=cwd, check=True)
    gitcmd.run(["commit", "-qm", "one"], cwd=cwd, check=True)
    assert gitcmd.run(["log"], cwd=cwd).ok
    assert gitcmd.run(["credential", "fill"], cwd=cwd, input=want).status == 128
    assert gitcmd.run(["ls-remote", "ssh://127.0.0.1:1/x"], cwd=cwd).status == 128
    assert gitcmd.run(["ls-remote", "git://127.0.0.1:1/x"], cwd=cwd).status == 128
    assert gitcmd.run(["ls-remote", f"ext::{evil} %S x"], cwd=cwd).status == 128
    assert not flag.exists(), flag.read_text()


def test_filters_can_be_kept_off(repo: Path, tmp_path: Path) -> None:
    """A clean filter of the repository does not run when its driver is switched off."""
    flag = tmp_path / "pwned"
    evil = script(tmp_path / "evil", f"touch '{flag}'; cat")
    (repo / "file").write_text("x")
    gitcmd.run(["add", "file"], cwd=str(repo), check=True)
    config(repo, "filter.x.clean", evil)
    config(repo, "filter.x.required", "true")
    (repo / ".git/info/attributes").write_text("* filter=x\n")
    (repo / "file").write_text("y")
    off = gitcmd.filters_off(["x"])
    assert gitcmd.run(["status", "--porcelain"], cwd=str(repo), config=off).ok
    assert not flag.exists()


def test_users_chain_asks_the_users_helper(repo: Path, tmp_path: Path) -> None:
    """Only users_chain=True lets the configured credential helper answer."""
    helper = script(tmp_path / "helper", 'test "$1" = get && printf "username=u\\npassword=p\\n"')
    config(repo, "credential.helper", helper)
    want = b"protocol=https\nhost=bitbucket.org\n\n"
    fill = ["credential", "fill"]
    assert gitcmd.run(fill, cwd=str(repo), input=want).status == 128
    done = gitcmd.run(fill, cwd=str(repo), input=want, users_chain=True)
    assert b"password=p\n" in done.out


def test_no_prompt_reaches_anybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An askpass program of the environment is never started."""
    flag = tmp_path / "asked"
    ask = script(tmp_path / "ask", f"touch '{flag}'")
    monkeypatch.setenv("GIT_ASKPASS", ask)
    monkeypatch.setenv("SSH_ASKPASS", ask)
    want = b"protocol=https\nhost=bitbucket.org\n\n"
    done = gitcmd.run(["credential", "fill"], input=want, users_chain=True)
    assert b"terminal prompts disabled" in done.err
    assert not flag.exists()


def test_timeout_kills_the_whole_group(tmp_path: Path) -> None:
    """A call that hangs is killed with its children, within a second of the timeout."""
    pid = tmp_path / "pid"
    slow = script(tmp_path / "slow", f"sleep 60 & echo $! > '{pid}'; wait")
    start = time.monotonic()
    done = gitcmd.run_tool([slow], timeout=0.3)
    assert done.timed_out
    assert done.status is None
    assert time.monotonic() - start < 5
    child = int(pid.read_text())
    for _ in range(50):
        if not os.path.exists(f"/proc/{child}"):
            break
        with open(f"/proc/{child}/stat") as stat:
            if stat.read().split()[2] == "Z":
                break
        time.sleep(0.02)
    else:
        pytest.fail("the child is still alive")


def test_a_daemon_that_keeps_the_pipe_does_not_hold_us(tmp_path: Path) -> None:
    """A child that stays behind with our pipes open costs at most a moment."""
    start = time.monotonic()
    daemon = script(tmp_path / "daemon", "sleep 5 & echo ready")
    done = gitcmd.run_tool([daemon])
    assert done.out == b"ready\n"
    assert time.monotonic() - start < 4


def test_output_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """More output than the limit is dropped and said so."""
    monkeypatch.setattr(child, "LIMIT", 1000)
    code = "import sys; sys.stdout.write('x' * 500000)"
    done = gitcmd.run_tool([sys.executable, "-c", code])
    assert len(done.out) == 1000
    assert done.truncated
    assert done.ok


def test_input_larger_than_a_pipe_is_fed() -> None:
    """Large input and large output at once do not lock each other up."""
    data = b"x" * 1_000_000
    done = gitcmd.run(["hash-object", "--stdin"], input=data)
    assert len(done.text) == 40
    cat = shutil.which("cat")
    assert cat is not None
    assert gitcmd.run_tool([cat], input=data).out == data
    assert gitcmd.run(["--version"], input=data).ok


def test_descriptors_are_passed(tmp_path: Path) -> None:
    """A pipe named in pass_fds is open in the child under the same number."""
    read, write = os.pipe()
    os.write(write, b"token")
    os.close(write)
    tool = script(tmp_path / "tool", f"cat /dev/fd/{read}")
    assert gitcmd.run_tool([tool], pass_fds=[read]).out == b"token"
    os.close(read)


def test_traces_and_language_are_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Traces and translations of the environment do not mix with what is parsed."""
    monkeypatch.setenv("GIT_TRACE", "1")
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(tmp_path / "events"))
    monkeypatch.setenv("LANGUAGE", "de")
    done = gitcmd.run(["rev-parse", "HEAD"], cwd=str(tmp_path))
    assert done.err.startswith(b"fatal: not a git repository")
    assert not (tmp_path / "events").exists()


def test_the_users_repository_can_be_left_out(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIT_DIR is honoured unless the caller asks for a clean view."""
    monkeypatch.setenv("GIT_DIR", str(repo / ".git"))
    ask = ["rev-parse", "--git-dir"]
    assert gitcmd.run(ask, cwd=str(tmp_path)).ok
    assert not gitcmd.run(ask, cwd=str(tmp_path), inherit_repo_env=False).ok


def test_a_key_that_would_split_wrongly_is_refused() -> None:
    """A key with `=` cannot be given by -c and is refused rather than misread."""
    with pytest.raises(GitError, match="configuration key"):
        gitcmd.run(["--version"], config=[("http.https://x/?a=b.proxy", "y")])
