"""The lab's sshd says what Bitbucket says over ssh, and a real ssh client prints it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.lab.sshd import Sshd

URL = "git@bitbucket.org:acme/shop.git"
URL_443 = "ssh://git@altssh.bitbucket.org:443/acme/shop.git"


def run(*argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        argv,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=30,
    )


@pytest.mark.parametrize("url", [URL, URL_443])
def test_push_with_a_users_key(sshd: Sshd, bitbucket_folder: Path, url: str) -> None:
    """A user's key pushes, under the scp form and over port 443."""
    sshd.allow()
    sshd.trust()

    done = run("git", "push", url, "main", cwd=bitbucket_folder / "work")

    assert done.returncode == 0, done.stderr + sshd.log


def test_names_the_account(sshd: Sshd, tmp_path: Path) -> None:
    """`ssh -T` is greeted and sent away with status 0."""
    sshd.allow()
    sshd.trust()

    done = run("ssh", "-T", "git@bitbucket.org", cwd=tmp_path)

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "authenticated via ssh key.")


def test_deploy_key(sshd: Sshd, bitbucket_folder: Path) -> None:
    """A deploy key reads and does not write."""
    sshd.allow("deploy")
    sshd.trust()
    work = bitbucket_folder / "work"

    assert run("git", "ls-remote", URL, cwd=work).returncode == 0
    done = run("git", "push", URL, "main", cwd=work)

    assert done.stderr.startswith("repository access denied. access via a deployment key is read-")
    assert "fatal: Could not read from remote repository." in done.stderr


def test_no_key(sshd: Sshd, bitbucket_folder: Path) -> None:
    """Without a key the client says the words that everybody knows."""
    sshd.trust()

    done = run("git", "ls-remote", URL, cwd=bitbucket_folder / "work")

    assert done.stderr.startswith("git@bitbucket.org: Permission denied (publickey).")


def test_no_such_repository(sshd: Sshd, bitbucket_folder: Path) -> None:
    """A repository that is not there is no longer there, or not for you."""
    sshd.allow()
    sshd.trust()

    done = run("git", "ls-remote", URL.replace("shop", "nope"), cwd=bitbucket_folder / "work")

    assert done.stderr.startswith("You may not have access to this repository or it no longer")


def test_changed_host_key(sshd: Sshd, bitbucket_folder: Path) -> None:
    """A host key that is not the known one is shouted about."""
    sshd.allow()
    sshd.trust(sshd.make_key(sshd.folder / "other_key"))

    done = run("git", "ls-remote", URL, cwd=bitbucket_folder / "work")

    assert "WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!" in done.stderr
    assert "Host key verification failed." in done.stderr


def test_unknown_host_key(sshd: Sshd, bitbucket_folder: Path) -> None:
    """A host nobody has met yet is not trusted without being asked."""
    sshd.allow()

    done = run("git", "ls-remote", URL, cwd=bitbucket_folder / "work")

    assert "Host key verification failed." in done.stderr


def test_other_hosts_are_out_of_reach(sshd: Sshd, bitbucket_folder: Path) -> None:
    """No test reaches a host on the network by ssh."""
    sshd.allow()

    done = run("git", "ls-remote", "git@git.example.org:a/b.git", cwd=bitbucket_folder / "work")

    assert done.returncode == 128
