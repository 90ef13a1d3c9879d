from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from diagnose.library.schema import read_pattern
from diagnose.render import page as pages
from diagnose.render.term import Term
from tests.library.pages import page

SCHEMA = Path(__file__).parent.parent / "schemas" / "bbfix.page-1.json"
ASK = {
    "id": "ask",
    "title": "ask somebody about `{path}`",
    "risk": "none",
    "steps": [{"kind": "advise", "text": "tell {host} of {path}", "command": "ask {path}"}],
}
MOVE = {
    "id": "move",
    "title": "move the file away",
    "risk": "local",
    "steps": [{"kind": "move-aside", "path": "{path}"}],
    "undo": "journal",
}
SCREEN = """\
error[broken-thing]: the thing is broken

    fatal: 'x' is broken

A thing breaks when it is used too often, and then `git thing --mend` is of no
use at all:

    git thing --new '<thing>'   # a long command is never wrapped, however long it is

- one reason is that things are old. That is so with many of them, all over the
  world
- the other is `git thing`

note:  things were better before 2020-01-01

cause: the lock of <lock path> is there (fix 1)
cause: otherwise (fix 2, 1)

fix 1: bbfix fix move
       move the file away (risk: local)
fix 2: ask <path>
       ask somebody about `<path>` (risk: none)
       tell <host> of <path>
undo:  bbfix undo

words: git a.c, seen with git 2.39.5
read:  https://x.example/y
see:   bbfix explain other-thing
       another thing is broken
"""


def made(**changes: Any) -> pages.Page:
    table = page(
        explain=(
            "A thing breaks when it is used too often, and then `git thing --mend` is of no use\n"
            "at all:\n\n    git thing --new '<thing>'   # a long command is never wrapped, "
            "however long it is\n\n- one reason is that things are old. That is so with many of "
            "them, all over the world\n- the other is `git thing`\n"
        ),
        sources=["git a.c v2.39: 'x' is broken", "https://x.example/y"],
        notes=["things were better before 2020-01-01", "only at {path}"],
        cause=[
            {
                "id": "a",
                "when": ["lock.exists == yes"],
                "why": "the lock of {lock.path} is there",
                "fixes": ["move"],
            },
            {"id": "b", "otherwise": True, "fixes": ["ask", "move"]},
        ],
        fix=[ASK, MOVE],
        example=[{"git": "2.39.5", "world": "w", "text": "\nfatal: 'x' is broken\n"}],
    )
    pattern = read_pattern({**table, **changes}, "f", area="push", name="broken-thing")
    fixes = (pattern.fixes[1], pattern.fixes[0])
    return pages.Page(pattern, fixes, (("other-thing", "another thing is broken"),))


def test_the_page_reads_as_it_is_written_here() -> None:
    """How it looks, why, the causes with their repairs, where the words are from, what is near."""
    assert pages.as_text(made(), Term()) == SCREEN


@pytest.mark.parametrize("width", [20, 40, 60])
def test_a_narrow_terminal_wraps_prose_alone(width: int) -> None:
    """Commands stay in one piece, and so does short code in a sentence."""
    shown = pages.as_text(made(), Term(width=width))

    assert "    git thing --new '<thing>'   # a long" in shown
    assert "`git thing --mend`" in shown


def test_colours_change_nothing_but_colour() -> None:
    """Commands are bold; with the sequences taken out it is the plain page."""
    coloured = pages.as_text(made(), Term(colour=True))

    assert "\x1b[1m    git thing --new" in coloured
    for code in ("31", "1", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == SCREEN


def test_a_page_may_begin_with_a_command() -> None:
    """The first line keeps its indent, in text and in Markdown."""
    first = made(explain="\n    git thing --new\n\nmakes a new one, as was said above.\n")

    assert "\n\n    git thing --new\n\nmakes" in pages.as_text(first, Term())
    assert "\n    git thing --new\n\nmakes" in pages.as_markdown(first)


def test_one_cause_alone_needs_no_word() -> None:
    """Where nothing is told apart, nothing is said of causes."""
    alone = made(cause=[{"id": "b", "otherwise": True, "fixes": ["ask"]}])

    assert "cause:" not in pages.as_text(alone, Term())


@pytest.mark.parametrize(
    ("status", "words"), [("draft", "this page is a draft"), ("retired", "this page is retired")]
)
def test_a_page_that_is_not_in_use_says_so(status: str, words: str) -> None:
    """Whoever reads an old id learns that it is one."""
    assert f"note:  {words}" in pages.as_text(made(status=status), Term())


def test_json_holds_to_its_schema() -> None:
    """Programs get the parts, with open blanks as <name>."""
    document = pages.as_json(made())
    jsonschema.validate(document, json.loads(SCHEMA.read_text()))

    assert document["causes"][0]["why"] == "the lock of <lock path> is there"
    assert document["fixes"][0] == {
        "id": "move",
        "title": "move the file away",
        "risk": "local",
        "automatic": True,
        "steps": ["rename a file so that git no longer sees it"],
        "command": None,
        "undo": "bbfix undo",
    }
    assert document["related"] == [{"id": "other-thing", "title": "another thing is broken"}]


def test_markdown_is_markdown() -> None:
    """The prose is taken as it is; labels become a list."""
    shown = pages.as_markdown(made())

    assert shown.startswith("### error: the thing is broken (`broken-thing`)\n")
    assert "\n- the other is `git thing`\n" in shown
    assert "- **fix 1**: `bbfix fix move`: move the file away, risk local\n" in shown


def test_the_command_of_a_git_step_is_told() -> None:
    """A step that runs git beside advice is shown as one types it."""
    steps = [{"kind": "git", "argv": ["config", "a.b", "{path}"]}, *ASK["steps"]]
    mixed = made(fix=[{**ASK, "risk": "local", "steps": steps}, MOVE])

    assert "fix 2: git config a.b <path>\n       ask" in pages.as_text(mixed, Term())
