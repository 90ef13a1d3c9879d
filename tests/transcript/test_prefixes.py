from __future__ import annotations

import pytest

from diagnose.transcript.prefixes import without

FAILURE = [
    "Cloning into 'shop'...",
    "remote: Not found",
    "fatal: repository 'https://bitbucket.org/acme/shop.git/' not found",
]


@pytest.mark.parametrize(
    "prefix",
    [
        "15:45:0{}  ",
        "2026-11-23T15:45:0{}.123Z ",
        "[2026-11-23 15:45:0{}] ",
        "#13 73.{} ",
        "> ",
        ">> ",
        "##[error]",
        "[ERROR] [git] ",
        "Nov 23 15:45:0{} ",
        "web_{}  | ",
        "[build] 0{} ",
        "job-{}> ",
        "E   ",
    ],
)
def test_prefixes_of_logs_go(prefix: str) -> None:
    """Stamps, group marks, mail quotes and service names are taken off every line."""
    assert without([prefix.format(n) + line for n, line in enumerate(FAILURE)]) == FAILURE


@pytest.mark.parametrize("prefix", ["15:45:05 ", "> ", "#13 73.79 ", "##[error]"])
def test_a_stamp_needs_no_second_line(prefix: str) -> None:
    """What is made of digits and marks alone is a prefix even once."""
    assert without([prefix + FAILURE[2]]) == [FAILURE[2]]


@pytest.mark.parametrize(
    "lines",
    [
        ["src/a.c:10:5: error: x", "src/a.c:11:5: error: x", "src/a.c:12:5: error: x"],
        ["a.cs(10,5): error: x", "a.cs(11,5): error: x", "a.cs(12,5): error: x"],
        ["the reason was an error: x", "and a warning: y"],
        ["fatal: remote error: x", "error: fatal: y"],
        FAILURE,
    ],
)
def test_other_programs_keep_their_own_words(lines: list[str]) -> None:
    """A compiler's place, prose, and git's own words are no prefix."""
    assert without(lines) == lines


def test_git_indents_after_a_prefix() -> None:
    """Of the blanks after a stamp, those that git wrote itself stay."""
    lines = ["15:45:05  error: x", "15:45:05   ! [rejected]  a -> b", "15:45:05  hint: y"]
    assert without(lines) == ["error: x", " ! [rejected]  a -> b", "hint: y"]


def test_an_exception_that_quotes_git_is_read() -> None:
    """An indented error, and the same behind `Error: `, both begin as git's own line does."""
    lines = [
        "  error: a",
        "  hint: b",
        "  fatal: c",
        "  --",
        "  Error: error: a",
        "      at x.js:1",
    ]
    clean = ["error: a", "hint: b", "fatal: c", "  --", "error: a", "      at x.js:1"]
    assert without(lines) == clean


def test_a_prefix_of_one_line_is_not_anothers() -> None:
    """That `Error: ` is a prefix says nothing of other words before a colon."""
    lines = ["Error: fatal: a", "git: 'psh' is not a git command.", "remote: b"]
    assert without(lines) == ["fatal: a", "git: 'psh' is not a git command.", "remote: b"]
