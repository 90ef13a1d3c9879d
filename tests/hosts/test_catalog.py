"""Which host is behind a URL, and never another."""

from __future__ import annotations

import pytest

from diagnose.hosts import grammar
from diagnose.hosts.url import parse
from tests.hosts.known import catalog

HOSTS = {
    "https://bitbucket.org/acme/shop.git": "bitbucket-cloud",
    "https://<YourUsername>@bitbucket.org/<name>/<project>.git/": "bitbucket-cloud",
    "http://bitbucket.org/acme/shop": "bitbucket-cloud",
    "git@bitbucket.org:acme/shop.git": "bitbucket-cloud",
    "ssh://git@altssh.bitbucket.org:443/acme/shop.git": "bitbucket-cloud",
    "https://github.com/acme/shop": "github",
    "ssh://git@altssh.gitlab.com:443/acme/shop.git": "gitlab",
    "https://git.acme.example/scm/SHOP/till.git": "bitbucket-data-center",
    "https://git.acme.example:7990/ctx/scm/~bob/till.git": "bitbucket-data-center",
    "ssh://git@git.acme.example:7999/SHOP/till.git": "bitbucket-data-center",
    "[git@git.acme.example:7999]:SHOP/till.git": "bitbucket-data-center",
    "https://code.acme.example/SHOP/till.git": "gitlab-self-managed",  # configured below
    "https://forge.acme.example/SHOP/till.git": "gitea",
    "https://ghe.acme.example/SHOP/till.git": "github-enterprise",
    "https://tfs.acme.example/tfs/Main/Portal/_git/shop": "azure-devops-server",
    "https://fabrikam.visualstudio.com/Portal/_git/shop": "azure-devops",
    "fabrikam@vs-ssh.visualstudio.com:v3/fabrikam/Portal/shop": "azure-devops",
    "https://git-codecommit.eu-west-3.amazonaws.com/v1/repos/shop": "codecommit",
    "https://git-codecommit-fips.us-gov-west-1.amazonaws.com/v1/repos/shop": "codecommit",
    "ssh://git-codecommit.cn-north-1.amazonaws.com.cn/v1/repos/shop": "codecommit",
    "https://git-codecommit.evil.amazonaws.com/v1/repos/shop": None,
    "https://git-codecommit.us-east-1.amazonaws.com.evil.example/v1/repos/shop": None,
    "https://a.b.visualstudio.com/Portal/shop": None,
    "https://bitbucket.org.evil.example/acme/shop.git": None,
    "https://bitbucket.org@evil.example/acme/shop.git": None,
    "https://xbitbucket.org/acme/shop.git": None,
    "https://www.bitbucket.org/acme/shop.git": None,
    "https://api.bitbucket.org/acme/shop.git": None,
    "https://bitbucket.org./acme/shop.git": None,
    "https://xn--bitbucket-x.org/acme/shop.git": None,
    "https://b\u0131tbucket.org/acme/shop.git": None,
    "https://altssh.bitbucket.org/acme/shop.git": None,
    "git@git.acme.example:SHOP/till.git": None,
    "https://git.acme.example/SHOP/till.git": None,
    "https://git.acme.example/scm/till.git": None,
    "file:///scm/SHOP/till.git": None,
    "/srv/scm/SHOP/till.git": None,
}


@pytest.mark.parametrize("text", HOSTS)
def test_identify(text: str) -> None:
    """Exact names first, then what the user configured, then the shape of the URL."""
    url = parse(text)
    configured = {
        "code.acme.example": "gitlab",
        "forge.acme.example": "forgejo",
        "ghe.acme.example": "github",
        "bitbucket.org": "gitlab",
    }

    assert url is not None
    host = catalog().identify(url, configured)
    assert HOSTS[text] == (host.id if host else None)


def test_an_unknown_configured_kind_names_no_host() -> None:
    """A kind that no page describes is no host, rather than a guess."""
    url = parse("https://git.acme.example/scm/SHOP/till.git")

    assert url is not None
    assert catalog().identify(url, {"git.acme.example": "teapot"}) is None


def test_software_of_ones_own_shares_the_facts_and_not_the_names() -> None:
    """A server of one's own makes its tokens on its own pages, and has keys of its own."""
    gitlab = catalog().host("gitlab-self-managed")
    url = parse("https://bob@code.acme.example/group/shop.git")

    assert gitlab is not None
    assert url is not None
    assert not gitlab.exact
    assert not gitlab.keys
    assert grammar.page_of(gitlab.kinds[0].page, url, gitlab) == (
        "https://code.acme.example/-/user_settings/personal_access_tokens"
    )
    ssh = grammar.ssh_of(url, gitlab)
    assert ssh is not None
    assert ssh.text() == "git@code.acme.example:group/shop.git"
    assert grammar.ssh443_of(url, gitlab) is None
