from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from diagnose.errors import UsageError
from diagnose.library.index import Library
from diagnose.library.page import Pattern
from diagnose.workshop import exam
from diagnose.workshop import pageset
from tests.library.pages import page
from tests.library.pages import put

TEXT = "fatal: 'x' is broken"


def nowhere(_: str) -> None:
    """No URL is of a known host."""


@pytest.fixture(scope="module")
def library() -> Library:
    """The library as it is shipped."""
    return Library.open(user=False)


def held(tmp_path: Path, library: Library, **changes: Any) -> tuple[Pattern, pageset.PageSet]:
    """A page in a file of its own, and the library that has it."""
    file = tmp_path / "draft.toml"
    put(file, page(**changes))
    (tested,) = pageset.of([str(file)], library)
    return tested.pages[0], tested


def troubles(tmp_path: Path, library: Library, **changes: Any) -> list[str]:
    found, tested = held(tmp_path, library, **changes)
    answers = exam.answers(found, tested.library, nowhere)
    return [text for answer in answers for text in answer.troubles]


def test_a_good_page_answers_its_example_and_no_counter(tmp_path: Path, library: Library) -> None:
    """Each answer says what was found and where the example is from."""
    found, tested = held(tmp_path, library)
    example, counter = exam.answers(found, tested.library, nowhere)

    assert (example.about, example.found, example.troubles) == (
        "git 2.39.5",
        ("broken-thing",),
        (),
    )
    assert (counter.about, counter.found, counter.troubles) == ("prose", (), ())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"example": [{"git": "2.39.5", "text": "all is well"}]}, "the page is not found"),
        (
            {"example": [{"git": "2.39.5", "text": f"fatal: no such thing\n{TEXT}"}]},
            "left without a word: fatal: no such thing",
        ),
        (
            {"example": [{"git": "2.39.5", "text": TEXT, "captures": {"path": "y"}}]},
            "`path` is 'x', and not 'y'",
        ),
        (
            {"counter": [{"reason": "alike", "text": TEXT}]},
            "the page answers what only looks like its failure",
        ),
        (
            {
                "example": [
                    {
                        "git": "2.39.5",
                        "text": f"{TEXT}\nfatal: bad config line 3 in file .git/config",
                    }
                ]
            },
            "`bad-config-line` answers, too: one of them stands on lines that are not its own",
        ),
    ],
)
def test_what_is_wrong_is_said(
    tmp_path: Path, library: Library, changes: dict[str, Any], words: str
) -> None:
    """Not found, left without a word, captured otherwise, talked over, or a false alarm."""
    assert words in troubles(tmp_path, library, **changes)


def test_a_page_that_answers_for_another_is_named(tmp_path: Path, library: Library) -> None:
    """A new page is held against the examples of all others, too."""
    greedy = {"literal": "bad config", "regex": "^fatal: bad config line [^\\n]+$"}
    found, tested = held(tmp_path, library, match=[greedy], why="so", fix=[])
    said = list(exam.talk(found, tested.library, nowhere, skip=tested.ids))

    assert "the page answers example 1 of `bad-config-line`, which is not its own" in said


def test_pages_are_named_by_id_file_or_folder(tmp_path: Path, library: Library) -> None:
    """Ids come from the library in use; what is none of the three is wrong usage."""
    put(tmp_path / "push" / "broken-thing.toml", page())
    (tmp_path / "push" / "torn.toml").write_text("id = ")
    ids, folder = pageset.of(["index-lock", str(tmp_path)], library)

    assert [one.id for one in ids.pages] == ["index-lock"]
    assert [one.id for one in folder.pages] == ["broken-thing"]
    assert [error.message.partition(":")[0] for error in folder.errors] == ["push/torn.toml"]
    with pytest.raises(UsageError, match="no pattern, file or folder"):
        pageset.of(["nonsense"], library)
    with pytest.raises(UsageError, match="no folder or file"):
        pageset.of(["no/such.toml"], library)


def test_a_whole_library_stands_alone(tmp_path: Path, library: Library) -> None:
    """A folder with hosts of its own is no addition to the shipped pages."""
    put(tmp_path / "push" / "broken-thing.toml", page())
    put(tmp_path / "hosts" / "forge.toml", {"id": "forge"})
    (tested,) = pageset.of([str(tmp_path)], library)

    assert tested.library.ids() == ("broken-thing",)


def test_without_names_the_users_pages_are_taken(tmp_path: Path, library: Library) -> None:
    """Where the user has none, those that are shipped."""
    put(tmp_path / "push" / "broken-thing.toml", page())

    assert pageset.default(library, str(tmp_path)).ids == {"broken-thing"}
    assert "index-lock" in pageset.default(library, str(tmp_path / "none")).ids
