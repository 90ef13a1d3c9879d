from __future__ import annotations

import subprocess

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from diagnose.state import configtext

SAMPLES = [
    "",
    "[core]\n\tbare = false\n",
    '[remote "origin"]\n\turl = https://bitbucket.org/a/b.git ; a comment\n\tfetch=+refs/*:refs/*',
    '# first\n\n[a]\n  k\n  l = # nothing\n[a "x\\"y\\\\z"]k = v\n',
    "[Core]\r\n\tEditor = vi \r\n",
    '[a]\n k = "quoted ; # value" tail\n l = one \\\n   two\n m = a\\tb\\"c\n',
    '[old.Style]\n\tkey = 1\n[A.B "C"]\n\tKEY = 2\n',
    "\ufeff[a]\nb = c\n",
    '[a]\nempty =\nquoted = ""\nspaces = " x "\n',
]


def listed(text: str) -> list[tuple[str, str | None]]:
    """Return what git itself reads in the text."""
    done = subprocess.run(
        ["git", "config", "--file", "-", "--list", "-z"],
        input=text.encode("utf-8", "surrogateescape"),
        capture_output=True,
        check=True,
    )
    found: list[tuple[str, str | None]] = []
    for field in done.stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        key, newline, value = field.partition("\n")
        found.append((key, value if newline else None))
    return found


def entries(text: str) -> list[tuple[str, str | None]]:
    """Return what bbfix reads in the text."""
    return [(p.key, p.value) for p in configtext.split(text) if p.kind == configtext.ENTRY]


@pytest.mark.parametrize("text", SAMPLES)
def test_reads_as_git_does(text: str) -> None:
    """Keys and values are those that git lists, and the parts make the file again."""
    assert entries(text) == listed(text)
    assert "".join(part.raw for part in configtext.split(text)) == text


@pytest.mark.parametrize("text", ["[a\n", '[a]\nk = "open\n', "[a]\nk = \\q\n", "[a]\n1=2\n"])
def test_refuses_what_git_refuses(text: str) -> None:
    """A bad config line is an error here as it is for git."""
    with pytest.raises(ValueError, match="bad config line"):
        configtext.split(text)
    with pytest.raises(subprocess.CalledProcessError):
        listed(text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40))
def test_quoted_values_come_back(value: str) -> None:
    """Whatever is written with quote, git reads back as it was."""
    text = f"[a]\n\tk = {configtext.quote(value)}\n"

    assert listed(text) == [("a.k", value)] == entries(text)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_characters="\0\n", exclude_categories=["Cs"]), max_size=30))
def test_headers_come_back(name: str) -> None:
    """Whatever a section is called, git reads its header back."""
    text = configtext.header(f"url.{name}") + "\tk = v\n"

    assert listed(text) == [(f"url.{name}.k", "v")] == entries(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*list('[]"\\#;= \t\nab1.\r'), "[a]\n", "k = "]), max_size=24))
@example(["[a]\n", "a", "#"])
@example(["[a]\n", "a", "\r"])
@example(["[a]\n", "a", "\r", "\n"])
def test_any_text_is_read_as_git_reads_it(pieces: list[str]) -> None:
    """Random text is either read as by git, or refused."""
    text = "".join(pieces)
    try:
        ours = entries(text)
    except ValueError:
        return
    assert "".join(part.raw for part in configtext.split(text)) == text
    # git turns a tab inside a value into a space up to 2.44
    plain = [(key, value and value.replace("\t", " ").replace("\r", " ")) for key, value in ours]
    theirs = [(k, v and v.replace("\t", " ").replace("\r", " ")) for k, v in listed(text)]
    assert plain == theirs
