"""Real failures and what bbfix shows of them, word for word: tests/e2e/screens/*.txt.

After a change that is meant: BBFIX_UPDATE_SCREENS=1 pytest tests/e2e/test_screens.py, then read
the difference.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket
from tests.lab.worlds import World

SCREENS = Path(__file__).resolve().parent / "screens"
UPDATE = bool(os.environ.get("BBFIX_UPDATE_SCREENS"))  # read at import: tests clear it


class Screen:
    """A shell session as a person would see it, without a terminal's colours."""

    def __init__(self, folder: Path, *hidden: tuple[Path, str]) -> None:
        self.folder = folder
        self.hidden = hidden
        self.text = ""

    def run(self, *args: str, stdin: str = "") -> int:
        """Run bbfix, and add the command and all it says to the screen."""
        done = bbfix(*args, cwd=self.folder, stdin=stdin)
        self.text += f"$ bbfix {' '.join(args)}\n{done.stdout}{done.stderr}[{done.returncode}]\n\n"
        return done.returncode

    def hold(self, name: str) -> None:
        """Compare the screen with the file of that name, or write the file if that is wished."""
        shown = self.text
        for path, word in self.hidden:
            shown = shown.replace(str(path), word)
        shown = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "<time>", shown)
        file = SCREENS / f"{name}.txt"
        if UPDATE:
            file.parent.mkdir(exist_ok=True)
            file.write_text(shown)
        assert file.exists(), f"{file} is not there: see the head of this module"
        assert shown == file.read_text()


@pytest.fixture
def shop(bitbucket: Bitbucket) -> Bitbucket:
    """The work tree lies in the home, as people's do; so its path has one length everywhere."""
    bitbucket.work = Path(shutil.move(bitbucket.work, bitbucket.home / "shop"))
    bitbucket.git("config", "--global", "credential.helper", "store")
    return bitbucket


def screen_of(shop: Bitbucket) -> Screen:
    """Return a screen that shows the home as `~`."""
    return Screen(shop.work, (shop.home, "~"))


TOKEN = ("--yes", "--no-input", "--token-stdin")


def test_account_password(shop: Bitbucket) -> None:
    """The namesake case, from the failed push to the undo."""
    shop.store("bob", shop.account_password)
    screen = screen_of(shop)
    screen.run("git", "push")
    screen.run("fix", "--dry-run")
    screen.run("fix", *TOKEN, stdin=shop.token)
    screen.run("last")
    screen.run("log")
    screen.run("undo")
    screen.hold("account-password")


def test_app_password_in_the_url(shop: Bitbucket) -> None:
    """410: swapped, taken back, taken back again."""
    shop.embed("bob", shop.app_password)
    screen = screen_of(shop)
    screen.run("git", "push")
    screen.run("remote", "show")
    screen.run("fix", *TOKEN, stdin=shop.token)
    screen.run("undo")
    screen.run("undo")
    screen.hold("app-password")


def test_missing_scope(shop: Bitbucket) -> None:
    """403: a token that may read and not write."""
    shop.store("x-bitbucket-api-token-auth", shop.read_only_token)
    screen = screen_of(shop)
    screen.run("git", "push")
    screen.hold("missing-scope")


def test_email_as_user_name(shop: Bitbucket) -> None:
    """401: the token is good, the user name is not."""
    shop.embed(shop.email, shop.token)
    screen = screen_of(shop)
    screen.run("git", "push")
    screen.hold("email-as-user-name")


def test_clone(shop: Bitbucket) -> None:
    """A clone with a dead password: there is no repository yet."""
    shop.store("bob", shop.account_password)
    screen = Screen(shop.home, (shop.home, "~"))
    screen.run("git", "clone", shop.url, "new")
    screen.run("fix", "--dry-run")
    screen.hold("clone")


def test_refused_candidates(shop: Bitbucket) -> None:
    """No token, an app password, a token that the host does not know: nothing changes."""
    shop.embed("bob", shop.app_password)
    screen = screen_of(shop)
    bbfix("git", "push", cwd=shop.work)
    screen.run("fix", *TOKEN)
    screen.run("fix", *TOKEN, stdin=shop.app_password)
    screen.run("fix", *TOKEN, stdin=shop.unknown_token)
    screen.run("fix", "no-such-fix")
    screen.hold("refused")


@pytest.mark.parametrize(
    "name",
    [
        "local-changes-overwritten",
        "merge-conflict",
        "no-such-pathspec",
        "no-upstream",
        "non-fast-forward",
        "not-a-repository",
    ],
)
def test_everyday_failures(world: Callable[[str], World], name: str) -> None:
    """What git users see most; git's own words, which differ by version, are left out."""
    here = world(name)
    screen = Screen(here.path, (here.folder, "/w"))
    screen.run(*here.command)
    command, _, rest = screen.text.partition("\n")
    screen.text = f"{command}\n...\n{rest[rest.index('error[') :]}"
    screen.hold(name)
