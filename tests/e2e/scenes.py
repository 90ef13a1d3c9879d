"""What the end-to-end tests share: failures to start from, and what must not have changed."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from tests.lab.bbfix import COMMAND
from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket

FIX = ("fix", "--yes", "--no-input", "--token-stdin")
REFUSED = "fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'\n"
FAULT = "a fault of bbfix itself"


def remember(bitbucket: Bitbucket) -> None:
    """Make `bbfix fix` know an app password in the remote's URL; git's helper is `store`."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    bitbucket.embed("bob", bitbucket.app_password)
    said = (
        "remote: App passwords are deprecated and must be replaced with API tokens.\n"
        f"fatal: unable to access '{bitbucket.url}/': The requested URL returned error: 410\n"
    )
    done = bbfix(cwd=bitbucket.work, stdin=said)
    assert "error[bitbucket-app-password]" in done.stdout, done.stdout + done.stderr


def wrapper(*args: str) -> list[str]:
    """Return the argument list of `bbfix git ...` in a process of its own."""
    return [*COMMAND, "git", *args]


def state_of(*folders: Path) -> dict[str, str]:
    """Return what every file of some folders holds, bbfix's own state and git's objects apart."""
    found = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if {".local", ".cache", "objects"} & set(path.relative_to(folder).parts):
                continue
            mode = stat.S_IMODE(path.lstat().st_mode)
            if path.is_file():
                found[str(path)] = f"{mode:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"
            else:
                found[str(path)] = f"{mode:o} {os.readlink(path) if path.is_symlink() else ''}"
    return found


def user_state(bitbucket: Bitbucket) -> dict[str, str]:
    """Return what the user's home and the repository's own files hold."""
    return state_of(bitbucket.home, bitbucket.work)
