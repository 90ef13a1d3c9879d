from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.evidence.run import PLACES
from diagnose.factnames import FACTS
from tests.evidence.world import at
from tests.evidence.world import value

ASKED = "fatal: could not read Username for 'https://github.com': No such device or address\n"


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("docker-build", "Step 6/10 : RUN go mod download"),
        ("docker-build", "The command '/bin/sh -c go mod download' returned a non-zero code: 1"),
        ("docker-build", " ---> Running in ed68bd06965e"),
        ("github-actions", "  /usr/bin/git -c protocol.version=2 submodule update --init --force"),
        ("github-actions", "Error: The process '/usr/bin/git' failed with exit code 128"),
        ("github-actions", "Run peaceiris/actions-gh-pages@v3"),
        ("gitlab-ci", "ERROR: Job failed: exit code 1"),
        ("azure-pipelines", "/usr/bin/bash /home/vsts/work/_temp/42fac68b.sh"),
        ("jenkins", 'hudson.plugins.git.GitException: Command "git fetch" returned status 128:'),
        ("travis", "at /home/travis/build/acme/shop/node_modules/execa/index.js:174:9"),
        ("read-the-docs", "Command time: 0s Return: 128"),
        ("heroku", "Cloning https://github.com/acme/shop to ./.heroku/src/shop"),
    ],
)
def test_a_log_shows_where_it_was_written(tmp_path: Path, place: str, line: str) -> None:
    """One line of a build service is enough, before or after what git said."""
    assert value(at(tmp_path, text=f"{ASKED}{line}\n"), "run.place") == place
    assert value(at(tmp_path, text=f"{line}\n{ASKED}"), "run.place") == place


def test_a_terminal_is_no_build_service(tmp_path: Path) -> None:
    """What somebody typed shows no place; nor does the address of a host."""
    for text in (ASKED, "$ git push heroku main\n" + ASKED, "To https://gitlab.com/acme/shop.git"):
        assert value(at(tmp_path, text=text), "run.place") == "none"


@pytest.mark.parametrize(
    ("way", "line"),
    [
        ("push", "Pushing to https://github.com/acme/shop.git"),
        ("push", "lerna ERR! git push --follow-tags --no-verify origin main"),
        ("fetch", "Cloning into 'shop'..."),
        ("fetch", "go: git ls-remote -q origin in /root/go/pkg/mod/cache/vcs/0a1b"),
        ("none", "git status"),
    ],
)
def test_the_output_tells_sending_from_taking(tmp_path: Path, way: str, line: str) -> None:
    """The command that stands in the output, or a line that only one of them prints."""
    assert value(at(tmp_path, text=f"{line}\n{ASKED}"), "run.way") == way


def test_the_users_own_command_goes_before_the_output(tmp_path: Path) -> None:
    """Where the command is known its output is not searched."""
    context = at(tmp_path, "git", "push", text="Cloning into 'shop'...\n")
    assert value(context, "run.way") == "push"


def test_every_place_has_a_name_that_pages_may_use() -> None:
    """The registry and the table name the same places."""
    assert FACTS["run.place"].values == (*PLACES, "none")
