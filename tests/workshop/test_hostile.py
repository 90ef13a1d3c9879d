from __future__ import annotations

import pytest

from diagnose.library.page import Pattern
from diagnose.library.schema import read_pattern
from diagnose.workshop import hostile
from tests.library.pages import page


def made(regex: str, text: str) -> Pattern:
    table = page(
        match=[{"literal": "is broken", "regex": regex}],
        why="so",
        fix=None,
        cause=[{"id": "a", "otherwise": True}],
        example=[{"git": "2.39.5", "text": text}],
    )
    return read_pattern(table, "f", area="push", name="broken-thing")


@pytest.mark.parametrize(
    ("regex", "text"),
    [
        (r"^fatal: (?P<a>\S+?)\.\.\.(?P<b>\S+): is broken$", "fatal: a...b: is broken"),
        (r"^ ! \[new\] +[^\n]+ \(it is broken\)$", " ! [new]    a -> b (it is broken)"),
        (r"\S+ is broken$", "main is broken"),
        (r"^error: (?P<a>[a-z ]+)+ is broken$", "error: it is broken"),
    ],
)
def test_a_careless_regex_is_caught(regex: str, text: str) -> None:
    """What it repeats is drawn out, wherever in the line that may be."""
    assert max(hostile.worst(made(regex, text))) > hostile.LIMIT


def test_a_careful_regex_passes() -> None:
    """A regex in which every character has one way to be read costs next to nothing."""
    careful = made(r"^fatal: '(?P<a>[^'\n]+)' is broken$", "fatal: 'x' is broken")

    assert max(hostile.worst(careful)) < hostile.LIMIT / 5


def test_a_literal_alone_costs_nothing() -> None:
    """A sign without a regex has nothing to run."""
    bare = made(r"^fatal: '(?P<a>[^'\n]+)' is broken$", "fatal: 'x' is broken")
    bare = bare.replace(signs=(bare.signs[0].replace(regex=""),))

    assert hostile.worst(bare) == [0.0]
