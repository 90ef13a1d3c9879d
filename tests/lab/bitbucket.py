"""Bitbucket Cloud on loopback under its own name, with a repository, accounts and a work tree.

A test with the fixture says `bitbucket.store("bob", bitbucket.account_password)` to fill git's own
`store` helper, `bitbucket.git("push")` to be refused in Bitbucket's words, and
`bitbucket.server.saw(bitbucket.token)` to know what was sent.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from diagnose.demo.replies import BITBUCKET_CLOUD
from diagnose.demo.replies import READ
from diagnose.demo.replies import Account
from diagnose.demo.replies import Host
from diagnose.demo.server import Server
from tests.lab.need import program
from tests.lab.web import Web

REPOSITORY = "acme/shop"


def secret(prefix: str, letter: str, length: int = 60) -> str:
    """Build a made-up secret of a host's shape; never written out, so that no scanner finds it."""
    return prefix + letter * length


def accounts(lab: Bitbucket) -> tuple[Account, ...]:
    """List what the host knows."""
    return (
        Account(lab.account_password, "account-password"),
        Account(lab.app_password, "app-password"),
        Account(lab.token, "api-token"),
        Account(lab.second_token, "api-token"),
        Account(lab.read_only_token, "api-token", scopes=(READ,)),
        Account(lab.no_scope_token, "api-token", scopes=("admin",)),
        Account(lab.expired_token, "api-token", live=False),
        Account(lab.access_token, "repository-access-token", repositories=(REPOSITORY,)),
    )


class Bitbucket:
    """A host, its repository `acme/shop`, and `work`: a clone with one commit that it lacks."""

    user = "bob"
    email = "bob@example.org"
    account_password = "hunter" + "2-correct-horse"
    app_password = secret("ATBB", "w", 32)
    token = secret("ATATT" + "3xFfGF0", "T")
    second_token = secret("ATATT" + "3xFfGF0", "U")
    read_only_token = secret("ATATT" + "3xFfGF0", "R")
    no_scope_token = secret("ATATT" + "3xFfGF0", "S")
    expired_token = secret("ATATT" + "3xFfGF0", "X")
    unknown_token = secret("ATATT" + "3xFfGF0", "Q")  # the host has never seen it
    access_token = secret("ATCTT" + "3xFfGN0", "C")

    def __init__(self, web: Web, folder: Path, host: Host = BITBUCKET_CLOUD) -> None:
        self.web = web
        self.home = web.home
        self.root = folder / "served"
        self.work = folder / "work"
        self.url = f"https://{host.name}{host.prefix}/{REPOSITORY}.git"
        self.server: Server = web.serve(self.root, host, accounts(self))
        self.git("remote", "set-url", "origin", self.url)

    def git(self, *args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run the real git, in `work` unless told; nothing is asked at a terminal."""
        return self.web.run(*args, cwd=cwd or self.work)

    def store(self, username: str, password: str, host: str | None = None) -> Path:
        """Put a credential into git's `store` helper, and make that the helper of this home."""
        place = self.home / ".git-credentials"
        name = host or self.server.host.name
        with place.open("a") as file:
            file.write(f"https://{username.replace('@', '%40')}:{password}@{name}\n")
        place.chmod(0o600)
        self.git("config", "--global", "credential.helper", "store")
        return place

    def embed(self, username: str, password: str, remote: str = "origin") -> None:
        """Put a credential into the URL of a remote."""
        where = f"https://{username.replace('@', '%40')}:{password}@"
        self.git("remote", "set-url", remote, self.url.replace("https://", where))

    def name_user(self, username: str, remote: str = "origin") -> None:
        """Put a user name alone into the URL of a remote."""
        where = f"https://{username.replace('@', '%40')}@"
        self.git("remote", "set-url", remote, self.url.replace("https://", where))

    @property
    def remote_url(self) -> str:
        """The URL of `origin` as the configuration has it."""
        return self.git("config", "remote.origin.url").stdout.strip()

    @property
    def pushed(self) -> bool:
        """Whether the host has the commit that `work` has and it lacked."""
        served = self.git("rev-parse", "main", cwd=self.root / f"{REPOSITORY}.git").stdout
        return served == self.git("rev-parse", "main").stdout

    def add_commit(self, text: str = "more\n") -> None:
        """Make one more commit in `work`."""
        with (self.work / "README").open("a") as file:
            file.write(text)
        self.git("commit", "-qam", "more")


def build(folder: Path) -> None:
    """Build `served` and `work` once a session; `copy` gives each test its own."""
    git = program("git", "git")
    served = folder / "served" / f"{REPOSITORY}.git"
    work = folder / "work"
    served.mkdir(parents=True)
    script = f"""
        set -e
        '{git}' init -q --bare -b main '{served}'
        '{git}' init -q -b main '{work}'
        cd '{work}'
        printf 'shop\\n' > README
        '{git}' add README
        '{git}' commit -qm first
        '{git}' remote add origin '{served}'
        '{git}' push -qu origin main
        printf 'open at nine\\n' >> README
        '{git}' commit -qam second
    """
    subprocess.run(["sh", "-c", script], check=True)


def copy(template: Path, folder: Path) -> None:
    """Give a test its own copy of what `build` made."""
    for name in ("served", "work"):
        shutil.copytree(template / name, folder / name, symlinks=True)
