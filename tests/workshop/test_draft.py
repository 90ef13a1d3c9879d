from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from diagnose.library import lint
from diagnose.library.compile import index_of
from diagnose.library.gather import known_of
from diagnose.library.index import Library
from diagnose.library.page import Pattern
from diagnose.library.pages import Pages
from diagnose.library.schema import read_pattern
from diagnose.library.volume import Volume
from diagnose.match.find import find
from diagnose.workshop import draft
from diagnose.workshop import exam
from diagnose.workshop import shape

SERVER = """\
Enumerating objects: 5, done.
remote: error: policy ACME-12: change ticket missing (see https://wiki.acme.example/x)
remote: ask bob@acme.example
To git@host.example:a/b.git
 ! [remote rejected] main -> main (ACME policy)
error: failed to push some refs to 'git@host.example:a/b.git'
"""
TEXTS = [
    SERVER,
    "fatal: frobnication of 'src/main.c' gave \"a b\" after 12 tries",
    "error: moon at C:\\Users\\ada\\shop is full: 3f2a1bc9d",
    "fatal: cannot moon refs/heads/main (https://git.acme.example/x.git).",
    "fatal: [odd] (text)+* with \\d and ^$ and ''' quotes",
    "fatal: use '--moon' or 'git moon' for bob.txt on git.acme.example",
    "fatal: ünïcode möön\x07 rings",
    "fatal: bad config line 3 in file .git/config",
    "x: the moon build failed",
]


@pytest.fixture(scope="module")
def library() -> Library:
    """The library as it is shipped."""
    return Library.open(user=False)


def drafted(library: Library, text: str) -> tuple[Pattern, Library, draft.Draft]:
    """The page that a draft becomes, and the library with it."""
    said = exam.transcript(text)
    made = draft.draft(said, find(said, library), library, today="2026-11-23")
    assert made is not None
    page = read_pattern(tomllib.loads(made.text), "f", area=made.area, name=made.id)
    return page, library.with_volume(Volume(index_of(Pages(patterns=(page,)), b""))), made


@pytest.mark.parametrize("text", TEXTS)
def test_a_draft_knows_its_transcript(library: Library, text: str) -> None:
    """It loads as it is, answers first, knows its own example, and explains every line."""
    page, joined, _ = drafted(library, text)
    found = find(exam.transcript(text), joined)

    assert page.status == "draft"
    assert [match.pattern for match in found.matches] == [page.id]
    assert found.unrecognised == ()
    assert [one.troubles for one in exam.answers(page, joined, lambda _: None)] == [(), ()]


def test_a_draft_shows_no_name_of_its_user(
    library: Library, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Secrets, e-mail addresses and the home folder do not stand in it; git@host stays."""
    monkeypatch.setenv("HOME", "/home/bobby")
    secret = "ATA" + "TT3x" + "Zx9" * 12
    text = (
        f"fatal: no moon in '/home/bobby/shop' for bob@acme.example at "
        f"'https://bob:{secret}@git.acme.example/x.git' or git@host.example:a.git"
    )
    _, _, made = drafted(library, text)

    assert home != Path("/home/bobby")
    assert secret not in made.text
    assert "bobby" not in made.text
    assert "bob@acme" not in made.text
    assert "'/home/ada/shop' for ada@example.org at" in made.text
    assert "git@host.example:a.git" in made.text


def test_a_draft_is_clean_once_it_is_filled_in(library: Library) -> None:
    """The lint asks for each marked place, and for nothing else."""
    page, _, made = drafted(library, SERVER)
    known = known_of(library)
    asked = lint.lint_pages(Pages(patterns=(page,)), known)

    assert asked
    assert all(f"still holds `{lint.OPEN}: ...>`" in trouble for trouble in asked)

    filled = re.sub(f"{lint.OPEN}: [^>]*>", "the change has no ticket behind it " * 3, made.text)
    filled = filled.replace(
        'title = "the change has no ticket behind it ' + "the ", 'title = "the '
    )
    data = tomllib.loads(filled)
    data["title"] = "the change has no ticket"
    done = read_pattern(data, "f", area=made.area, name=made.id)

    assert lint.lint_pages(Pages(patterns=(done,)), known) == []


def test_the_server_is_told_from_this_side(library: Library) -> None:
    """A line of the server becomes a sign that only the server can give; others are contexts."""
    page, _, _ = drafted(library, f"{SERVER}fatal: moonlight everywhere\n")

    assert [(sign.role, sign.remote) for sign in page.signs][:1] == [("sign", True)]
    assert [(sign.role, sign.remote) for sign in page.signs][-1:] == [("context", False)]
    assert page.examples[0].captures == {"url": "https://wiki.acme.example/x"}


def test_what_is_known_already_is_superseded(library: Library) -> None:
    """A draft for a known failure says whose place it takes."""
    page, _, _ = drafted(library, "fatal: bad config line 3 in file .git/config")

    assert page.supersedes == ("bad-config-line",)


def test_only_what_is_near_is_shown(library: Library) -> None:
    """Of a long log the lines around the failure are kept."""
    log = "ok\n" * 500 + "fatal: the moon is full\n" + "ok\n" * 500 + "fatal: the sun is full\n"
    page, _, _ = drafted(library, log)

    assert page.examples[0].text.count("ok") == 2 * draft.AROUND
    assert len(page.signs) == 1


def test_without_a_failure_there_is_no_draft(library: Library) -> None:
    """All went well: nothing to begin with."""
    said = exam.transcript("Everything up-to-date")

    assert draft.draft(said, find(said, library), library) is None


def test_an_id_that_is_taken_is_counted_on(library: Library) -> None:
    """Two drafts of like words do not take each other's place."""
    said = exam.transcript("fatal: index lock")
    made = draft.draft(said, find(said, library), library)

    assert made is not None
    assert made.id == "index-lock-2"


@pytest.mark.parametrize(
    ("line", "regex", "literal"),
    [
        (
            "fatal: no moon in 'src/main.c': it is full",
            r"^fatal: no moon in '(?P<path>[^'\n]+)': it is full$",
            "no moon in '",
        ),
        (
            " ! [remote rejected] main -> topic (moon)",
            r"^ ! \[remote rejected\] (?P<local>\S+) -> (?P<branch>\S+) \(moon\)$",
            "! [remote rejected]",
        ),
        (
            "error: HTTP 599 after 12 tries",
            r"^error: HTTP 599 after [\d.]+ tries$",
            "HTTP 599 after",
        ),
        (
            "fatal: moon a1b2c3d and a1b2c3e",
            r"^fatal: moon (?P<commit>[0-9a-f]{7,64}) and (?P<commit2>[0-9a-f]{7,64})$",
            "moon",
        ),
        ("fatal: use '--moon'", r"^fatal: use '--moon'$", "use '--moon'"),
        ("fatal: moon ***", r"^fatal: moon \S+$", "moon ***"),
    ],
)
def test_what_varies_is_captured(line: str, regex: str, literal: str) -> None:
    """Names, places and ids become captures; words, options and a status stay fixed."""
    made = shape.shape_of(line, {})

    assert made.regex == regex
    assert made.literal.startswith(literal)
    assert re.search(made.regex, line)


def test_the_rarest_words_are_looked_for() -> None:
    """Words that many pages look for tell less."""
    rare = shape.rarity(["remote branch name", "the remote branch", "a remote branch here"])
    made = shape.shape_of("the remote branch here 'a' waxing gibbous moon tonight 'b'", rare)

    assert made.literal == "' waxing gibbous moon tonight '"


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        'with "quotes"',
        "with 'quotes'",
        "back\\slash",
        "a'''b",
        "ends with \\'",
        "bell\x07",
    ],
)
def test_toml_gives_back_what_was_written(text: str) -> None:
    """Whatever a transcript holds, the page can be read."""
    assert tomllib.loads(f"a = {draft.quoted(text)}")["a"] == text
    assert tomllib.loads(f"a = {draft.block([text, text])}")["a"] == f"{text}\n{text}\n"
