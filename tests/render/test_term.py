from __future__ import annotations

import io

import pytest

from diagnose.render import term
from diagnose.settings import load


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


ANSWERS = [
    # wish, environment, at a terminal, elsewhere
    ("auto", {}, True, False),
    ("auto", {"NO_COLOR": "1"}, False, False),
    ("auto", {"NO_COLOR": ""}, True, False),
    ("auto", {"FORCE_COLOR": "1"}, True, True),
    ("auto", {"FORCE_COLOR": "0"}, True, False),
    ("auto", {"TERM": "dumb"}, False, False),
    ("always", {"NO_COLOR": "1"}, True, True),
    ("never", {"FORCE_COLOR": "1"}, False, False),
]


@pytest.mark.parametrize(("wish", "env", "at_terminal", "elsewhere"), ANSWERS)
def test_colours(wish: str, env: dict[str, str], at_terminal: bool, elsewhere: bool) -> None:
    """A wish decides; without one the variables that all programs know do, then the stream."""
    assert term.of_stream(Screen(), wish, env).colour is at_terminal
    assert term.of_stream(io.StringIO(), wish, env).colour is elsewhere


@pytest.mark.parametrize(("wish", "env", "at_terminal", "elsewhere"), ANSWERS[:6])
def test_settings_say_the_same(
    wish: str, env: dict[str, str], at_terminal: bool, elsewhere: bool
) -> None:
    """The settings that are loaded from an environment lead to the same colours as the wish."""
    del wish
    loaded = load(env=env).color
    assert term.of_stream(Screen(), loaded, env).colour is at_terminal
    assert term.of_stream(io.StringIO(), loaded, env).colour is elsewhere
