from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diagnose.library import docs
from diagnose.library.origins import link_name
from diagnose.library.pages import Pages
from diagnose.library.pages import read_pages
from diagnose.library.schema import read_pattern
from tests.library.pages import FIX_PAGE
from tests.library.pages import page
from tests.library.pages import put
from tests.library.pages import simple
from tests.library.pages import write
from tests.patterns.pages import ROOT


def test_the_catalogue_is_fresh() -> None:
    """patterns/README.md says what the pages say; `python -m diagnose.library.docs` writes it."""
    assert (ROOT / "README.md").read_text(encoding="utf-8") == docs.catalogue(read_pages(str(ROOT)))


def test_the_catalogue_names_pattern_risk_and_source(tmp_path: Path) -> None:
    """One row a page, by area; repairs that a person must do are marked."""
    write(
        tmp_path,
        page(),
        simple("old", "long gone", status="retired", sources=["https://x.example/y"]),
    )
    put(tmp_path / "fixes" / "shared.toml", FIX_PAGE)
    put(tmp_path / "hosts" / "forge.toml", {"title": "Forge", "checked": "2026-10-01"})

    assert docs.main([str(tmp_path)]) == 0

    text = (tmp_path / "README.md").read_text()

    assert "## push: pushes that the remote rejected" in text
    assert (
        "| [`broken-thing`](push/broken-thing.toml) | the thing is broken "
        "| quoted from git 2.39.5; made up | *ask* |"
    ) in text
    assert "the thing is broken (retired)" in text
    assert "[x.example](https://x.example/y)" in text
    assert "| `shared` | get help | none |" in text
    assert "| [`forge`](hosts/forge.toml) | Forge | 2026-10-01 |" in text
    assert "| [push](#push-pushes-that-the-remote-rejected) | 2 |  |  | 2 |  |  |" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {
                "example": [
                    {"git": "2.39.5", "world": "w", "text": "a"},
                    {"git": "2.1", "text": "b"},
                ]
            },
            "seen with git 2.39.5 (world [w](../tests/lab/worlds/w.sh)); made up",
        ),
        (
            {"git": {"file": "a.c", "msgid": "b", "unprovoked": "needs a full disk"}},
            (
                "composed from git's source, never provoked: needs a full disk; "
                "quoted from git 2.39.5; made up; git `a.c`"
            ),
        ),
        (
            {
                "sources": ["git a.c v2.39: words", "curl lib/b.c before 7.84", "git c.c v2.1"],
                "example": [{"source": "https://github.com/o/r/issues/7", "text": "b"}],
            },
            "git `a.c` `c.c`, curl `lib/b.c`; [o/r#7](https://github.com/o/r/issues/7)",
        ),
    ],
    ids=["world", "composed", "sources"],
)
def test_the_catalogue_says_where_words_come_from(changes: dict[str, Any], words: str) -> None:
    """What a world shows is told apart from what is only labelled, quoted or linked."""
    pattern = read_pattern(page(**changes), "push/x", area="push", name="broken-thing")

    assert f"| the thing is broken | {words} |" in docs.catalogue(Pages(patterns=(pattern,)))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/git/git/blob/v2.39.0/remote-curl.c", "git/git remote-curl.c"),
        ("https://gitlab.com/a/b/-/blob/main/lib/c.rb#L7", "a/b c.rb"),
        ("https://github.com/a/b/pull/12", "a/b#12"),
        ("https://github.com/a/b", "a/b"),
        ("https://www.openssh.com/legacy.html", "openssh.com"),
    ],
)
def test_a_link_has_a_telling_name(url: str, name: str) -> None:
    """A thread, a file of a repository, a repository or a site."""
    assert link_name(url) == name
