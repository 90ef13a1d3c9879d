"""Azure DevOps: the one host whose https and ssh paths are not copies of each other."""

from __future__ import annotations

import pytest

from diagnose.hosts import grammar
from diagnose.hosts.url import parse
from tests.hosts.known import catalog
from tests.hosts.known import known

HTTPS = "https://dev.azure.com/fabrikam/Portal/_git/shop"
SSH = "git@ssh.dev.azure.com:v3/fabrikam/Portal/shop"
PAIRS = [
    (HTTPS, SSH),
    (
        "https://dev.azure.com/fabrikam/Web%20Portal/_git/shop.web",
        "git@ssh.dev.azure.com:v3/fabrikam/Web%20Portal/shop.web",
    ),
    ("https://dev.azure.com/fabrikam/_git/shop", "git@ssh.dev.azure.com:v3/fabrikam/shop/shop"),
]


@pytest.mark.parametrize(("https", "ssh"), PAIRS)
def test_https_becomes_ssh(https: str, ssh: str) -> None:
    """`_git` goes, `v3` comes, and a project that was left out has the repository's name."""
    url = parse(https)

    assert url is not None
    found = grammar.ssh_of(url, known("azure-devops"))
    assert found is not None
    assert found.text() == ssh


@pytest.mark.parametrize(("https", "ssh"), PAIRS[:2])
def test_ssh_becomes_https(https: str, ssh: str) -> None:
    """`v3` goes, `_git` comes."""
    url = parse(ssh)

    assert url is not None
    found = grammar.https_of(url, known("azure-devops"))
    assert found is not None
    assert found.text() == https


OLD = [
    "https://fabrikam.visualstudio.com/Portal/_git/shop",
    "https://bob@fabrikam.visualstudio.com/DefaultCollection/Portal/_git/shop",
    "fabrikam@vs-ssh.visualstudio.com:v3/fabrikam/Portal/shop",
    "ssh://fabrikam@vs-ssh.visualstudio.com:22/Portal/_ssh/shop",
    "ssh://fabrikam@vs-ssh.visualstudio.com:22/DefaultCollection/Portal/_ssh/shop",
]


@pytest.mark.parametrize("old", OLD)
def test_an_old_address_means_one_of_today(old: str) -> None:
    """The addresses of visualstudio.com lead to the same ssh address as those of dev.azure.com."""
    azure = known("azure-devops")
    url = parse(old)

    assert url is not None
    ssh = grammar.ssh_of(url, azure)
    https = grammar.https_of(url, azure)
    assert ssh is not None
    assert ssh.text() == SSH
    assert https is not None
    assert https.host == (url.host if url.web else "dev.azure.com")
    page = "https://dev.azure.com/fabrikam/_usersSettings/tokens"
    assert grammar.page_of(azure.kinds[0].page, url, azure) == page


def test_what_a_path_of_azure_leaves_out_stays_out() -> None:
    """A project that has the repository's name is not written into a URL that works without."""
    url = parse("https://tfs.example.org/tfs/Main/_git/shop/")

    assert url is not None
    found = grammar.https_of(url, known("azure-devops-server"))
    assert found is not None
    assert found.text() == "https://tfs.example.org/tfs/Main/_git/shop"
    assert grammar.ssh_of(url, known("azure-devops-server")) is None


@pytest.mark.parametrize("text", [HTTPS, SSH])
def test_azure_is_known_by_its_names(text: str) -> None:
    """Both hosts lead to the same facts."""
    url = parse(text)

    assert url is not None
    host = catalog().identify(url)
    assert host is not None
    assert host.id == "azure-devops"


@pytest.mark.parametrize(
    "text",
    ["https://dev.azure.com/fabrikam/Portal/shop", "git@ssh.dev.azure.com:fabrikam/Portal/shop"],
)
def test_other_paths_are_no_repository(text: str) -> None:
    """A path without `_git` or `v3` is the address of something else."""
    url = parse(text)

    assert url is not None
    assert grammar.repository(url, known("azure-devops")) is None


def test_a_host_without_ssh_has_no_ssh_url() -> None:
    """Overleaf has no ssh, so no URL is made up."""
    url = parse("https://git@git.overleaf.com/" + "0a" * 12)

    assert url is not None
    assert grammar.ssh_of(url, known("overleaf")) is None


def test_an_explicit_port_22_tells_no_software() -> None:
    """Port 22 is everybody's, so it does not mark Gitea."""
    url = parse("ssh://git@git.example.org:22/acme/shop.git")

    assert url is not None
    assert catalog().identify(url) is None


def test_gerrit_is_known_by_its_port() -> None:
    """29418 is Gerrit's own port."""
    url = parse("ssh://ada@review.example.org:29418/acme/shop")

    assert url is not None
    host = catalog().identify(url)
    assert host is not None
    assert host.id == "gerrit"
