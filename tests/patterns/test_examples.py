from __future__ import annotations

import pytest

from diagnose.library.page import Pattern
from diagnose.library.schema import captures_of
from diagnose.match.expression import Runner
from diagnose.match.occurrence import Seeker
from diagnose.match.place import Place
from diagnose.match.text import Text
from tests.patterns.pages import counters
from tests.patterns.pages import examples
from tests.patterns.pages import host_id
from tests.patterns.pages import living
from tests.patterns.pages import look
from tests.patterns.pages import name
from tests.patterns.pages import transcript


@pytest.mark.parametrize(("page", "number"), examples(), ids=name)
def test_an_example_shows_its_own_pattern_first(page: Pattern, number: int) -> None:
    """The first diagnosis of a page's own transcript is that page, so no other steals it."""
    found = look(page.examples[number])

    assert [match.pattern for match in found.matches][:1] == [page.id]
    assert found.warnings == ()


@pytest.mark.parametrize(("page", "number"), examples(), ids=name)
def test_an_example_is_explained_whole(page: Pattern, number: int) -> None:
    """No line of an example that looks like a failure is left without a word."""
    example = page.examples[number]
    lines = transcript(example.text).lines

    assert [lines[index].text for index in look(example).unrecognised] == []


@pytest.mark.parametrize(("page", "number"), examples(), ids=name)
def test_an_example_gives_the_captures_it_promises(page: Pattern, number: int) -> None:
    """What the page says it captures is captured, with that value."""
    example = page.examples[number]
    captures = look(example).matches[0].captures

    assert {key: captures.get(key) for key in example.captures} == dict(example.captures)


@pytest.mark.parametrize(("page", "number"), counters(), ids=name)
def test_a_counter_example_does_not_show_the_pattern(page: Pattern, number: int) -> None:
    """What only looks alike is not taken for the failure."""
    assert page.id not in [match.pattern for match in look(page.counters[number]).matches]


def test_cross_talk_is_declared() -> None:
    """An example shows another pattern beside its own only if the page knows that pattern.

    A second error in a quoted transcript is either the same failure in other words, which
    `supersedes` folds in, or another page stands on lines that are not its own.
    """
    talk = {
        (page.id, match.pattern)
        for page in living()
        for example in page.examples
        for match in look(example).matches[1:]
    }

    assert sorted(talk) == []


@pytest.mark.parametrize("page", living(), ids=name)
def test_every_capture_is_shown_by_an_example(page: Pattern) -> None:
    """Each name that a page's regexes capture is held by at least one of its examples."""
    shown = {key for example in page.examples for key in example.captures}

    assert set(captures_of(page.signs)) - shown == set()


@pytest.mark.parametrize("page", living(), ids=name)
def test_every_sign_is_shown_by_an_example(page: Pattern) -> None:
    """A sign that no example reaches may be dead, and nobody would know."""
    shown: set[int] = set()
    for example in page.examples:
        known = transcript(example.text, example.command, example.exit)
        text = Text(known)
        place = Place(text, known.source.command, example.exit, host_id)
        for number, sign in enumerate(page.signs):
            if Seeker(text, place, Runner()).occurrences(page.replace(signs=(sign,))):
                shown.add(number)

    assert {n for n, sign in enumerate(page.signs) if sign.role == "sign"} - shown == set()
