"""A broken host page is refused with the key that breaks it."""

from __future__ import annotations

from typing import Any

import pytest

from diagnose.errors import LibraryError
from diagnose.hosts.facts import check
from diagnose.hosts.facts import host_of
from tests.hosts.known import known

GOOD: dict[str, Any] = {"id": "x", "title": "X", "checked": "2026-11-23"}

BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"colour": "red"}, "colour"),
    ({"web": {"nams": []}}, "web: unknown key 'nams'"),
    ({"ssh": {"port": "22"}}, "ssh_port must be a number"),
    ({"web": {"names": "x"}}, "names must be a list"),
    ({"checked": "yesterday"}, "checked must be a date"),
    ({"web": {"repository": "("}}, "repository"),
    ({"credential": [{"title": "t"}]}, "lacks 'id'"),
    ({"credential": [{"id": "a", "title": "t", "reserved": ["x"]}]}, "reserved"),
    ({"credential": [{"id": "a", "title": "t", "shapes": ["["]}]}, "shapes"),
    ({"credential": [{"id": "a", "title": "t"}] * 2}, "two credential kinds"),
    ({"credential": [{"id": "a", "title": "t", "successor": "b"}]}, "unknown successor"),
    ({"credential": [{"id": "a", "title": "t", "until": "2026-01-01"}]}, "refused"),
    ({"change": [{"since": "2026", "text": "t", "source": "s"}]}, "since must be a date"),
]


@pytest.mark.parametrize(("part", "words"), BROKEN)
def test_broken_pages(part: dict[str, Any], words: str) -> None:
    """The error names the file and the key."""
    with pytest.raises(LibraryError) as caught:
        check(host_of(GOOD | part, "x.toml"), "x.toml")

    assert words in caught.value.message
    assert caught.value.message.startswith("x.toml")


def test_a_host_without_names_is_software() -> None:
    """Bitbucket Cloud is one service; Data Center is what anyone may run."""
    assert known("bitbucket-cloud").exact
    assert not known("bitbucket-data-center").exact


@pytest.mark.parametrize("host", ["bitbucket-cloud", "github", "gitlab"])
def test_published_keys(host: str) -> None:
    """Each service has its three current host keys."""
    current = {key.algorithm for key in known(host).keys if not key.until}

    assert current == {"ed25519", "ecdsa", "rsa"}
