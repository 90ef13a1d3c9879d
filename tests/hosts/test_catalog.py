"""Which host is behind a URL, and never another."""

from __future__ import annotations

import pytest

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
    "https://code.acme.example/SHOP/till.git": "gitlab",  # configured below
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
    configured = {"code.acme.example": "gitlab", "bitbucket.org": "gitlab"}

    assert url is not None
    host = catalog().identify(url, configured)
    assert HOSTS[text] == (host.id if host else None)


def test_an_unknown_configured_kind_names_no_host() -> None:
    """A kind that no page describes is no host, rather than a guess."""
    url = parse("https://git.acme.example/scm/SHOP/till.git")

    assert url is not None
    assert catalog().identify(url, {"git.acme.example": "teapot"}) is None


def test_knowledge() -> None:
    """The date of the knowledge is that of the oldest page."""
    assert catalog().knowledge == min(host.checked for host in catalog().hosts)
