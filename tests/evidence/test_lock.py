from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path

import pytest

from diagnose.evidence import processes
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value
from tests.evidence.world import why

LINUX = sys.platform == "linux" and os.path.exists("/proc/self/ns/pid")
pytestmark = pytest.mark.skipif(not LINUX, reason="needs the /proc of Linux")
ROOT = LINUX and os.geteuid() == 0
# tests may run in a container, whose processes are all there are to them: see tests/conftest.py
FIRST = processes.FIRST_PID_NAMESPACE if not LINUX else os.readlink("/proc/self/ns/pid")

ASK = """
import sys
from diagnose.evidence import processes
from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence
processes.FIRST_PID_NAMESPACE = sys.argv[3]
fact = Evidence(Context(sys.argv[1], captures={"path": sys.argv[2]})).ask("lock.live_git")
print(fact.value or fact.status, "|", fact.origin)
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A repository with a lock that nobody holds."""
    made = new_repo(tmp_path / "r")
    (made / ".git/index.lock").write_text("")
    return made


def live(repo: Path, folder: Path | None = None) -> str:
    """Ask whether a git is at work."""
    captures = {"path": str(repo / ".git/index.lock")}
    return value(at(folder or repo, captures=captures), "lock.live_git")


@contextmanager
def waiting(repo: Path, *args: str, cwd: Path | None = None, **env: str) -> Iterator[int]:
    """Run a git that waits in its editor, as after `git commit -a`, and give its process id."""
    ready = repo.parent / "ready"
    ready.unlink(missing_ok=True)
    editor = repo.parent / "editor"
    editor.write_text(f"#!/bin/sh\ntouch {ready}\nexec sleep 60\n")
    editor.chmod(0o755)
    (repo / "file").write_text("changed\n")
    process = subprocess.Popen(
        ["git", *args, "commit", "-a"],
        cwd=cwd or repo,
        env={**os.environ, "GIT_EDITOR": str(editor), **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 10
        while not ready.exists():
            assert process.poll() is None, "git ended before its editor came up"
            assert time.monotonic() < deadline
            time.sleep(0.02)
        yield process.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for lock in (repo / ".git").rglob("*.lock"):
            lock.unlink()  # what a killed git leaves behind


def test_a_lock_that_nobody_holds(repo: Path) -> None:
    """It exists, it has an age, and no git is at work."""
    os.utime(repo / ".git/index.lock", (time.time() - 100, time.time() - 100))
    context = at(repo, captures={"path": ".git/index.lock"})

    assert value(context, "lock.path") == str(repo / ".git/index.lock")
    assert value(context, "lock.exists") == "yes"
    assert 99 <= int(value(context, "lock.age")) <= 160
    assert value(context, "lock.live_git") == "no"
    assert value(context, "lock.holder") == "absent"


def test_an_editor_that_waits_holds_the_lock(tmp_path: Path) -> None:
    """`git commit -a` in its editor has no file open, and still needs its lock."""
    repo = new_repo(tmp_path / "r")
    with waiting(repo) as pid:
        context = at(repo, captures={"path": str(repo / ".git/index.lock")})
        assert (repo / ".git/index.lock").exists()
        assert value(context, "lock.live_git") == "yes"
        assert value(context, "lock.holder") == f"{pid} (git commit -a)"
    assert live(repo) == "no"


def test_a_git_that_is_told_where_to_work_is_found(tmp_path: Path) -> None:
    """GIT_DIR, --git-dir, -C and a linked worktree all lead to the same repository."""
    repo = new_repo(tmp_path / "r")
    away = tmp_path / "away"
    away.mkdir()
    places = {"GIT_DIR": str(repo / ".git"), "GIT_WORK_TREE": str(repo)}
    with waiting(repo, cwd=away, **places):
        assert live(repo) == "yes"
    words = (f"--git-dir={repo / '.git'}", f"--work-tree={repo}")
    with waiting(repo, *words, cwd=away):
        assert live(repo) == "yes"
    with waiting(repo, "-C", str(repo), cwd=away):
        assert live(repo) == "yes"
    git(repo, "worktree", "add", "-q", str(tmp_path / "wt"))
    with waiting(tmp_path / "wt"):
        assert live(repo) == "yes"
        assert live(repo, tmp_path / "wt") == "yes"


def test_a_git_elsewhere_does_not_count(tmp_path: Path, repo: Path) -> None:
    """Neither one in another repository, nor one in a repository inside this one."""
    inner = new_repo(repo / "inner")
    with waiting(new_repo(tmp_path / "other")):
        assert live(repo) == "no"
    with waiting(inner):
        assert live(repo) == "no"
        assert live(inner) == "yes"


def test_any_program_that_has_the_lock_open_counts(repo: Path) -> None:
    """An IDE with a git of its own writes through the open file."""
    with (repo / ".git/index.lock").open() as file:
        process = subprocess.Popen(["sleep", "60"], stdin=file, cwd="/")
        try:
            assert live(repo) == "yes"
        finally:
            process.kill()
            process.wait()
    assert live(repo) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "/etc/passwd.lock",
        "../other/.git/index.lock",
        ".git/../../other/.git/index.lock",
        ".git/link/index.lock",
        ".git/index",
        ".git/pointing.lock",
        ".git/folder.lock",
        "file.lock",
    ],
)
def test_only_a_plain_file_of_this_repository_is_a_lock(
    text: str, tmp_path: Path, repo: Path
) -> None:
    """A transcript cannot point at another file, nor through a link."""
    other = new_repo(tmp_path / "other")
    (other / ".git/index.lock").write_text("")
    (repo / ".git/link").symlink_to(other / ".git")
    (repo / ".git/pointing.lock").symlink_to("/etc/passwd")
    (repo / ".git/folder.lock").mkdir()

    assert value(at(repo, captures={"path": text}), "lock.path") == "unknown"
    assert value(at(repo, captures={"path": text}), "lock.live_git") == "unknown"


def test_locks_deeper_inside_and_locks_that_are_gone(repo: Path) -> None:
    """Any lock below the git dir is one; a lock that is gone is known to be so."""
    deep = repo / ".git/refs/heads/main.lock"
    deep.write_text("")
    assert value(at(repo, captures={"x": str(deep)}), "lock.exists") == "yes"
    deep.unlink()
    assert value(at(repo, captures={"x": str(deep)}), "lock.exists") == "no"


def test_the_lock_of_a_linked_worktree_is_in_its_own_git_dir(tmp_path: Path, repo: Path) -> None:
    """Relative or absolute, it is found from the worktree."""
    git(repo, "worktree", "add", "-q", str(tmp_path / "wt"))
    lock = repo / ".git/worktrees/wt/index.lock"
    lock.write_text("")

    assert value(at(tmp_path / "wt", captures={"path": str(lock)}), "lock.path") == str(lock)


def as_another_user(*words: str) -> list[str]:
    """Return a command line that runs as nobody."""
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *words]


def ask_as(prefix: list[str], repo: Path, home: Path) -> str:
    """Ask in a process of its own."""
    done = subprocess.run(
        [*prefix, sys.executable, "-c", ASK, str(repo), str(repo / ".git/index.lock"), FIRST],
        cwd="/",
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr


@pytest.mark.skipif(not ROOT, reason="only root can be two users")
def test_another_users_git_cannot_be_ruled_out(tmp_path: Path) -> None:
    """Its folder is not to be seen: the answer is unknown, never no."""
    base = Path(tempfile.mkdtemp(prefix="bbfix-lock-"))  # pytest's own is closed to others
    base.chmod(0o755)
    try:
        repo = new_repo(base / "r")
        (repo / ".git/index.lock").write_text("")
        subprocess.run(["chown", "-R", "65534:65534", str(base)], check=True)
        alone = ask_as(as_another_user(), repo, base)
        if " | " not in alone:
            pytest.skip("the other user cannot read this interpreter")
        assert alone == "no | /proc" or "belongs to another user" in alone  # other work goes on
        with waiting(new_repo(tmp_path / "mine")):
            assert "belongs to another user" in ask_as(as_another_user(), repo, base)
    finally:
        shutil.rmtree(base)


def test_in_a_container_nothing_is_proved(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes outside it may be at work on a folder that is mounted into it."""
    monkeypatch.setattr(processes, "FIRST_PID_NAMESPACE", "pid:[1]")
    assert live(repo) == "unknown"
    assert "container" in why(at(repo, captures={"path": ".git/index.lock"}), "lock.live_git")


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("30 1 0:40 / /w rw - nfs4 server:/x rw", "nfs4"),
        ("30 1 0:40 / /w/r rw shared:1 - fuse.sshfs s rw", "fuse.sshfs"),
        ("30 1 0:40 / /w\\040x rw - nfs4 server:/x rw", ""),
        ("30 1 0:40 / {proc} rw - proc proc rw,hidepid=2", "hides"),
        ("30 1 0:40 / /w rw - ext4 /dev/sda rw", ""),
    ],
)
def test_mounts_that_hide_others_prove_nothing(
    line: str, hidden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A git of another machine may hold the lock, or one of another user that /proc hides."""
    proc = tmp_path / "proc"
    (proc / "self/ns").mkdir(parents=True)
    (proc / "self/ns/pid").symlink_to(processes.FIRST_PID_NAMESPACE)
    (proc / "self/mountinfo").write_text(
        f"20 1 8:1 / / rw - ext4 /dev/sda rw\n{line.format(proc=proc)}\n"
    )
    monkeypatch.setattr(processes, "PROC", str(proc))
    seen = processes.at_work(
        "/w/r/.git", processes.RepositoryFolders((), ()), "/w/r/.git/index.lock"
    )

    assert seen.status == ("unknown" if hidden else "no")
    assert hidden in seen.why


def test_without_proc_nothing_is_proved(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems have no /proc."""
    monkeypatch.setattr(processes, "PROC", "/nowhere")

    assert live(repo) == "unknown"
    captures = {"path": str(repo / ".git/index.lock")}
    assert why(at(repo, captures=captures), "lock.live_git")
