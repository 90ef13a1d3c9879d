from __future__ import annotations

from collections.abc import Callable

import pytest

from diagnose.judge import unknown
from diagnose.library.index import Library
from diagnose.model import Fact
from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Transcript
from diagnose.model import Unknown


@pytest.fixture(scope="module")
def library() -> Library:
    """The library as it is shipped."""
    return Library.open(user=False)


def ask_for(facts: dict[str, str]) -> Callable[[str], Fact]:
    return lambda name: Fact(name, "known", facts[name]) if name in facts else Fact(name, "unknown")


def told(
    library: Library,
    *texts: str,
    command: tuple[str, ...] = (),
    remote: bool = False,
    facts: dict[str, str] | None = None,
) -> Unknown:
    lines = tuple(Line(number, text, remote=remote) for number, text in enumerate(texts, 1))
    transcript = Transcript(Source("pipe", command=command), lines)
    return unknown.unknown(lines, transcript, library, ask_for(facts or {}))


@pytest.mark.parametrize(
    ("line", "area", "place"),
    [
        ("error: RPC failed; moon full", "network", "git's transport over http"),
        ("fatal: gpg says moon", "config", "the signing of commits and tags"),
        ("fatal: moon in submodule 'x'", "repository", "git's submodules"),
        ("ssh: the moon is full", "ssh", "ssh, which git starts"),
        ("fatal: unknown moon in .gitmodules option", "command", "git's command line"),
        ("fatal: the moon is full", "", ""),
    ],
)
def test_the_words_tell_the_place(library: Library, line: str, area: str, place: str) -> None:
    """Whole words count: a `package` is no pack."""
    found = told(library, line)

    assert (found.area, found.place) == (area, place)


def test_the_server_is_asked_of_its_own_words(library: Library) -> None:
    """What the server said no trace on this side explains."""
    found = told(library, "error: policy 12 refuses this pack", remote=True)

    assert found.area == "host"
    assert found.place.startswith("the server")
    assert found.more == ""


def test_the_command_tells_the_place_where_words_do_not(library: Library) -> None:
    """A known command that failed with unheard words is at least that command."""
    found = told(library, "fatal: the moon is full", facts={"command.name": "rebase"})

    assert (found.area, found.place) == ("merge", "`git rebase`")


@pytest.mark.parametrize(
    ("line", "facts", "variables"),
    [
        ("fatal: the moon is full", {}, "GIT_TRACE=1"),
        ("fatal: the moon is full", {"command.name": "push"}, "GIT_TRACE=1"),
        (
            "fatal: the moon is full",
            {"command.name": "push", "remote.scheme": "https"},
            "GIT_TRACE=1 GIT_CURL_VERBOSE=1",
        ),
        (
            "fatal: the moon is full",
            {"command.name": "push", "remote.scheme": "ssh"},
            'GIT_TRACE=1 GIT_SSH_COMMAND="ssh -v"',
        ),
        (
            "fatal: the moon is full",
            {"command.name": "commit", "remote.scheme": "ssh"},
            "GIT_TRACE=1",
        ),
        ("fatal: moon at 'https://x.example/y'", {}, "GIT_TRACE=1 GIT_CURL_VERBOSE=1"),
        ("fatal: moon at 'git@x.example:y'", {}, 'GIT_TRACE=1 GIT_SSH_COMMAND="ssh -v"'),
    ],
)
def test_how_to_learn_more_fits_the_failure(
    library: Library, line: str, facts: dict[str, str], variables: str
) -> None:
    """Of curl a trace is asked only where http was spoken, of ssh only where ssh was."""
    found = told(library, line, command=("git", "x", "a b"), facts=facts)

    assert found.more == f"{variables} git x 'a b' 2>&1 | bbfix"


def test_an_unknown_command_is_left_to_the_reader(library: Library) -> None:
    """A pipe does not know what was run."""
    assert told(library, "fatal: moon").more == "GIT_TRACE=1 <the same command> 2>&1 | bbfix"


def test_what_was_traced_is_not_traced_again(library: Library) -> None:
    """Whoever sent a trace needs no other one."""
    traced = "16:00:01.123456 git.c:460               trace: built-in: git x"

    assert told(library, traced, "fatal: moon").more == ""


def test_a_neighbour_has_its_title(library: Library) -> None:
    """The screen says what the guess means."""
    (near, *_) = told(library, "fatal: cannot abort from a branch yet to be born").near

    assert near == ("no-commits-yet", library.pattern("no-commits-yet").title)
