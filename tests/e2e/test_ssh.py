from __future__ import annotations

import json

from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket
from tests.lab.sshd import Sshd

SSH = "git@bitbucket.org:acme/shop.git"


def test_the_remote_moves_to_ssh_and_back(bitbucket: Bitbucket, sshd: Sshd) -> None:
    """A dead app password in the URL, a key that works: the push goes through, undo goes back."""
    sshd.allow()
    sshd.trust()
    bitbucket.embed("bob", bitbucket.app_password)
    bbfix("git", "push", cwd=bitbucket.work)
    done = bbfix("fix", "to-ssh", "--yes", "--no-input", "--rerun", cwd=bitbucket.work)
    assert done.returncode == 0, done.stdout + done.stderr
    assert bitbucket.remote_url == SSH
    assert bitbucket.pushed
    assert bitbucket.app_password not in (bitbucket.work / ".git" / "config").read_text()

    undone = bbfix("undo", cwd=bitbucket.work)
    assert undone.returncode == 0
    assert bitbucket.remote_url == "https://bob@bitbucket.org/acme/shop.git"
    assert "secret" in undone.stdout


def test_a_move_that_does_not_reach_the_host_is_rolled_back(
    bitbucket: Bitbucket, sshd: Sshd
) -> None:
    """No key that the host knows: the old URL stands again, to the byte, and exit 4."""
    sshd.trust()
    bitbucket.embed("bob", bitbucket.app_password)
    config = bitbucket.work / ".git" / "config"
    before = config.read_bytes()
    bbfix("git", "push", cwd=bitbucket.work)
    for args in (("fix", "to-ssh"), ("remote", "rewrite", "--to", "ssh")):
        done = bbfix(*args, "--yes", "--no-input", cwd=bitbucket.work)
        assert done.returncode == 4, done.stdout + done.stderr
        assert "as it was" in done.stdout
        assert config.read_bytes() == before


def test_a_deploy_key_is_told_apart(bitbucket: Bitbucket, sshd: Sshd) -> None:
    """The key is good, for reading only."""
    sshd.allow("deploy")
    sshd.trust()
    bitbucket.git("remote", "set-url", "origin", SSH)
    failed = bbfix("git", "push", cwd=bitbucket.work)
    assert failed.returncode == 128
    assert "error[bitbucket-deploy-key-read-only]" in failed.stderr


def test_a_key_that_the_host_does_not_know_is_told_apart(bitbucket: Bitbucket, sshd: Sshd) -> None:
    """The host is named, its page for keys too."""
    sshd.make_key(sshd.keys / "id_ed25519")
    sshd.trust()
    bitbucket.git("remote", "set-url", "origin", SSH)
    failed = bbfix("git", "push", cwd=bitbucket.work)
    assert "error[bitbucket-publickey]" in failed.stderr
    found = json.loads(bbfix("last", "--format", "json", cwd=bitbucket.work).stdout)
    assert found["diagnoses"][0]["host"]["name"] == "bitbucket.org"
