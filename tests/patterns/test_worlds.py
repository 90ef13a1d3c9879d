"""Pages whose words are git's own are held against the git installed here."""

from __future__ import annotations

import functools
import shlex
import subprocess
from collections.abc import Callable

import pytest

from diagnose.library.page import Pattern
from diagnose.match.find import find
from tests.lab import worlds
from tests.lab.worlds import World
from tests.patterns.pages import examples
from tests.patterns.pages import host_id
from tests.patterns.pages import library
from tests.patterns.pages import name
from tests.patterns.pages import transcript
from tests.patterns.words import words

MADE = [(page, number) for page, number in examples() if page.examples[number].world]


@functools.cache
def installed() -> str:
    """The release of the git that runs in the worlds."""
    return subprocess.run(["git", "version"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(("page", "number"), MADE, ids=name)
def test_a_real_git_shows_the_pattern(
    world: Callable[[str], World],
    page: Pattern,
    number: int,
) -> None:
    """What git says in the world of an example is its pattern, with no word left over.

    An example may name a command of its own. The release that it is said to be from prints each
    of its lines.
    """
    example = page.examples[number]
    assert example.world in worlds.names(), "the world is to be built in tests/lab/worlds"
    here = world(example.world)
    command = shlex.split(example.command) or list(here.command)

    done = here.run(*command)

    printed = done.stdout + done.stderr
    said = transcript(printed, shlex.join(command), done.returncode)
    found = find(said, library(), host_of=host_id)
    assert [match.pattern for match in found.matches] == [page.id]
    assert [said.lines[index].text for index in found.unrecognised] == []
    assert set(found.matches[0].captures) >= set(example.captures)
    if example.git in installed().split():
        shown = words(printed)
        assert [line for line in words(example.text) if line not in shown] == []
