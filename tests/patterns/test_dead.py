"""The words of git in the pages are words of the git installed here."""

from __future__ import annotations

from diagnose.library import dead
from diagnose.library import invented
from diagnose.library.invented import Messages
from tests.patterns.pages import living


def test_no_wording_is_dead() -> None:
    """Each message that a page names is in git, unless the page says which releases have it."""
    assert dead.dead(living(), dead.Git()) == []


def test_no_line_is_invented() -> None:
    """Each line that a page says this git printed is made by one of its messages."""
    assert invented.invented(living(), Messages(dead.Git())) == []
