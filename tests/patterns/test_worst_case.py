from __future__ import annotations

import pytest

from diagnose.library.page import Pattern
from diagnose.workshop import hostile
from tests.patterns.pages import living
from tests.patterns.pages import name


@pytest.mark.parametrize("page", living(), ids=name)
def test_no_regex_is_slow_on_hostile_text(page: Pattern) -> None:
    """A server or a build log cannot make bbfix think for long."""
    slow = [
        (sign.regex, seconds)
        for sign, seconds in zip(page.signs, hostile.worst(page), strict=True)
        if seconds > hostile.LIMIT
    ]

    assert slow == []
