from __future__ import annotations

from pathlib import Path

from diagnose.library import docs
from diagnose.library.pages import read_pages
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
        simple("old", "long gone", status="retired", sources=["https://x.example"]),
    )
    put(tmp_path / "fixes" / "shared.toml", FIX_PAGE)
    put(tmp_path / "hosts" / "forge.toml", {"title": "Forge", "checked": "2026-10-01"})

    assert docs.main([str(tmp_path)]) == 0

    text = (tmp_path / "README.md").read_text()

    assert "## push: pushes that the remote rejected" in text
    assert (
        "| [`broken-thing`](push/broken-thing.toml) | the thing is broken | *ask* (none) "
        "| git 2.39.5 |"
    ) in text
    assert "the thing is broken (retired)" in text
    assert "[1](https://x.example)" in text
    assert "| `shared` | get help | none |" in text
    assert "| [`forge`](hosts/forge.toml) | Forge | 2026-10-01 |" in text
