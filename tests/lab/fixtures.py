"""The fixtures of the lab; loaded for all tests by tests/conftest.py."""

from __future__ import annotations

import os
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnose.demo.certificate import Certificate
from tests.lab import worlds
from tests.lab.bitbucket import Bitbucket
from tests.lab.bitbucket import build
from tests.lab.bitbucket import copy
from tests.lab.keyring import SecretService
from tests.lab.sshd import Sshd
from tests.lab.web import Web
from tests.lab.web import certificate
from tests.lab.worlds import World


@pytest.fixture(scope="session")
def lab_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """One authority for all servers of the session."""
    return certificate(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def web(home: Path, lab_certificate: Certificate) -> Iterator[Web]:
    """Room for any number of servers under real names, known to this test's git."""
    with Web(home, lab_certificate) as room:
        yield room


@pytest.fixture(scope="session")
def bitbucket_template(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Where the repositories of `bitbucket` were built; empty until the first test wants them."""
    return [tmp_path_factory.mktemp("bitbucket")]


@pytest.fixture
def bitbucket_folder(home: Path, tmp_path: Path, bitbucket_template: list[Path]) -> Path:
    """A served repository and a work tree of it, this test's own."""
    assert home.is_dir(), "git must run in the test's home, also when it builds the template"
    template = bitbucket_template[0]
    if not (template / "work").exists():
        build(template)
    copy(template, tmp_path)
    return tmp_path


@pytest.fixture
def bitbucket(web: Web, bitbucket_folder: Path) -> Bitbucket:
    """https://bitbucket.org/acme/shop.git as Bitbucket Cloud, and a clone with a commit to push."""
    return Bitbucket(web, bitbucket_folder)


@pytest.fixture
def sshd(home: Path, bitbucket_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Sshd:
    """git@bitbucket.org behind the `ssh` on PATH, serving the repositories of `bitbucket`."""
    server = Sshd(home, bitbucket_folder / "sshd", bitbucket_folder / "served")
    monkeypatch.setenv("PATH", f"{server.path}:{os.environ['PATH']}")
    return server


@pytest.fixture
def secret_service(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A Secret Service with an empty, unlocked keyring that this test's programs reach."""
    with SecretService(home) as service:
        for name, value in service.env.items():
            monkeypatch.setenv(name, value)
        yield service


@pytest.fixture(scope="session")
def world_templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the worlds of this session are built, each when the first test wants it."""
    return tmp_path_factory.mktemp("worlds")


@pytest.fixture
def world(
    home: Path,
    tmp_path: Path,
    world_templates: Path,
) -> Iterator[Callable[[str], World]]:
    """Give a fresh copy of a broken repository by its name (tests/lab/worlds)."""
    assert home.is_dir(), "git must run in the test's home, also when it builds the template"
    holders = []

    def fresh(name: str) -> World:
        template = world_templates / name
        if not template.exists():
            half = template.with_suffix(".half")  # a build that fails leaves no template
            half.mkdir()
            worlds.build(name, half)
            half.rename(template)
        number = len(list(tmp_path.glob(f"{name}-*")))
        here = worlds.read(name, tmp_path / f"{name}-{number}")
        worlds.copy(template, here.folder)
        if here.holder:
            holders.append(here.hold())
        return here

    yield fresh
    for holder in holders:
        worlds.release(holder)
