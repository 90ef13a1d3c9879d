from __future__ import annotations

from pathlib import Path

import pytest

from diagnose import paths
from diagnose.errors import LibraryError
from diagnose.library import sources
from diagnose.library.index import Library
from tests.library.pages import page
from tests.library.pages import put
from tests.library.pages import simple
from tests.library.pages import write


@pytest.fixture
def own() -> Path:
    """The user's folder of pages."""
    return Path(paths.patterns_dir())


@pytest.fixture
def cloned(tmp_path: Path) -> Path:
    """The folder of pages of a repository at `tmp_path`."""
    return tmp_path / ".bbfix" / "patterns"


def test_pages_of_the_user_are_joined(own: Path) -> None:
    """They are found like shipped ones, and may use shipped fixes."""
    write(own, page())
    library = Library.open()

    assert "broken-thing" in library.ids()
    assert library.pattern("broken-thing").trusted
    assert "broken-thing" in library.find_candidates("fatal: 'x' is broken")
    assert library.warnings == []


def test_a_broken_page_of_the_user_is_named_and_left_out(own: Path) -> None:
    """The rest works on, and bbfix says which page is broken, also when the index is cached."""
    write(own, page(), page(id="worse", severity="terrible"))
    Library.open()
    library = Library.open()

    assert "worse" not in library.ids()
    assert library.warnings == [
        "push/worse.toml: `severity` is `terrible`, but must be one of `error`, `warning`, `notice`"
    ]


def test_an_id_is_taken_over_only_on_purpose(own: Path) -> None:
    """A page with a shipped id counts if it says that it supersedes it."""
    taken = simple("index-lock", "index.lock", area="repository", title="a lock of my own")
    write(own, taken)
    library = Library.open()

    assert library.pattern("index-lock").title != "a lock of my own"
    assert library.warnings == ["`index-lock` is left out: the id is taken by a shipped pattern"]

    write(own, {**taken, "supersedes": ["index-lock"]})

    assert Library.open().pattern("index-lock").title == "a lock of my own"
    assert Library.open().warnings == []


def test_a_cloned_repository_only_explains(cloned: Path, tmp_path: Path) -> None:
    """Its fixes are dropped, it hides no shipped page, and it cannot take an id."""
    thief = simple("index-lock", "index.lock", area="repository", supersedes=["index-lock"])
    write(cloned, page(supersedes=["non-fast-forward"]), thief)
    put(cloned / "hosts" / "evil.toml", {"names": ["bitbucket.org"]})
    put(cloned / "fixes" / "api-token.toml", {"id": "api-token"})
    put(cloned / "consequences.toml", {"line": [{"literal": "Authentication failed"}]})
    plain = Library.open()
    library = Library.open(str(tmp_path))
    pattern = library.pattern("broken-thing")

    assert not pattern.trusted
    assert pattern.fixes == ()
    assert all(cause.fixes == () for cause in pattern.causes)
    assert library.superseded("broken-thing") == frozenset()
    assert library.pattern("index-lock").trusted
    assert library.hosts() == plain.hosts()
    assert library.consequences() == plain.consequences()


def test_a_fix_of_the_user_does_not_replace_a_shipped_one(own: Path) -> None:
    """Shared fixes are looked for in the order shipped, user."""
    put(
        own / "fixes" / "mine.toml",
        {"id": "mine", "title": "x", "risk": "none", "steps": [{"kind": "advise", "text": "y"}]},
    )

    assert Library.open().fix("mine").title == "x"
    with pytest.raises(LibraryError):
        Library.open(user=False).fix("mine")


def test_supersedes_is_transitive(own: Path) -> None:
    """What is explained better by a second is explained better by whatever supersedes that."""
    write(
        own,
        simple("most", "most of all", supersedes=["more"]),
        simple("more", "more than that", supersedes=["some", "most"]),
        simple("some", "some of it"),
    )

    assert Library.open().superseded("most") == {"more", "some"}


def test_a_cloned_repository_cannot_flood(cloned: Path, tmp_path: Path) -> None:
    """Only so many of its files are looked at."""
    for number in range(sources.MOST + 50):
        put(cloned / "push" / f"p{number}.toml", {})

    assert len(sources.scan(str(cloned), trusted=False)) == sources.MOST
    assert Library.open(str(tmp_path)).ids() == Library.open().ids()
