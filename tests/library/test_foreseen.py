from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diagnose.errors import LibraryError
from diagnose.library import lint
from diagnose.library.compile import disarmed
from diagnose.library.index import Library
from diagnose.library.schema import read_pattern
from diagnose.model import Sureness
from tests.library.pages import page
from tests.library.pages import write

FILE = "push/broken-thing.toml"
ENTRY: dict[str, Any] = {"when": ["left.lock != none"], "why": "`{left.lock}` is left over."}


def read(*entries: dict[str, Any]) -> Any:
    return read_pattern(page(foreseen=list(entries)), FILE, area="push", name="broken-thing")


def test_an_entry_arrives_typed() -> None:
    """Facts of both registers may be asked for, and captures filled from them."""
    given = {"captures": {"path": "{left.lock}"}, "severity": "notice", "sureness": "likely"}
    entry = read({**ENTRY, **given, "fixes": ["ask"], "title": "a lock is left"}).foreseen[0]

    assert (entry.when[0].fact, entry.when[0].equal) == ("left.lock", False)
    assert entry.captures == {"path": "{left.lock}"}
    assert (entry.severity, entry.sureness) == ("notice", Sureness.LIKELY)
    assert (entry.fixes, entry.title) == (("ask",), "a lock is left")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"why": "x"}, "`foreseen 1 when` is missing"),
        ({"when": ["left.lock != none"]}, "`foreseen 1 why` is missing"),
        ({**ENTRY, "when": ["left.nothing == yes"]}, "asks for the fact `left.nothing`"),
        ({**ENTRY, "why": "{path} is left"}, "uses {path}, which this page does not know"),
        ({**ENTRY, "captures": {"other": "x"}}, "fills `other`, which no regex"),
        ({**ENTRY, "sureness": "certain"}, "`foreseen 1 sureness`"),
        ({**ENTRY, "whom": "x"}, "`foreseen 1 whom`"),
    ],
)
def test_what_cannot_stand_there_is_said(entry: dict[str, Any], words: str) -> None:
    """The error names the file, the entry and the key."""
    with pytest.raises(LibraryError) as caught:
        read(entry)

    assert words in caught.value.message
    assert caught.value.message.startswith(FILE)


def test_the_index_gives_the_entries_back(tmp_path: Path) -> None:
    """Of all pages, in the order of the pages, without reading any page."""
    library = Library.of(str(write(tmp_path, page(foreseen=[ENTRY, ENTRY]))))

    assert [name for name, _ in library.foreseen()] == ["broken-thing", "broken-thing"]
    assert library.foreseen()[0][1] == library.pattern("broken-thing").foreseen[0]


def test_a_page_of_a_repository_foresees_nothing() -> None:
    """It came with a clone: nobody asks this machine on its behalf."""
    assert disarmed(read(ENTRY)).foreseen == ()


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({**ENTRY, "fixes": ["nothing"]}, "`foreseen fixes` names `nothing`"),
        ({**ENTRY, "why": "it is just left"}, "`foreseen 1 why` says `just`"),
        ({**ENTRY, "why": "w" * 500}, "`foreseen 1 why` is longer"),
        ({**ENTRY, "title": "Left over."}, "`title` begins with a capital letter"),
    ],
)
def test_the_lint_reads_the_words(tmp_path: Path, entry: dict[str, Any], words: str) -> None:
    """What a page says before a failure is held to the same rules as what it says after one."""
    found = lint.lint(str(write(tmp_path, page(foreseen=[entry]))))

    assert any(words in trouble for trouble in found), found


def test_a_fix_that_only_an_entry_uses_is_used(tmp_path: Path) -> None:
    """A repair may serve before the failure alone."""
    spare = {**page()["fix"][0], "id": "spare"}
    table = page(foreseen=[{**ENTRY, "fixes": ["spare"]}], fix=[page()["fix"][0], spare])

    assert lint.lint(str(write(tmp_path, table))) == []
