"""The stage of the demo: a private home, Bitbucket on loopback, and a clone with a dead password.

Everything lies in one temporary folder and ends with it. Programs that are run here see none of
the user's configuration, credentials, keys, agents or keyring.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack

import diagnose
from diagnose.demo.certificate import make
from diagnose.demo.proxy import Proxy
from diagnose.demo.replies import BITBUCKET_CLOUD
from diagnose.demo.replies import Account
from diagnose.demo.server import Server
from diagnose.errors import FaultError
from diagnose.gitcmd import find_git
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

REPOSITORY = "acme/shop"
OWNER = "bob"
PASSWORD = "correct-horse-" + "battery"  # in the clone's credential store since years ago
TOKEN = "ATATT" + "3xFfGF0" + "Demo" * 12  # what the loopback host accepts, and no other

# The user's own surroundings, which are not to be touched, and what would change git's answers.
_PRIVATE = ("GIT_", "SSH_", "XDG_", "BBFIX_", "DBUS_", "LC_", "CURL_", "GCM_", "PYTHON", "GPG_")
_PRIVATE_NAMES = ("LANG", "LANGUAGE", "HOME", "EMAIL", "DISPLAY", "WAYLAND_DISPLAY", "NETRC")
_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/config",
    "LOCALAPPDATA": "home/state",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_DATA_HOME": "home/data",
}
_GITCONFIG = """\
[user]
    name = Bob
    email = bob@example.org
[init]
    defaultBranch = main
[push]
    default = simple
[credential]
    helper = store
[gc]
    auto = 0
[advice]
    detachedHead = false
"""
TIMEOUT = 60.0  # seconds for one command


class Ended(Value):
    """How a command ended: everything it printed, in order, and its exit code."""

    exit: int
    output: str


class Stage:
    """Set up by `with`, gone after it, whatever happens in between."""

    def __init__(self) -> None:
        self.git = find_git()
        self._stack = ExitStack()
        self.folder = ""
        self.env: dict[str, str] = {}
        self.server: Server | None = None

    @property
    def work(self) -> str:
        """The folder of the clone."""
        return os.path.join(self.folder, "shop")

    @property
    def served(self) -> str:
        """The folder of the repository on the host."""
        return os.path.join(self.folder, "host", f"{REPOSITORY}.git")

    def __enter__(self) -> Self:
        self._stack.__enter__()
        try:
            folder = tempfile.TemporaryDirectory(prefix="bbfix-demo-", ignore_cleanup_errors=True)
            self.folder = os.path.realpath(self._stack.enter_context(folder))
            self.env = surroundings(self.folder, os.environ)
            self._home()
            self._repositories()
            self._host()
        except BaseException:
            self._stack.__exit__(None, None, None)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.__exit__(None, None, None)

    def run(self, *argv: str, stdin: str = "", cwd: str = "") -> Ended:
        """Run `git ...` or `bbfix ...` in the clone; FaultError if it takes a minute."""
        command = {
            "git": [self.git],
            "bbfix": [sys.executable, "-P", "-m", "diagnose"],
        }[argv[0]]
        try:
            done = subprocess.run(
                [*command, *argv[1:]],
                cwd=cwd or self.work,
                env=self.env,
                input=stdin.encode(),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=TIMEOUT,
            )
        except subprocess.TimeoutExpired as error:
            raise FaultError(f"`{' '.join(argv)}` did not end") from error
        return Ended(done.returncode, done.stdout.decode("utf-8", "replace"))

    def arrived(self) -> bool:
        """Whether the host has the newest commit of the clone."""
        here = self.run("git", "rev-parse", "HEAD")
        return here == self.run("git", "rev-parse", "main", cwd=self.served)

    def write(self, name: str, text: str) -> None:
        """Write a file of the private home that only its owner may read."""
        path = os.path.join(self.folder, "home", name)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)

    def commit(self, text: str) -> None:
        """Make a commit in the clone."""
        with open(os.path.join(self.work, "README"), "a", encoding="utf-8") as file:
            file.write(text + "\n")
        self._must("add", "README")
        self._must("commit", "-qm", text)

    def _home(self) -> None:
        for name in set(_FOLDERS.values()):
            os.makedirs(os.path.join(self.folder, name), mode=0o700, exist_ok=True)
        self.write(".gitconfig", _GITCONFIG)

    def _repositories(self) -> None:
        for folder in (self.served, self.work):
            os.makedirs(folder)
        self._must("init", "-q", "--bare", "-b", "main", cwd=self.served)
        self._must("init", "-q", "-b", "main")
        self.commit("shop")
        self._must("remote", "add", "origin", self.served)
        self._must("push", "-qu", "origin", "main")
        self.commit("open at nine")

    def _host(self) -> None:
        """Start the host: under Bitbucket's own name, or, where no key can be made, as http."""
        name = BITBUCKET_CLOUD.name
        key_folder = os.path.join(self.folder, "key")
        os.mkdir(key_folder, 0o700)
        key = make(key_folder, [name])
        accounts = [
            Account(PASSWORD, "account-password", OWNER),
            Account(TOKEN, "api-token", OWNER),
        ]
        root = os.path.join(self.folder, "host")
        server = Server(root, BITBUCKET_CLOUD, accounts, git=self.git, certificate=key)
        self.server = self._stack.enter_context(server)
        if key is not None:
            proxy = Proxy({f"{name}:443": (server.address, server.port)})
            self._stack.enter_context(proxy)
            self._must("config", "--global", f"http.https://{name}/.proxy", proxy.url)
            self._must("config", "--global", "http.sslCAInfo", key.authority)
            place = f"https://{name}"
        else:
            address = f"{server.address}:{server.port}"
            self._must("config", "--global", f"bbfix.host.{server.address}.kind", "bitbucket-cloud")
            place = f"http://{address}"
            self.env["BBFIX_DEMO"] = self.folder  # here alone http on loopback will do
        # with the user name, as Bitbucket's own clone button gives it
        url = place.replace("://", f"://{OWNER}@") + f"/{REPOSITORY}.git"
        self._must("remote", "set-url", "origin", url)
        self.write(".git-credentials", place.replace("://", f"://{OWNER}:{PASSWORD}@") + "\n")

    def _must(self, *args: str, cwd: str = "") -> None:
        done = self.run("git", *args, cwd=cwd)
        if done.exit:
            raise FaultError(f"the stage of the demo cannot be set: {done.output.strip()}")


def surroundings(folder: str, env: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the demo's programs: the user's, without all that is private."""
    kept = {
        name: value
        for name, value in env.items()
        if not name.startswith(_PRIVATE)
        and name not in _PRIVATE_NAMES
        and not name.lower().endswith("_proxy")
    }
    kept.update((name, os.path.join(folder, place)) for name, place in _FOLDERS.items())
    package = os.path.dirname(os.path.abspath(diagnose.__file__))
    kept.update(
        LC_ALL="C.UTF-8",
        GIT_CONFIG_NOSYSTEM="1",
        GIT_TERMINAL_PROMPT="0",
        GIT_CEILING_DIRECTORIES=folder,
        # so that the same bbfix runs as the one that tells the story, installed or not
        PYTHONPATH=os.path.dirname(package),
        PYTHONUTF8="1",
        PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
    )
    return kept
