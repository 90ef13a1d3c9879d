"""What git said, without its first word."""

from __future__ import annotations

import pytest

from diagnose.transcript.voiceless import voiced

URL = "'https://example.org/acme/shop.git'"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"could not read Username for {URL}: Device not configured",
            f"fatal: could not read Username for {URL}: Device not configured",
        ),
        (
            "Push failed: Could not read from remote repository.",
            "fatal: Could not read from remote repository.",
        ),
        ("Git: failed to push some refs to 'x'", "error: failed to push some refs to 'x'"),
        (
            "Couldn't checkout main: pathspec 'main' did not match any file(s) known to git",
            "error: pathspec 'main' did not match any file(s) known to git",
        ),
    ],
)
def test_git_gets_its_first_word_back(text: str, said: str) -> None:
    """Windows of programs leave it away, and some put a title before the rest."""
    assert voiced([text], [False]) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "It says could not read Username for 'https://example.org': x, and then nothing",
        "fatal: Could not read from remote repository.",
        "    refusing to merge unrelated histories",
        "Handle 'not a git repository (or any of the parent directories)' in the status line",
        "error: remote origin already exists.",
    ],
)
def test_other_lines_stay(text: str) -> None:
    """Sentences, lines set in, and those that have their first word are left alone."""
    assert voiced([text], [False]) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "could not read username for https://example.org. Device not configured",
        "fatal: could not read Username for https://example.org device not configured",
        "fatal: Could not read Username for 'https://example.org': Device Not Configured",
    ],
)
def test_what_somebody_typed_gets_its_quotes(text: str) -> None:
    """Off a screen people type what git said without its marks."""
    assert voiced([text], [False]) == [
        "fatal: could not read Username for 'https://example.org': Device not configured"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Failed to connect to github.com port 443: Timed out",
        "\u62a5\u9519\uff1aFailed to connect to github.com port 443: Timed out",
        "Error: Failed to connect to github.com port 443: Timed out",
        "'Failed to connect to github.com port 443: Timed out'",
    ],
)
def test_what_curl_told_git_may_be_all_of_a_text(text: str) -> None:
    """Somebody copied the reason without git's own words before it."""
    said = "fatal: Failed to connect to github.com port 443: Timed out"
    assert voiced([text, ""], [False, False]) == [said, ""]


@pytest.mark.parametrize(
    "lines",
    [
        ["Failed to connect to registry.example.org port 443: Timed out"],
        ["curl: (35) OpenSSL SSL_connect: Connection was reset"],
        ["Failed to connect to github.com port 443: Timed out", "and more"],
    ],
)
def test_other_programs_words_stay_theirs(lines: list[str]) -> None:
    """A host that serves no repositories, curl itself, and a line of a longer text."""
    assert voiced(lines, [False] * len(lines)) == lines


def test_what_is_only_shown_stays() -> None:
    """A page that quotes git is no failure."""
    assert voiced(["early EOF"], [True]) == ["early EOF"]
