"""Fixtures of the vault's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from diagnose.demo.server import Server
from tests.lab.bitbucket import REPOSITORY
from tests.lab.bitbucket import Bitbucket
from tests.lab.bitbucket import accounts


@pytest.fixture
def lab_http(bitbucket: Bitbucket) -> Iterator[tuple[Bitbucket, str]]:
    """The lab's repository over plain http on loopback, as `bbfix demo` may serve it."""
    server = Server(
        str(bitbucket.root), bitbucket.server.host, accounts(bitbucket), git=bitbucket.web.git
    )
    with server:
        yield bitbucket, f"http://127.0.0.1:{server.port}/{REPOSITORY}.git"
