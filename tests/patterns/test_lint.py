from __future__ import annotations

import pytest

from diagnose.library.fixes import BRACED
from diagnose.library.lint import lint
from diagnose.remedy.steps import gitrules
from tests.patterns.pages import ROOT
from tests.patterns.pages import living
from tests.patterns.pages import pages


def test_the_shipped_pages_pass_the_lint() -> None:
    """Format, wording, safety and references of every page are in order."""
    assert lint(str(ROOT)) == []


def git_steps() -> list[tuple[str, str]]:
    """Every git command of every fix, and each that takes one back, as (fix, words)."""
    owned = [(f"{page.id}/{fix.id}", fix) for page in living() for fix in page.fixes]
    shared = [(fix.id, fix) for fix in pages().fixes]
    return [
        (f"{name}-{key}", step.blanks[key])
        for name, fix in (*owned, *shared)
        for step in fix.steps
        for key in ("argv", "undo")
        if step.kind == "git" and step.blanks.get(key)
    ]


@pytest.mark.parametrize("words", [pytest.param(words, id=name) for name, words in git_steps()])
def test_every_git_step_is_one_that_bbfix_runs(words: str) -> None:
    """What a page wants to run, forth and back, is on the list of commands and options."""
    gitrules.rule(BRACED.sub("word", words).split("\0"))  # raises for any other
