from __future__ import annotations

import time

import pytest
import regex

from diagnose.library.page import Pattern
from tests.patterns.pages import living
from tests.patterns.pages import name

SIZE = 20_000  # characters of a hostile line
LIMIT = 0.1  # seconds; a linear regex needs a hundredth of it


def hostile(page: Pattern) -> list[str]:
    """Texts that make a careless regex backtrack: its own beginnings, repeated and cut off."""
    texts = []
    for literal in {sign.literal for sign in page.signs}:
        for filler in ("a", " ", "'", "/", "a ", ".", "\t", "\n", "aA0-"):
            texts += [(literal + filler * SIZE)[:SIZE] + "\x00", (literal * SIZE)[:SIZE]]
    for example in page.examples:
        first = example.text.strip("\n").split("\n")[0].removeprefix("remote: ")
        texts += [first[:-1] + middle * SIZE for middle in ("'", "/", " ", ":", "a")]
        texts.append((first + "\n") * (SIZE // (len(first) + 1)))
    return texts


@pytest.mark.parametrize("page", living(), ids=name)
def test_no_regex_is_slow_on_hostile_text(page: Pattern) -> None:
    """A server or a build log cannot make bbfix think for long."""
    slow = []
    texts = hostile(page)
    for sign in page.signs:
        compiled = regex.compile(sign.regex or "x{9}", regex.MULTILINE)
        for text in texts:
            begun = time.process_time()
            sum(1 for _ in compiled.finditer(text, timeout=5))
            if time.process_time() - begun > LIMIT:
                slow.append((sign.regex, text[:60]))

    assert slow == []
