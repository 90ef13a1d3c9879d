from __future__ import annotations

from collections.abc import Callable

import pytest

from diagnose import pipeline
from diagnose.hosts.catalog import Catalog
from diagnose.judge import agreement
from diagnose.library.index import Library
from diagnose.library.page import Pattern
from diagnose.model import Fact
from diagnose.model import Match


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return pipeline.catalog_of(Library.open(user=False))


def facts(**known: str) -> Callable[[str], Fact]:
    """Answer for `host.*`: what is not given is absent."""

    def ask(name: str) -> Fact:
        value = known.get(name.removeprefix("host."), "")
        return Fact(name, "known", value) if value else Fact(name, "absent")

    return ask


def spoken_by(*hosts: str) -> Pattern:
    return Pattern("x", "x", "auth", "error", "x", "x", (), (), hosts=hosts)


def weighed(
    pattern: Pattern, catalog: Catalog, captures: dict[str, str] | None = None, **known: str
) -> agreement.Agreement:
    return agreement.weigh(pattern, Match("x", 0, (0,), captures or {}), facts(**known), catalog)


def test_a_pattern_of_no_host_agrees_with_any(catalog: Catalog) -> None:
    """What git says itself is everywhere the same; the host is named where it is known."""
    found = weighed(spoken_by(), catalog, name="git.example.org")
    assert found.status == "yes"
    assert found.host is not None
    assert found.host.name == "git.example.org"
    assert weighed(spoken_by(), catalog).host is None


def test_without_a_url_nothing_is_proved(catalog: Catalog) -> None:
    """The words may be Bitbucket's; who spoke them is not known."""
    found = weighed(spoken_by("bitbucket-cloud"), catalog)
    assert found.status == "unknown"
    assert found.host is not None
    assert found.host.name == "bitbucket.org"


def test_the_url_in_gits_own_line_tells_where_no_remote_does(catalog: Catalog) -> None:
    """Of a piped text outside a repository the fatal line is the best witness there is."""
    url = {"url": "https://bitbucket.org/acme/shop.git/"}
    assert weighed(spoken_by("bitbucket-cloud"), catalog, url).status == "yes"
    evil = {"url": "https://bitbucket.org.evil.example/acme/shop.git/"}
    found = weighed(spoken_by("bitbucket-cloud"), catalog, evil)
    assert found.status == "no"
    assert "bitbucket.org.evil.example" in found.reason


def test_the_remote_outranks_the_text(catalog: Catalog) -> None:
    """What git really uses decides, not what somebody printed."""
    url = {"url": "https://bitbucket.org/acme/shop.git/"}
    found = weighed(spoken_by("bitbucket-cloud"), catalog, url, name="evil.example")
    assert found.status == "no"


def test_software_that_anyone_may_run_is_not_refuted_by_a_name(catalog: Catalog) -> None:
    """A Data Center of one's own has any name: unknown, until the user says what it is."""
    found = weighed(spoken_by("bitbucket-data-center"), catalog, name="git.corp.example")
    assert found.status == "unknown"
    assert "git.corp.example" in found.reason
    said = weighed(
        spoken_by("bitbucket-data-center"),
        catalog,
        name="git.corp.example",
        id="bitbucket-data-center",
    )
    assert said.status == "yes"
