"""Which regexes may run without a clock, and that both engines find the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import regex

from diagnose.library.pages import read_pages
from diagnose.library.tame import is_tame

PAGES = read_pages(str(Path(__file__).parents[2] / "patterns"))
SIGNS = [sign for page in PAGES.patterns for sign in page.signs if sign.regex]
TEXT = "\n".join(example.text for page in PAGES.patterns for example in page.examples)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^fatal: not a git repository$",
        r"^fatal: Unable to create '(?P<path>[^'\n]+/index\.lock)': File exists\.$",
        r"^(?:fatal|error): (?:the )?(?P<what>\S+) is broken: (?P<why>[^\n]+)$",
        r"class=(?P<name>[A-Za-z]+) \((?P<code>-\d+)\)",
        r"^over (?P<a>[^'\n]+)'\n(?:[^\n]*\n){0,5}?the end",
        r"^fatal: (?P<a>[^\n]+): (?P<b>\w++)$",
    ],
)
def test_what_can_cost_no_more_than_a_square_is_tame(pattern: str) -> None:
    """Deterministic repeats, one ambiguous repeat, or one search that begins anywhere."""
    assert is_tame(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^(?:a|a|aa)+$",
        r"^(?:\S+ )*end$",
        r"^(?P<a>[^\n]+): (?P<b>[^\n]+): (?P<c>[^\n]+)$",
        r"(?P<a>[^\n]+): x",
        r"^(?P<word>\S+) is not (?P=word)$",
        r"^(?P<a>[^']+) x y",
        r"(?i)^fatal: x$",
        r"^fatal: (?i:x)$",
        r"^(?:[^\n]{1,300}:){0,9}[^\n]{1,300}$",
    ],
)
def test_what_may_cost_more_keeps_its_clock(pattern: str) -> None:
    """Repeats in repeats, two ambiguous ones, one behind a free start, what is not read."""
    assert not is_tame(pattern)


def test_most_pages_are_tame() -> None:
    """Else nobody would be spared the import of `regex`."""
    assert sum(sign.tame for sign in SIGNS) / len(SIGNS) > 0.85


def test_both_engines_find_the_same() -> None:
    """Every tame regex, in all examples of all pages: the same places, the same captures."""
    for sign in SIGNS:
        if sign.tame:
            one = re.compile(sign.regex, re.MULTILINE).finditer(TEXT)
            other = regex.compile(sign.regex, regex.MULTILINE).finditer(TEXT)
            assert [(hit.span(), hit.groupdict()) for hit in one] == [
                (hit.span(), hit.groupdict()) for hit in other
            ], sign.regex
