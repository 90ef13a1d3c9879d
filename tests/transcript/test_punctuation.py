from __future__ import annotations

import pytest

from diagnose.transcript.punctuation import plain


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("for \u2018https://x/\u2019", "for 'https://x/'"),
        ("You\u2019re", "You're"),
        ("\u201cgit pull\u201d", '"git pull"'),
        ("\u00ab\u00a0main\u00a0\u00bb", "'main'"),
        ("\u2039main\u203a", "'main'"),
        ("10:00 [build] \u203a fatal: x", "10:00 [build] \u203a fatal: x"),
        ("switch `u'", "switch 'u'"),
        ("run `git add` and don't", "run `git add` and don't"),
        ("fatal\u00a0: x", "fatal : x"),
        ("a\u3000b\u2009c", "a b c"),
        ("plain 'text'", "plain 'text'"),
    ],
)
def test_quotes_and_blanks_become_plain(raw: str, clean: str) -> None:
    """What forums and word processors make of quotes and blanks is undone; Markdown stays."""
    assert plain(raw) == clean
