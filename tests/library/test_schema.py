from __future__ import annotations

from typing import Any

import pytest

from diagnose.errors import LibraryError
from diagnose.library.page import Condition
from diagnose.library.schema import read_consequences
from diagnose.library.schema import read_pattern
from diagnose.model import Risk
from diagnose.model import Sureness
from tests.library.pages import PAGE
from tests.library.pages import page

FILE = "push/broken-thing.toml"
FIX: dict[str, Any] = PAGE["fix"][0]


def trouble(table: dict[str, Any]) -> str:
    with pytest.raises(LibraryError) as caught:
        read_pattern(table, FILE, area="push", name="broken-thing")
    return caught.value.message


def fix(**changes: Any) -> dict[str, Any]:
    return page(fix=[{**FIX, **changes}])


def test_a_good_page_becomes_a_pattern() -> None:
    """Every part of a page arrives in the value, typed."""
    when = ["lock.exists == yes", "repository.branch != main"]
    causes = [
        {"id": "first", "when": when, "fixes": ["ask"], "sureness": "likely"},
        {"id": "last", "otherwise": True},
    ]
    pattern = read_pattern(page(cause=causes), FILE, area="push", name="broken-thing")

    assert pattern.signs[0].role == "sign"
    assert pattern.causes[0].when == (
        Condition("lock.exists", True, "yes"),
        Condition("repository.branch", False, "main"),
    )
    assert pattern.causes[0].sureness is Sureness.LIKELY
    assert pattern.fixes[0].risk is Risk.NONE
    assert pattern.fixes[0].steps[0].blanks == {"text": "ask about {path}"}


def test_where_git_prints_it_is_kept() -> None:
    """Words of git name their file, the releases that have them, and why no world shows them."""
    said = {"file": "a.c", "msgid": "b", "since": "2.40", "unprovoked": "needs a full disk"}
    pattern = read_pattern(page(git=said), FILE, area="push", name="broken-thing")

    assert pattern.git == (said,)


def test_arguments_are_kept_apart() -> None:
    """The arguments of a git step are joined by NUL, which no argument can hold."""
    steps = [{"kind": "git", "argv": ["config", "a b", "{path}"]}]
    pattern = read_pattern(fix(risk="local", steps=steps), FILE, area="push", name="broken-thing")

    assert pattern.fixes[0].steps[0].blanks == {"argv": "config\0a b\0{path}"}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (page(colour="red"), "`colour` is not a key"),
        (page(id="other"), "`id` is `other`, but the file"),
        (page(id="Broken_Thing"), "lower case words"),
        (page(area="fetch"), "`area` is `fetch`, but the folder"),
        (page(area="cooking"), "`area` is `cooking`, but must be one of"),
        (page(severity="fatal"), "`severity` is `fatal`"),
        (page(title=None), "`title` is missing"),
        (page(title=3), "`title` must be a text, not a number"),
        (page(why=" "), "`why` is empty"),
        (page(why="at {nowhere}"), "uses {nowhere}, which this page does not know"),
        (page(why="at {lock.colour}"), "uses {lock.colour}, which the registry"),
        (page(why="at { and"), "`why` has a brace"),
        (page(sources=None), "`sources` or `git` must say"),
        (page(sources=["a", "a"]), "names something twice"),
        (page(example=None), "`example` is missing"),
        (page(counter=None), "`counter` is missing"),
        (page(git={"file": "a.c", "msgid": "b", "when": "2.1"}), "`git 1 when` is not a key"),
        (page(git={"file": "a.c", "msgid": "b", "since": "new"}), "`git 1 since` is `new`"),
        (page(match=None, fix=None, why="so"), "needs at least one entry with the role `sign`"),
        (page(match=[{"literal": "a"}]), "shorter than 4"),
        (page(match=[{"literal": "is broken", "regex": "("}]), "`match 1 regex` cannot be"),
        (page(match=[{"literal": "is broken", "regex": "a*"}]), "matches the empty text"),
        (page(match=[{"literal": "is broken", "role": "hint"}]), "`match 1 role` is `hint`"),
        (page(match=[{"literal": "is broken", "remote": "yes"}]), "must be true or false"),
        (page(match=[{"literal": "is broken", "exits": ["1"]}]), "whole numbers"),
        (page(match={"literal": "is broken"}), "write [[match]]"),
        (page(cause=None), "needs a last entry with `otherwise = true`"),
        (page(cause=[{"id": "a", "otherwise": True}] * 2), "uses an id twice"),
        (page(cause=[{"id": "a"}]), "`cause 1 when` or `otherwise"),
        (page(cause=[{"id": "a", "when": ["x is y"]}]), "knows `fact == value`"),
        (page(cause=[{"id": "a", "when": ["lock.colour == red"]}]), "the registry lacks"),
        (page(cause=[{"id": "a", "when": ["lock.exists == maybe"]}]), "it may be yes, no"),
        (page(cause=[{"id": "a", "when": ["capture.nobody == x"]}]), "the registry lacks"),
        (page(example=[{"text": "x"}]), "`example 1 git`"),
        (page(example=[{"git": "1", "text": "x", "captures": {"y": "z"}}]), "expects `y`"),
        (page(example=[{"git": "1", "text": "x", "cause": "rust"}]), "has no such cause"),
        (page(silent=[{"commands": ["merge"]}]), "`silent 1 exits` is missing"),
        (fix(risk="huge"), "`fix 1 risk` is `huge`"),
        (fix(steps=[]), "at least one step"),
        (fix(steps=[{"kind": "shell", "text": "x"}]), "`fix 1 steps 1 kind` is `shell`"),
        (fix(steps=[{"kind": "advise"}]), "`fix 1 steps 1 text` is missing"),
        (fix(steps=[{"kind": "advise", "text": "x", "to": "y"}]), "`fix 1 steps 1 to` is not"),
        (fix(steps=[{"kind": "git", "argv": "gc"}]), "never a line for a shell"),
        (fix(steps=[{"kind": "git", "argv": ["git", "gc"]}]), "which bbfix adds itself"),
        (fix(steps=[{"kind": "move-aside", "path": "x"}]), "a `move-aside` step is `local`"),
        (fix(verify="hope"), "`fix 1 verify` is `hope`"),
    ],
)
def test_a_bad_page_is_refused_in_one_clear_sentence(table: dict[str, Any], words: str) -> None:
    """Each error names the file and the key."""
    message = trouble(table)

    assert message.startswith(f"{FILE}: `")
    assert words in message


def test_a_retired_page_may_be_bare() -> None:
    """What was once an id stays one, with nothing to match."""
    table = page(status="retired", match=None, cause=None, fix=None, example=None, why="gone")
    pattern = read_pattern(table, FILE, area="push", name="broken-thing")

    assert pattern.status == "retired"


def test_consequences_are_read_as_strictly() -> None:
    """A line of consequences.toml has a literal and no key that nobody knows."""
    with pytest.raises(LibraryError, match="`line 1 colour` is not a key"):
        read_consequences({"line": [{"literal": "some words", "colour": "red"}]}, "c.toml")
    assert read_consequences({"line": [{"literal": "some words"}]}, "c.toml")[0].regex == ""
