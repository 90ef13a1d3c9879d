from __future__ import annotations

from diagnose.library.lint import lint
from tests.patterns.pages import ROOT


def test_the_shipped_pages_pass_the_lint() -> None:
    """Format, wording, safety and references of every page are in order."""
    assert lint(str(ROOT)) == []
