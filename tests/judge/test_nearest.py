from __future__ import annotations

import pytest

from diagnose.judge.nearest import nearest
from diagnose.judge.nearest import telling
from diagnose.library.index import Library


@pytest.fixture(scope="module")
def library() -> Library:
    """The library as it is shipped."""
    return Library.open(user=False)


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("fatal: unable to create leading directories of 'x'", "clone-folder-not-writable"),
        ("error: options '-a' and '-b' may not be used together", "options-conflict"),
        ("fatal: cannot abort from a branch yet to be born", "no-commits-yet"),
        ("error: cannot replay: your index contains uncommitted changes", "uncommitted-changes"),
    ],
)
def test_a_neighbour_in_words_is_found(library: Library, line: str, near: str) -> None:
    """A message in other words than those of a page leads to that page."""
    assert nearest([line], library)[:1] == (near,)


@pytest.mark.parametrize(
    "line",
    [
        "fatal: the moon is full",
        "fatal: could not read 'onto'",
        "fatal: failed to write commit-graph",
        "fatal: unable to parse 'x' header",
        "error: unknown subcommand: 'frobnicate'",
        "fatal: could not write multi-pack bitmap",
        "fatal: dictionary of 12 words is too small for the trie",
        "fatal: git fast-import: expected 'x' but got 'y'",
        "error: could not not",
        "fatal: 'x'",
        "",
    ],
)
def test_nothing_near_is_nothing_said(library: Library, line: str) -> None:
    """Words that every message has lead nowhere: no guess is better than a wild one."""
    assert nearest([line], library) == ()


def test_what_varies_does_not_count() -> None:
    """Names in quotes, URLs, paths and numbers say nothing of the failure."""
    assert telling("fatal: cannot open 'a b' at https://x.example/y for /z/1 in 12 tries") == {
        *("cannot", "open", "at", "for", "in", "tries"),
    }
