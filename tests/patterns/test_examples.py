"""The cross-talk matrix: every example and counter-example against every pattern."""

from __future__ import annotations

import pytest

from diagnose.library.page import Pattern
from diagnose.library.schema import captures_of
from diagnose.match.expression import Runner
from diagnose.match.occurrence import Seeker
from diagnose.match.scope import Scope
from diagnose.match.text import Text
from diagnose.workshop import exam
from tests.patterns.pages import host_id
from tests.patterns.pages import library
from tests.patterns.pages import living
from tests.patterns.pages import name


@pytest.mark.parametrize("page", living(), ids=name)
def test_each_example_is_answered_by_its_page_alone(page: Pattern) -> None:
    """The page comes first, no other talks, no line is left, and it captures what it promises.

    A counter-example does not show the page. All patterns of the library are asked each time. A
    second error in a quoted transcript is either the same failure in other words, which
    `supersedes` folds in, or another page stands on lines that are not its own.
    """
    wrong = [answer for answer in exam.answers(page, library(), host_id) if answer.troubles]

    assert wrong == []


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
        known = exam.transcript(example.text, example.command, example.exit)
        text = Text(known)
        scope = Scope(text, known.source.command, example.exit, host_id)
        for number, sign in enumerate(page.signs):
            if Seeker(text, scope, Runner()).occurrences(page.replace(signs=(sign,))):
                shown.add(number)

    assert {n for n, sign in enumerate(page.signs) if sign.role == "sign"} - shown == set()
