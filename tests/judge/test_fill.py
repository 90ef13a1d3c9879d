from __future__ import annotations

from diagnose.judge.fill import Blanks
from diagnose.judge.fill import split
from diagnose.model import Fact


def blanks() -> Blanks:
    facts = {"remote.name": Fact("remote.name", "known", "origin", "git config")}
    return Blanks(
        {"branch": "main", "empty": ""},
        lambda name: facts.get(name, Fact(name, "unknown")),
    )


def test_captures_and_facts_fill_blanks() -> None:
    """Names without a dot are captures, names with a dot facts; facts used are remembered."""
    found = blanks()
    assert found.fill("push {branch} to {remote.name}") == "push main to origin"
    assert list(found.used) == ["remote.name"]


def test_a_text_that_cannot_be_filled_is_no_text() -> None:
    """Unknown facts, unknown names, empty captures and stray braces all give None."""
    for text in ("{remote.url}", "{nothing}", "{empty}", "a { stray"):
        assert blanks().fill(text) is None


def test_sentences_that_cannot_be_filled_are_left_out() -> None:
    """What is known is still said."""
    text = "`{branch}` is new. It goes to {remote.url}. Nothing is lost."
    assert blanks().sentences(text) == "`main` is new. Nothing is lost."


def test_a_filled_value_is_not_filled_again() -> None:
    """A branch named {remote.name} is text, not a placeholder."""
    found = Blanks({"branch": "{remote.name}"}, lambda name: Fact(name, "known", "origin"))
    assert found.fill("push {branch}") == "push {remote.name}"


def test_sentences_end_at_a_mark_before_a_blank() -> None:
    """A full stop inside a name does not end a sentence."""
    assert split("see git.example.org now. Then wait!") == [
        "see git.example.org now.",
        "Then wait!",
    ]


def test_a_value_in_a_command_is_one_word() -> None:
    """A transcript may name a file `x; rm -r y`: a copied command must not run it."""
    hostile = Blanks({"path": "a b;rm -r 'x'", "command": "git push origin main"}, ask=_unknown)

    assert hostile.command("git add -- {path}") == "git add -- 'a b;rm -r '\\''x'\\'''"
    assert hostile.words("git add -- {path}") == ("git", "add", "--", "a b;rm -r 'x'")
    assert hostile.command("{command}") == "git push origin main"
    assert hostile.words("{command}") == ("git", "push", "origin", "main")
    assert hostile.words("git config --get-regexp '^a b.*'")[3:] == ("^a b.*",)


def test_a_value_in_a_command_is_no_option() -> None:
    """A transcript may name a branch `--receive-pack=x`: no command to copy is made with that."""
    hostile = Blanks({"name": "--receive-pack=x", "good": "main"}, ask=_unknown)

    assert hostile.command("git push {name} HEAD") is None
    assert hostile.command("git push {good} {name}") is None
    assert hostile.command("git rm -- {name}") == "git rm -- --receive-pack=x"
    assert hostile.command("git push {good} HEAD:{name}") == "git push main HEAD:--receive-pack=x"


def _unknown(name: str) -> Fact:
    return Fact(name, "unknown")


def test_a_command_of_many_words_is_quoted_already() -> None:
    """The failed command, and the one that git would have understood, are copied as they are."""
    words = {"command": "git add 'a b'", "corrected": "git -C 'x y' status"}
    found = Blanks(words, lambda name: Fact(name, "unknown"))

    assert found.command("{command}") == "git add 'a b'"
    assert found.command("{corrected}") == "git -C 'x y' status"
    assert found.words("{corrected}") == ("git", "-C", "x y", "status")
