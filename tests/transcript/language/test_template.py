from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnose.transcript.language.template import Template


@pytest.mark.parametrize(
    ("shown", "text", "values"),
    [
        ("%s fehlt in %s", "a b fehlt in c", {1: "a b", 2: "c"}),
        ("%2$s fehlt in %1$s", "a fehlt in c", {2: "a", 1: "c"}),
        ("'%.*s' fehlt", "'abc' fehlt", {2: "abc"}),
        ("%d%% fertig", "7% fertig", {1: "7"}),
        ("Dateien:\n%%sEnde", "Dateien:\n\ta\n\tb\nEnde", {-1: "\ta\n\tb\n"}),
        ("nichts hier", "nichts hier", {}),
        ("kaputt %s", "kaputt x: y", {1: "x: y"}),
    ],
)
def test_blanks_are_read(shown: str, text: str, values: dict[int, str]) -> None:
    """A message is found with what stands in its blanks, in any order of these."""
    assert Template(shown).match(text, 0) == (len(text), values)


@pytest.mark.parametrize(
    ("shown", "text"),
    [("%s fehlt", "a\nb fehlt"), ("fehlt", "fehlt nicht"), ("das fehlt", "fehlt")],
)
def test_what_does_not_fit(shown: str, text: str) -> None:
    """A blank does not go over lines, and a message ends where its line does."""
    assert Template(shown).match(text, 0) is None


@pytest.mark.parametrize("text", ["zeile a\n\n    git push o b", "zeile a\n    git push o b"])
def test_a_last_line_that_is_a_blank_may_be_missing(text: str) -> None:
    """A hint that only newer versions print is the whole of a message's last line."""
    template = Template("zeile %s\n\n    git push %s %s\n%s")

    assert template.match(text, 0) == (len(text), {1: "a", 2: "o", 3: "b", 4: ""})


def test_joined_lines_are_read() -> None:
    """A message of several lines is found where a terminal's edge had them joined."""
    template = Template("erste Zeile %s\nzweite Zeile")

    assert template.match("erste Zeile azweite Zeile", 0) == (25, {1: "a"})


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_text_is_survived(shown: str, text: str) -> None:
    """No message and no text break it."""
    template = Template(shown)
    template.match(text, 0)

    assert isinstance(template.fill({}), str)
