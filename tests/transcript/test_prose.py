"""What somebody tells of git in a sentence."""

from __future__ import annotations

import pytest

from diagnose.transcript.prose import freed


def told(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(freed(lines, [False] * len(lines)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I get fatal: bad object HEAD", "fatal: bad object HEAD"),
        ("git pull, and I get `fatal: bad object HEAD` again", "fatal: bad object HEAD"),
        ("It says fatal: bad object HEAD. And then nothing", "fatal: bad object HEAD"),
        ("me sale fatal: bad object HEAD", "fatal: bad object HEAD"),
        ("git says error: invalid path 'a'", "error: invalid path 'a'"),
        ("git says error: Committing is not possible", "error: Committing is not possible"),
    ],
)
def test_a_sentence_gives_what_git_said_in_it(text: str, said: str) -> None:
    """Who tells it and what stands behind it go."""
    assert told(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "If you get fatal: bad object HEAD then fetch",
        "when it happens you will see that it says fatal: bad object HEAD",
        "the compiler stops with error: unknown type",
        'I keep seeing people hit "fatal: bad object HEAD" and just go on',
        "docs: explain what fatal: bad object means",
    ],
)
def test_what_may_be_said_and_what_others_say_stays(text: str) -> None:
    """Advice and other programs are left alone."""
    assert told(text) == text


def test_a_long_text_stays() -> None:
    """A report of many lines holds git's words elsewhere, or is a document."""
    text = "\n".join(["I get fatal: bad object HEAD", *["line"] * 20])
    assert told(text) == text


def test_what_a_command_printed_loses_the_mark_of_a_comment() -> None:
    """Notes hold commands with their answers; a comment under anything else stays."""
    assert (
        told("git fetch --unshallow\n# fatal: x\n# more") == "git fetch --unshallow\nfatal: x\nmore"
    )
    assert told("make\n# fatal: x") == "make\n# fatal: x"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "it looks like this! [rejected] a -> b (fetch first)",
            " ! [rejected] a -> b (fetch first)",
        ),
        (
            "causing `! [rejected] v1 -> v1 (already exists)`.",
            " ! [rejected] v1 -> v1 (already exists)",
        ),
        ("you may see ! [rejected] a -> b (fetch first)", ""),
        ('assert said == "! [rejected] a -> b (fetch first)"', ""),
        (" ! [rejected] a -> b (fetch first)", ""),
    ],
)
def test_a_sentence_gives_the_ref_that_was_refused(text: str, said: str) -> None:
    """A whole line of a push within a sentence is that line; code and advice stay."""
    assert told(text) == (said or text)
