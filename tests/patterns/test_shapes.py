"""What logs do to git's words changes no answer."""

from __future__ import annotations

import functools
import shlex

import pytest

from diagnose.library.page import Example
from diagnose.match.find import find
from diagnose.model import Capture
from diagnose.model import Source
from diagnose.transcript import reader
from tests.patterns.pages import examples
from tests.patterns.pages import host_id
from tests.patterns.pages import library
from tests.patterns.shapes import SHAPES

ENOUGH = 0.98  # of all examples give the same answer


def first(text: str, example: Example) -> str:
    """The first pattern found in a text, "" where there is none."""
    source = Source("pipe", command=tuple(shlex.split(example.command)), exit=example.exit)
    said = reader.read(Capture(source, text.encode("utf-8", "surrogatepass")))
    matches = find(said, library(), host_of=host_id).matches
    return matches[0].pattern if matches else ""


@functools.cache
def plain() -> list[tuple[Example, str]]:
    """Every example with the pattern that its own text shows first."""
    shown = [page.examples[number] for page, number in examples()]
    return [(example, first(example.text.strip("\n"), example)) for example in shown]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_changes_no_answer(shape: str) -> None:
    """Every example of every page, derived so, gives the pattern that its plain text gives."""
    told = [
        (example.text, wanted, given)
        for example, wanted in plain()
        if (given := first(SHAPES[shape](example.text.strip("\n")), example)) != wanted
    ]

    assert len(told) <= (1 - ENOUGH) * len(plain()), told[:5]
