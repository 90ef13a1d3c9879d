from __future__ import annotations

import time

import pytest

from diagnose.match import expression
from tests.library.pages import page
from tests.library.pages import simple
from tests.match.finder import ids
from tests.match.finder import look

REFUSED = simple(
    "refused", "Authentication failed for", r"^fatal: Authentication failed for '(?P<url>[^'\n]+)'"
)
PASSWORD = simple(
    "password",
    "stopped supporting account passwords",
    supersedes=["refused"],
    hosts=["forge"],
)


def test_a_regex_gives_captures_and_lines() -> None:
    """The match names the line of git's words and what stood in them."""
    (match,) = look("Cloning into 'x'...\nfatal: 'a b' is broken\n", page()).matches

    assert match.lines == (1,)
    assert match.captures == {"path": "a b"}
    assert match.count == 1


def test_a_literal_alone_can_decide() -> None:
    """Letter case does not matter to a literal."""
    table = simple("shout", "no such luck")

    assert ids(look("NO SUCH LUCK today", table)) == ["shout"]


def test_nothing_is_found_in_nothing() -> None:
    """Empty text, prose and success are silent."""
    for text in ("", "\n\n", "all is well", "To /srv/x\n   1..2  main -> main"):
        found = look(text, page(), REFUSED)

        assert found.matches == ()
        assert found.unrecognised == ()


def test_a_sign_may_span_lines() -> None:
    """A list under a headline belongs to it."""
    regex = r"^error: would be overwritten:\n(?P<files>(?:\t[^\n]+\n)+)Aborting$"
    found = look(
        "error: would be overwritten:\n\ta\n\tb\nAborting\n",
        simple("overwritten", "would be overwritten", regex),
    )

    assert found.matches[0].lines == (0, 1, 2, 3)
    assert found.matches[0].captures == {"files": "\ta\n\tb\n"}


def test_the_server_cannot_speak_for_git() -> None:
    """`remote = false` wants git's own line, `remote = true` the server's."""
    sign = {"literal": "is broken", "regex": "^fatal: 'x' is broken$"}
    own = simple("own", "x", match=[{**sign, "remote": False}])
    servers = simple("servers", "x", match=[{**sign, "remote": True}])

    assert ids(look("remote: fatal: 'x' is broken", own, servers)) == ["servers"]
    assert ids(look("fatal: 'x' is broken", own, servers)) == ["own"]


@pytest.mark.parametrize(
    ("command", "found"),
    [
        ((), True),
        (("git", "push"), True),
        (("git", "-C", "/x", "-c", "a.b=c", "push", "-f"), True),
        (("git", "pull"), False),
        (("git", "p"), True),
    ],
)
def test_commands_narrow_where_they_are_known(command: tuple[str, ...], *, found: bool) -> None:
    """An alias may be anything, so it narrows nothing."""
    table = simple("narrow", "x", match=[{"literal": "is broken", "commands": ["push"]}])

    assert bool(look("it is broken", table, command=command).matches) is found


@pytest.mark.parametrize(("code", "found"), [(None, True), (1, True), (128, False)])
def test_exit_codes_narrow_where_they_are_known(code: int | None, *, found: bool) -> None:
    """A pipe does not know the exit code."""
    table = simple("narrow", "x", match=[{"literal": "is broken", "exits": [1]}])

    assert bool(look("it is broken", table, exit_code=code).matches) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("fatal: unable to access 'https://forge.example/a/b.git/': error: 410", True),
        ("git@forge.example: Permission denied (publickey).", True),
        ("ssh: connect to host forge.example port 22: Connection refused", True),
        ("fatal: unable to access 'https://other.example/a/b.git/': error: 410", False),
        ("fatal: unable to access 'https://forge.example.evil/a/b.git/': error: 410", False),
        ("remote: see https://forge.example/help", False),
        ("nothing that names a host", False),
    ],
)
def test_hosts_narrow_by_gits_own_line(line: str, *, found: bool) -> None:
    """The server's words name no host: anybody can repeat them."""
    table = simple("narrow", "x", match=[{"literal": "is broken", "hosts": ["forge"]}])

    assert bool(look(f"it is broken\n{line}", table).matches) is found


def test_hosts_narrow_by_the_command_too() -> None:
    """`git clone URL` names the host where git's lines do not."""
    table = simple("narrow", "x", match=[{"literal": "is broken", "hosts": ["forge"]}])
    command = ("git", "clone", "https://forge.example/a/b.git")

    assert ids(look("it is broken", table, command=command)) == ["narrow"]


def test_context_adds_captures_and_weight() -> None:
    """A context near by fills in names; alone it decides nothing."""
    signs = [
        {"literal": "stopped supporting"},
        {"role": "context", "literal": "unable to access", "regex": r"access '(?P<url>[^'\n]+)'"},
    ]
    table = simple("told", "x", match=signs)
    alone = look("they stopped supporting it", table).matches[0]
    both = look("they stopped supporting it\nfatal: unable to access 'u'", table).matches[0]

    assert alone.captures == {}
    assert both.captures == {"url": "u"}
    assert both.weight > alone.weight
    assert both.lines == (0, 1)
    assert look("fatal: unable to access 'u'", table).matches == ()


def test_a_slow_regex_is_dropped_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile line costs a moment, not the diagnosis."""
    monkeypatch.setattr(expression, "LIMIT", 0.05)
    slow = simple("slow", "aaaa", r"^(?:a|a|aa)+$")
    begun = time.monotonic()
    found = look("a" * 200 + "!\nfatal: 'x' is broken", slow, page())

    assert time.monotonic() - begun < 2
    assert ids(found) == ["broken-thing"]
    assert found.warnings == ("`slow` took too long to look for",)


def test_the_seed() -> None:
    """The namesake: the server's words win, git's wrapper lines fold in."""
    found = look(
        "remote: Forge recently stopped supporting account passwords.\n"
        "fatal: Authentication failed for 'https://forge.example/acme/shop.git/'\n",
        REFUSED,
        PASSWORD,
    )

    assert ids(found) == ["password"]
    assert found.matches[0].folded == (1,)
    assert found.unrecognised == ()


@pytest.mark.parametrize("end", ["", ".", "'", ".**", '")', "`."])
def test_the_end_of_a_line_may_differ(end: str) -> None:
    """People leave a full stop out, or paste the quote that stood around the line."""
    table = simple("cut", "connection was cut", r"^fatal: the connection was (?P<how>cut)\.$")

    assert ids(look(f"fatal: the connection was cut{end}", table)) == ["cut"]
    assert ids(look("fatal: the connection was cutting", table)) == []


def test_the_end_of_a_line_may_be_a_group_again() -> None:
    """The bracket behind the name of a group is no bracket of the line."""
    table = simple("same", "is the same as", r"(?P<one>\w+) is the same as (?P=one)$")

    assert ids(look("one is the same as one!", table)) == ["same"]
    assert ids(look("one is the same as two!", table)) == []
