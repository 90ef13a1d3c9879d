from __future__ import annotations

import pytest

from diagnose.transcript.markup import unframed
from tests.transcript.tools import numbered
from tests.transcript.tools import texts
from tests.transcript.tools import transcript


def test_entities_and_tags_go() -> None:
    """What a web page or a report of tests made of a line is undone."""
    raw = "<pre>fatal: could not read &#39;a&amp;b&#39; of &lt;x&gt;</pre>\n<failure m='1'>error: b"

    assert texts(raw)[0] == "fatal: could not read 'a&b' of <x>"


def test_an_attribute_holds_lines() -> None:
    """A newline written as an entity begins a line, under the same number."""
    raw = '<failure message="remote: a&#10;fatal: &quot;b&quot;"/>'
    shown = transcript(raw).lines

    assert [(line.number, line.text, line.remote) for line in shown][-2:] == [
        (1, "a", True),
        (1, 'fatal: "b"', False),
    ]


def test_git_writes_angles_too() -> None:
    """Names in angle brackets that nothing closes are git's own."""
    lines = ["<stdin>:15: trailing whitespace.", "usage: git push <repository>", "a && b &copy;"]

    assert [text for _, text in numbered("\n".join(lines))] == lines


def test_entities_hide_no_control() -> None:
    """An entity that stands for a control stays as it was written."""
    assert texts("a &#27;[31m &#8238; b") == ["a &#27;[31m &#8238; b"]


def test_breaks_of_a_page_end_lines() -> None:
    """`<br>` ends a line wherever it stands, but not within what a server said."""
    assert texts("fatal: &#39;a&#39;<br>b<br />\nc<br/>") == ["fatal: 'a'", "b", "c"]
    assert texts("remote: a<br>fatal: b") == ["a fatal: b"]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("`fatal: early EOF`\n", ["fatal: early EOF"]),
        ("**remote: no\nfatal: x**\n", ["no", "fatal: x"]),
        ("**_error: x y\nand z._**\n", ["error: x y", "and z."]),
        ("##[error]fatal: **early EOF**\n", ["fatal: early EOF"]),
        ("error: external filter **x**\n", ["error: external filter **x**"]),
        ("```fatal: early EOF```\n", ["fatal: early EOF"]),
        (
            '"Permission denied (publickey).\nfatal: x\nand the repository exists."\n',
            ["Permission denied (publickey).", "fatal: x", "and the repository exists."],
        ),
        ("`ada@host:~# git push\nfatal: x y`\n", ["`ada@host:~# git push", "fatal: x y"]),
        (
            "`fatal: Authentication failed for 'https://x/'`\n",
            ["fatal: Authentication failed for 'https://x/'"],
        ),
        ("`fatal: x` means that\n", ["`fatal: x` means that"]),
        ("`some words`\n", ["`some words`"]),
        ("- `fatal: x`\n", ["- `fatal: x`"]),
    ],
)
def test_marks_around_a_paste_are_taken_off(data: str, lines: list[str]) -> None:
    """A mark goes where git speaks behind it and it closes at the end of a line, not in prose."""
    assert texts(data) == lines


def test_numbers_that_a_page_of_jobs_linked_are_numbers_again() -> None:
    """A copy from GitHub's page of a job sets links around what looks like `:75`."""
    link = "](https://github.com/acme/shop/runs/79?check_suite_focus=true#step:5:76)"

    assert texts(f"(TF402[45{link}5: Pushes to this branch") == ["(TF402455: Pushes to this branch"]


def test_the_other_side_of_a_frame_goes() -> None:
    """A tool of Kubernetes draws a frame around a log, and cuts its lines there."""
    framed = ["\u2502 a \u2502", "\u2502 b\\ \u2502", "c"]

    assert unframed(framed) == ["\u2502 a", "\u2502 b", "c"]
    assert unframed(["a \u2502 b"]) == ["a \u2502 b"]


def test_a_frame_whose_left_side_was_not_copied_goes_whole() -> None:
    """The first line was copied from its first word on, the others with both sides."""
    said = ["fatal: unable to access 'https://x/y/':  \u2502", "\u2502  Could not resolve host: x"]

    assert unframed(said) == [
        "fatal: unable to access 'https://x/y/':",
        "Could not resolve host: x",
    ]
