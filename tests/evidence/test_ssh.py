from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.evidence.world import HTTPS
from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value
from tests.evidence.world import why

SSH_URL = "git@bitbucket.org:acme/shop.git"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An ssh that writes its arguments down and says what the file `says` holds."""
    folder = tmp_path / "bin"
    folder.mkdir()
    says(tmp_path, "", 255)
    script = folder / "ssh"
    script.write_text(
        f'#!/bin/sh\necho "$@" >>{tmp_path}/log\ncat {tmp_path}/says >&2\n'
        f"exit $(cat {tmp_path}/status)\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return tmp_path / "log"


def says(tmp_path: Path, text: str, status: int) -> None:
    """Set what the ssh of these tests says, and its exit status."""
    (tmp_path / "says").write_text(text)
    (tmp_path / "status").write_text(str(status))


@pytest.mark.parametrize(
    ("text", "status", "works", "account"),
    [
        (
            "authenticated via ssh key.\n\nYou can use git to connect",
            0,
            "yes",
            "absent",
        ),
        ("logged in as bob.\n\nYou can use git or hg to connect.", 0, "yes", "bob"),
        ("authenticated via a deploy key.\n", 0, "yes", "absent"),
        (
            "Hi octo-cat! You've successfully authenticated, but",
            1,
            "yes",
            "octo-cat",
        ),
        ("Welcome to GitLab, @bob.b!\r\n", 0, "yes", "bob.b"),
        ("shell request failed on channel 0\n", 255, "yes", "absent"),
        ("git@bitbucket.org: Permission denied (publickey).\n", 255, "no", "absent"),
        ("Host key verification failed.\n", 255, "unknown", "unknown"),
        (
            "ssh: connect to host h port 22: Connection refused\n",
            255,
            "unknown",
            "unknown",
        ),
    ],
)
def test_greetings_tell_whether_a_key_is_accepted(
    text: str, status: int, works: str, account: str, tmp_path: Path, log: Path
) -> None:
    """Only a refused key is a no: everything else leaves it open."""
    says(tmp_path, text, status)
    context = at(new_repo(tmp_path / "r", SSH_URL), "git", "push")

    assert value(context, "ssh.works") == works
    assert value(context, "ssh.account") == account
    assert log.exists()


@pytest.mark.parametrize(
    ("url", "called"),
    [
        (SSH_URL, "-l git -- bitbucket.org"),
        (HTTPS, "-l git -- bitbucket.org"),
        ("ssh://git@altssh.bitbucket.org:443/a/b.git", "-p 443 -l git -- altssh.bitbucket.org"),
        ("https://bb.example/scm/acme/shop.git", "-p 7999 -l git -- bb.example"),
    ],
)
def test_the_call_asks_nothing_and_adds_no_host_key(
    url: str, called: str, tmp_path: Path, log: Path
) -> None:
    """Ssh runs in batch mode against the door of that very host."""
    value(at(new_repo(tmp_path / "r", url), "git", "push"), "ssh.works")

    line = log.read_text()
    assert line.endswith(called + "\n")
    assert "BatchMode=yes" in line
    assert "StrictHostKeyChecking=yes" in line


def test_the_users_own_ssh_command_is_used_and_a_repositorys_is_not(
    tmp_path: Path, log: Path
) -> None:
    """A key of one's own may be named there; a stranger's program may too."""
    repo = new_repo(tmp_path / "r", SSH_URL)
    git(repo, "config", "--global", "core.sshCommand", "ssh -i ~/.ssh/work")
    value(at(repo, "git", "push"), "ssh.works")
    assert f"-i {os.environ['HOME']}/.ssh/work -T" in log.read_text()
    log.unlink()
    git(repo, "config", "core.sshCommand", "ssh -i key")
    assert "not run" in why(at(repo, "git", "push"), "ssh.works")
    assert not log.exists()


def test_no_connection_to_a_host_that_only_the_output_names(tmp_path: Path, log: Path) -> None:
    """Nothing in a transcript is trusted as an address."""
    context = at(tmp_path, captures={"url": SSH_URL})

    assert value(context, "ssh.works") == "unknown"
    assert not log.exists()


def test_a_host_that_never_answers_is_unknown(
    tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time limit ends the wait."""
    (tmp_path / "bin/ssh").write_text("#!/bin/sh\nsleep 60\n")
    monkeypatch.setattr("diagnose.evidence.ssh.SECONDS", 0.3)

    assert why(at(new_repo(tmp_path / "r", SSH_URL), "git", "push"), "ssh.works") == "ssh timed out"
    assert not log.exists()


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="install openssh-client")
def test_keys_are_counted_once(tmp_path: Path, home: Path) -> None:
    """Files of any name count; public halves, other files and pipes do not."""
    folder = home / ".ssh"
    folder.mkdir()
    assert value(at(tmp_path), "ssh.keys") == "0"
    for name in ("id_ed25519", "work"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(words, check=True)
    (folder / "work.pub").unlink()
    (folder / "config").write_text("Host x\n")
    os.mkfifo(folder / "pipe")

    assert value(at(tmp_path), "ssh.keys") == "2"


@pytest.mark.skipif(not shutil.which("ssh-agent"), reason="install openssh-client")
def test_keys_of_an_agent_count_too(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key in a file and in the agent is one key; one in the agent alone is one more."""
    socket = tmp_path / "agent"
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL)
    try:
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        (home / ".ssh").mkdir()
        for name in (home / ".ssh/id_ed25519", tmp_path / "elsewhere"):
            words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(name)]
            subprocess.run(words, check=True)
            while not socket.exists():
                pass
            subprocess.run(["ssh-add", "-q", str(name)], check=True)
        assert value(at(tmp_path), "ssh.keys") == "2"
    finally:
        agent.kill()
        agent.wait()
