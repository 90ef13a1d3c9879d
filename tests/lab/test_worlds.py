"""Each world makes the installed git say what the world promises."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from tests.lab import worlds
from tests.lab.worlds import World


@pytest.mark.parametrize("name", worlds.names())
def test_provokes_its_message(world: Callable[[str], World], name: str) -> None:
    """The failing command of a world fails as its script says."""
    here = world(name)

    done = here.run()

    assert here.says in done.stdout + done.stderr
    # a git whose helper is gone may be ended while it still writes to it
    assert done.returncode in ((128, -signal.SIGPIPE) if here.exit == 128 else (here.exit,))


def test_copies_are_apart(world: Callable[[str], World]) -> None:
    """What one test does to a world the next does not see."""
    first, second = world("hook-declined"), world("hook-declined")
    (first.path / "README").unlink()

    assert (second.path / "README").exists()


def test_a_hostile_configuration_is_armed(world: Callable[[str], World]) -> None:
    """The traps lie ready in the copy, and plain `git push` alone does not step into them."""
    here = world("hostile-config")
    here.run()

    assert not here.canary.exists()

    here.run("git", "status")

    assert here.canary.exists()
