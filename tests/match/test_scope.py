from __future__ import annotations

import pytest

from diagnose.match.scope import KNOWN
from diagnose.match.scope import subcommand
from tests.patterns.pages import living


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["git", "push", "origin"], "push"),
        (["git", "-C", "a", "ls-tree", "HEAD"], "ls-tree"),
        (["git", "publish"], ""),
        (["git"], ""),
        ([], ""),
    ],
)
def test_an_alias_narrows_nothing(command: list[str], name: str) -> None:
    """What a word of the user's own runs is not known, so any sign may fit."""
    assert subcommand(command) == name


def test_every_command_that_a_page_names_is_known() -> None:
    """A sign narrowed to another one would fire for every command."""
    named = {name for page in living() for sign in page.signs for name in sign.commands}

    assert named <= KNOWN
