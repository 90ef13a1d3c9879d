"""The hosts as the pages of patterns/hosts/ give them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from diagnose.hosts.catalog import Catalog
from diagnose.hosts.facts import Host
from diagnose.hosts.facts import check
from diagnose.hosts.facts import host_of

FOLDER = Path(__file__).resolve().parents[2] / "patterns" / "hosts"


@cache
def catalog() -> Catalog:
    """Return the catalogue of all pages, each checked."""
    hosts = []
    for file in sorted(FOLDER.glob("*.toml")):
        host = host_of(tomllib.loads(file.read_text()), file.name)
        check(host, file.name)
        assert host.id == file.stem
        hosts.append(host)
    return Catalog(hosts)


def known(host_id: str) -> Host:
    """Return one host by its id."""
    host = catalog().host(host_id)
    assert host is not None
    return host
