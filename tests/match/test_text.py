from __future__ import annotations

import pytest

from tests.library.pages import simple
from tests.match.finder import ids
from tests.match.finder import look

LITERAL = simple("literal", "accounts cannot use passwords any more")
REGEX = simple("regex", "cannot use passwords", r"^Old accounts cannot use passwords any more\.$")


@pytest.mark.parametrize(
    "broken",
    [
        "remote: Old accounts cannot use passwords any more.",
        "remote: Old accounts cannot use\nremote: passwords any more.",
        "remote: Old accounts\nremote: cannot use passwords\nremote: any more.",
    ],
)
def test_a_sentence_that_the_server_broke_is_found(broken: str) -> None:
    """Wherever a server breaks its sentence, literal and regex find it, with all its lines."""
    for page in (LITERAL, REGEX):
        (match,) = look(f"Cloning...\n{broken}\nfatal: x\n", page).matches
        assert set(match.lines) <= set(range(1, 2 + broken.count("\n")))
        assert len(match.lines) >= 1 + broken.count("\n") - 1


def test_lines_that_no_server_wrote_stay_apart() -> None:
    """A regex does not read over the ends of other programs' lines."""
    assert ids(look("Old accounts\ncannot use passwords\nany more.", REGEX)) == []


def test_a_sentence_that_a_mail_broke_is_found() -> None:
    """Where a literal goes over the end of a line, somebody broke the text between words."""
    page = simple("mail", "could not read Username", r"^fatal: could not read Username for 'a/b'$")

    assert ids(look("x\nfatal: could not read\nUsername for 'a/b'\ny", page)) == ["mail"]
    assert ids(look("x\nremote: fatal: could not read\nUsername for 'a/b'\ny", page)) == []


@pytest.mark.parametrize("mark", ["#", "//", "<--", "<- here:", "\u2190"])
def test_a_remark_behind_a_line_is_not_part_of_it(mark: str) -> None:
    """What somebody typed behind git's line hides no failure; a name may hold such marks."""
    page = simple("remark", "bad object", r"^fatal: bad object (?P<ref>\S+)$")
    named = simple("named", "unknown file", r"^error: unknown file '(?P<ref>[^']+)'$")

    (match,) = look(f"x\nfatal: bad object HEAD {mark} in the morning\ny", page).matches
    assert match.captures == {"ref": "HEAD"}
    assert match.lines == (1,)
    (match,) = look(f"error: unknown file 'a {mark} b'", named).matches
    assert match.captures == {"ref": f"a {mark} b"}
