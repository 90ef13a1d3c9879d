"""What programs hand in: real processes, real exceptions, real results of GitPython."""

from __future__ import annotations

import subprocess
from pathlib import Path

import git
import pytest

import diagnose
from diagnose.capture import given


def refused(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "status"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def outrun(tmp_path: Path) -> git.Repo:
    """A clone whose `main` the remote has left behind: another clone pushed first."""
    origin = git.Repo.init(tmp_path / "origin.git", bare=True)
    first, second = (git.Repo.clone_from(origin.git_dir, tmp_path / name) for name in ("a", "b"))
    for number, repo in enumerate((first, second)):
        repo.git.commit("--allow-empty", "-m", f"from {number}")
    first.git.push("origin", "main")
    return second


def test_a_finished_process(tmp_path: Path) -> None:
    """Output, command and exit code are taken from it."""
    report = diagnose.diagnose(refused(tmp_path), cwd=str(tmp_path))
    assert [found.id for found in report.diagnoses] == ["not-a-repository"]
    assert report.source.command == ("git", "status")
    assert report.source.exit == 128


def test_an_exception_of_subprocess(tmp_path: Path) -> None:
    """CalledProcessError carries the streams that were captured, as bytes or as text."""
    done = refused(tmp_path)
    with pytest.raises(subprocess.CalledProcessError) as raised:
        done.check_returncode()
    report = diagnose.diagnose(raised.value, cwd=str(tmp_path))
    assert [found.id for found in report.diagnoses] == ["not-a-repository"]
    assert report.source.exit == 128


def test_a_command_that_took_too_long(tmp_path: Path) -> None:
    """TimeoutExpired has no exit code, and what was printed so far."""
    script = "echo 'fatal: not a git repository: /w/.git' >&2; sleep 9"
    with pytest.raises(subprocess.TimeoutExpired) as raised:
        subprocess.run(["sh", "-c", script], capture_output=True, timeout=0.5, check=False)
    report = diagnose.diagnose(raised.value, cwd=str(tmp_path))
    assert report.source.exit is None
    assert report.source.command[:2] == ("sh", "-c")
    assert report.diagnoses


def test_a_success_has_no_failure(tmp_path: Path) -> None:
    """Whatever a command printed: with exit code 0 it has not failed."""
    done = subprocess.run(
        ["git", "version"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    done.stderr = "fatal: not a git repository: /w/.git\n"
    report = diagnose.diagnose(done, cwd=str(tmp_path))
    assert (report.diagnoses, report.unrecognised, int(report.exit)) == ((), (), 0)


def test_what_the_caller_names_goes_first(tmp_path: Path) -> None:
    """A caller knows better which git command a script ran, and where."""
    done = refused(tmp_path)
    report = diagnose.diagnose(done, command=("git", "log"), exit=1, cwd=str(tmp_path))
    assert (report.source.command, report.source.exit) == (("git", "log"), 1)


def test_a_command_in_one_text_is_split_as_a_shell_does() -> None:
    """`shell=True` leaves one text; a broken quote is no reason to fail."""
    done = subprocess.CompletedProcess("git commit -m 'a b'", 1, "", "")
    assert given.read(done).command == ("git", "commit", "-m", "a b")
    done = subprocess.CompletedProcess("git commit -m 'a b", 1, "", "")
    assert given.read(done).command == ("git", "commit", "-m", "'a", "b")
    path: subprocess.CompletedProcess[bytes] = subprocess.CompletedProcess(Path("/bin/git"), 1)
    assert given.read(path).command == ("/bin/git",)


def test_an_exception_of_gitpython(outrun: git.Repo) -> None:
    """GitPython quotes both streams; the words inside are git's."""
    with pytest.raises(git.GitCommandError) as raised:
        outrun.git.switch("nowhere")
    assert given.read(raised.value).data == b"fatal: invalid reference: nowhere\n"
    report = diagnose.diagnose(raised.value, cwd=str(outrun.working_dir))
    assert [found.id for found in report.diagnoses] == ["unknown-revision"]
    assert report.source.exit == 128
    assert report.source.command == ("git", "switch", "nowhere")


def test_a_push_of_gitpython_that_did_not_raise(outrun: git.Repo) -> None:
    """A rejected branch is found in the result, and the facts in the repository it names."""
    result = outrun.remote().push("main")
    report = diagnose.diagnose(result)
    assert [found.id for found in report.diagnoses] == ["non-fast-forward"]
    assert report.repository is not None
    assert report.repository.path == outrun.working_dir
    assert report.source.command == ("git", "push")


def test_a_push_of_gitpython_that_the_server_declined(outrun: git.Repo, tmp_path: Path) -> None:
    """The reason in brackets is kept, and what stands in its `error`."""
    hook = tmp_path / "origin.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'no entry today' >&2\nexit 1\n")
    hook.chmod(0o755)
    result = outrun.remote().push("main:fresh")
    report = diagnose.diagnose(result)
    assert [found.id for found in report.diagnoses] == ["push-hook-declined"]


def test_a_push_of_gitpython_that_went_well(outrun: git.Repo) -> None:
    """A branch that arrived is no failure."""
    report = diagnose.diagnose(outrun.remote().push("main:fresh"))
    assert (report.diagnoses, report.unrecognised, report.source.exit) == ((), (), 0)


def test_a_secret_stays_out(tmp_path: Path) -> None:
    """The command of an exception is redacted like any other."""
    url = "https://bob:" + "hunter2" * 2 + "@bitbucket.org/acme/shop.git"
    error = subprocess.CalledProcessError(128, ["git", "clone", url], stderr=f"fatal: {url}\n")
    assert "hunter2" not in repr(diagnose.diagnose(error, cwd=str(tmp_path)))


def test_another_object_is_refused_with_what_would_do() -> None:
    """The error names what can be given."""
    wrong: object = 17
    with pytest.raises(TypeError, match="int is no transcript: give bytes, text"):
        given.read(wrong)
