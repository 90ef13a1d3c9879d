from __future__ import annotations

import re

import pytest

from diagnose.library.fixes import BRACED
from diagnose.library.lint import lint
from diagnose.library.origins import origins
from diagnose.library.page import Pattern
from diagnose.remedy.steps import gitrules
from tests.patterns.pages import ROOT
from tests.patterns.pages import living
from tests.patterns.pages import name
from tests.patterns.pages import pages


def test_the_shipped_pages_pass_the_lint() -> None:
    """Format, wording, safety and references of every page are in order."""
    assert lint(str(ROOT)) == []


def git_steps() -> list[tuple[str, str]]:
    """Every git command of every fix, and each that takes one back, as (fix, words)."""
    owned = [(f"{page.id}/{fix.id}", fix) for page in living() for fix in page.fixes]
    shared = [(fix.id, fix) for fix in pages().fixes]
    return [
        (f"{owner}-{key}", step.blanks[key])
        for owner, fix in (*owned, *shared)
        for step in fix.steps
        for key in ("argv", "undo")
        if step.kind == "git" and step.blanks.get(key)
    ]


@pytest.mark.parametrize("words", [pytest.param(words, id=step) for step, words in git_steps()])
def test_every_git_step_is_one_that_bbfix_runs(words: str) -> None:
    """What a page wants to run, forth and back, is on the list of commands and options."""
    gitrules.rule(BRACED.sub("word", words).split("\0"))  # raises for any other


QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|<[^<>]*>|\{[^{}]*\}|\$\?|\$\([a-z]+\)")
WILD = frozenset("*?[]()!\\")  # a shell fills these in, or takes them for its own grammar


def test_a_command_can_be_pasted_into_a_shell() -> None:
    """What a page shows to be typed has its patterns in quotes."""
    owned = [(page.id, fix) for page in living() for fix in page.fixes]
    shared = [("fixes", fix) for fix in pages().fixes]
    shown = [
        (owner, step.blanks["command"])
        for owner, fix in (*owned, *shared)
        for step in fix.steps
        if "command" in step.blanks
    ]

    assert [each for each in shown if WILD & set(QUOTED.sub("", each[1]))] == []


def test_a_link_to_source_code_names_a_file() -> None:
    """A whole tree of sources proves nothing about one message."""
    links = [(page.id, link) for page in living() for link in origins(page).links]

    assert [each for each in links if re.search(r"/(?:blob|tree)/[^/]+/?$", each[1])] == []


def speaks_git(page: Pattern) -> bool:
    """Whether a page says that its words are git's own."""
    return bool(page.git) or any(file.startswith("git ") for file in origins(page).files)


@pytest.mark.parametrize("page", [page for page in living() if speaks_git(page)], ids=name)
def test_words_of_git_are_provoked_or_say_why_not(page: Pattern) -> None:
    """A world shows the words with a real git, or the page gives the reason why none can."""
    shown = any(example.world for example in page.examples)
    excused = any(words.get("unprovoked") for words in page.git)

    assert page.git
    assert shown or excused
    assert not (shown and all(words.get("unprovoked") for words in page.git))
