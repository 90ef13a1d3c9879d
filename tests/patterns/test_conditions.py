"""No page takes what it cannot see for something that is not there.

An absent fact equals `none`, and differs from every value. Outside of a repository all facts of
one are absent: a log that was pasted into bbfix elsewhere must not be told of this folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence
from diagnose.judge.conditions import weigh
from diagnose.library.page import Condition
from diagnose.registry import CAPTURED
from tests.patterns.pages import living
from tests.patterns.pages import pages

# facts that are true of a person or of what ran, wherever that was
ANYWHERE = {
    "host.id": "a transcript can name the host by itself",
    "identity.email": "a user has an address in every folder",
    "identity.name": "a user has a name in every folder",
    "run.place": "the output tells it",
    "run.way": "the output or the command tells it",
    "ssh.keys": "keys lie in the user's home",
}
KINDS = [
    pytest.param("pipe", (), id="piped"),
    pytest.param("wrapper", ("git", "push"), id="run here"),
]


def conditions() -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """Every list of conditions of the library, without what the words themselves tell."""
    for page in living():
        for cause in page.causes:
            yield f"{page.id} cause {cause.id}", _checked(cause.when)
        for fix in page.fixes:
            yield f"{page.id} fix {fix.id}", _checked(fix.when)
        for number, silent in enumerate(page.silent, 1):
            yield f"{page.id} silent {number}", _checked(silent.when)
    for fix in pages().fixes:
        yield f"fix {fix.id}", _checked(fix.when)


def _checked(when: tuple[Condition, ...]) -> tuple[Condition, ...]:
    return tuple(each for each in when if not each.fact.startswith(CAPTURED))


@pytest.mark.parametrize(("kind", "command"), KINDS)
def test_nothing_is_concluded_from_a_folder_without_a_repository(
    tmp_path: Path,
    kind: str,
    command: tuple[str, ...],
) -> None:
    """Where no repository is, no condition holds that asks for something of a repository."""
    ask = Evidence(Context(str(tmp_path), kind=kind, command=command)).ask

    held = [
        name
        for name, when in conditions()
        if {each.fact for each in when} - ANYWHERE.keys() and weigh(when, ask).holds
    ]

    assert held == []


def test_each_exception_is_in_use() -> None:
    """A fact stands on the list above only while a page asks for it."""
    asked = {each.fact for _, when in conditions() for each in when}

    assert sorted(ANYWHERE.keys() - asked) == []
