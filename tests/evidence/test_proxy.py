"""Which proxy git goes through, and who set it; and which list of authorities it trusts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value
from tests.evidence.world import why

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://git.example.org/acme/shop.git"
NAMES = (
    "https_proxy",
    "HTTPS_PROXY",
    "http_proxy",
    "ALL_PROXY",
    "all_proxy",
    "no_proxy",
    "NO_PROXY",
)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with an https remote, on a machine without any proxy."""
    for name in (*NAMES, "GIT_SSL_CAINFO"):
        monkeypatch.delenv(name, raising=False)
    return new_repo(tmp_path / "r", URL)


def test_without_a_setting_there_is_no_proxy(repo: Path) -> None:
    """Nothing set is known to be nothing, and then no server is a proxy."""
    assert value(at(repo, "git", "fetch"), "proxy.url") == "absent"
    assert value(at(repo, "git", "fetch"), "proxy.blamed") == "no"


def test_the_setting_for_the_host_wins(repo: Path) -> None:
    """`http.<url>.proxy` goes before `http.proxy`, and an empty one means none."""
    git(repo, "config", "http.proxy", "http://proxy.corp.example:3128")
    context = at(repo, "git", "fetch", captures={"server": "proxy.corp.example"})
    assert value(context, "proxy.url") == "http://proxy.corp.example:3128"
    assert "`http.proxy` in " in value(context, "proxy.source")
    assert value(context, "proxy.blamed") == "yes"
    git(repo, "config", "http.https://git.example.org/.proxy", "")
    assert value(at(repo, "git", "fetch"), "proxy.url") == "absent"


def test_a_variable_counts_where_nothing_is_set(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """https_proxy goes before ALL_PROXY, no_proxy takes hosts out; a secret is not shown."""
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1080")
    assert value(at(repo, "git", "fetch"), "proxy.url") == "socks5://127.0.0.1:1080"
    monkeypatch.setenv("https_proxy", "http://ada:" + "geheim" + "@127.0.0.1:7890")
    context = at(repo, "git", "fetch", captures={"server": "127.0.0.1"})
    assert "geheim" not in value(context, "proxy.url")
    assert why(context, "proxy.url") == "the variable https_proxy"
    assert value(context, "proxy.blamed") == "yes"
    for listed in ("localhost,.example.org", "localhost .example.org", "*"):
        monkeypatch.setenv("no_proxy", listed)
        assert value(at(repo, "git", "fetch"), "proxy.url") == "absent"
    monkeypatch.setenv("no_proxy", "")  # set, though empty: git no longer looks at NO_PROXY
    monkeypatch.setenv("NO_PROXY", "*")
    assert value(at(repo, "git", "fetch"), "proxy.url") != "absent"


def test_for_an_ssh_remote_no_proxy_is_looked_for(tmp_path: Path) -> None:
    """An ssh remote does not go through git's proxies."""
    repo = new_repo(tmp_path / "r", "git@git.example.org:acme/shop.git")
    assert value(at(repo, "git", "fetch"), "proxy.url") == "unknown"


def test_a_list_of_authorities_that_is_not_there_is_told(repo: Path) -> None:
    """A file that is missing or holds no certificate is of no use."""
    assert value(at(repo, "git", "fetch"), "tls.ca_usable") == "absent"
    git(repo, "config", "http.sslCAInfo", "company.pem")
    assert value(at(repo, "git", "fetch"), "tls.ca_usable") == "no"
    (repo / "company.pem").write_text("-----BEGIN CERTIFICATE-----\nMIIB\n")
    context = at(repo, "git", "fetch")
    assert value(context, "tls.ca_usable") == "yes"
    assert value(context, "tls.ca_file").endswith("company.pem")
    assert value(context, "tls.backend") == "absent"


def test_the_way_of_ssh_is_asked_of_ssh(tmp_path: Path) -> None:
    """Without a configuration of its own, ssh goes straight to the host of the URL."""
    repo = new_repo(tmp_path / "r", "git@git.example.org:acme/shop.git")
    assert value(at(repo, "git", "fetch"), "ssh.proxy") == "absent"
    assert value(at(repo, "git", "fetch"), "ssh.real_host") == "git.example.org"
