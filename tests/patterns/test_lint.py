from __future__ import annotations

import pytest

from diagnose.library.fixes import BRACED
from diagnose.library.lint import lint
from diagnose.library.page import Pattern
from diagnose.remedy.steps import gitrules
from tests.patterns.pages import ROOT
from tests.patterns.pages import living
from tests.patterns.pages import name
from tests.patterns.pages import pages

# pages that still lack a world or the reason why there is none
OWED = [
    "allowed-signers-missing",
    "gpg-program-missing",
    "clone-folder-not-writable",
    "daemon-refused",
    "not-a-git-server",
    "tls-backend-unsupported",
    "transfer-cut-off",
    "transport-not-allowed",
    "url-scheme-unknown",
    "disk-full",
    "not-writable",
    "pack-index-damaged",
    "ssh-program-missing",
    "paths-collide",
    "unreadable-file",
]


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


@pytest.mark.parametrize("page", [page for page in living() if page.git], ids=name)
def test_words_of_git_are_provoked_or_say_why_not(page: Pattern) -> None:
    """A world shows the words with a real git, or the page gives the reason why none can."""
    shown = any(example.world for example in page.examples)
    excused = any(words.get("unprovoked") for words in page.git)

    assert shown or excused or page.id in OWED
    assert not (shown and all(words.get("unprovoked") for words in page.git))
