"""The same repository over https, ssh and ssh on port 443."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnose.hosts.grammar import https_of
from diagnose.hosts.grammar import page_of
from diagnose.hosts.grammar import repository
from diagnose.hosts.grammar import ssh443_of
from diagnose.hosts.grammar import ssh_of
from diagnose.hosts.url import GitURL
from diagnose.hosts.url import parse
from tests.hosts.known import catalog
from tests.hosts.known import known

CLOUD = known("bitbucket-cloud")
CENTER = known("bitbucket-data-center")


def read(text: str) -> GitURL:
    """Parse a URL that must be one."""
    url = parse(text)
    assert url is not None
    return url


def written(url: GitURL | None) -> str | None:
    """Write a URL, or None."""
    return url.text() if url else None


CONVERSIONS = {
    "https://bitbucket.org/acme/shop.git": (
        "https://bitbucket.org/acme/shop.git",
        "git@bitbucket.org:acme/shop.git",
        "ssh://git@altssh.bitbucket.org:443/acme/shop.git",
    ),
    "https://bob:word@bitbucket.org:443/acme/shop/": (
        "https://bob@bitbucket.org/acme/shop",
        "git@bitbucket.org:acme/shop",
        "ssh://git@altssh.bitbucket.org:443/acme/shop",
    ),
    "http://bitbucket.org/acme/shop.git": (
        "https://bitbucket.org/acme/shop.git",
        "git@bitbucket.org:acme/shop.git",
        "ssh://git@altssh.bitbucket.org:443/acme/shop.git",
    ),
    "git@bitbucket.org:/acme/shop.git/wiki": (
        "https://bitbucket.org/acme/shop.git/wiki",
        "git@bitbucket.org:acme/shop.git/wiki",
        "ssh://git@altssh.bitbucket.org:443/acme/shop.git/wiki",
    ),
    "https://bitbucket.org/%7Bws%7D/a%20b": (
        "https://bitbucket.org/%7Bws%7D/a%20b",
        None,  # a space in an scp address is not believed
        "ssh://git@altssh.bitbucket.org:443/%7Bws%7D/a%20b",
    ),
    "git@bitbucket.org:acme/a%20b": (
        "https://bitbucket.org/acme/a%2520b",
        "git@bitbucket.org:acme/a%20b",
        "ssh://git@altssh.bitbucket.org:443/acme/a%2520b",
    ),
    "https://bitbucket.org/acme": (None, None, None),
    "https://bitbucket.org/acme/shop/src/main": (None, None, None),
    "https://bitbucket.org/acme/a%2Fb": (None, None, None),
    "https://bitbucket.org/acme/shop?x": (None, None, None),
    "/srv/acme/shop": (None, None, None),
}


@pytest.mark.parametrize("text", CONVERSIONS)
def test_bitbucket_cloud(text: str) -> None:
    """A repository of Bitbucket Cloud has three URLs, each known from each other one."""
    url = read(text)

    found = https_of(url, CLOUD), ssh_of(url, CLOUD), ssh443_of(url, CLOUD)
    assert CONVERSIONS[text] == tuple(written(f) for f in found)


def test_data_center() -> None:
    """Data Center drops context and /scm/ over ssh, and uses port 7999."""
    url = read("https://bob@bb.local:7990/bitbucket/scm/SHOP/till.git")

    assert written(ssh_of(url, CENTER)) == "ssh://git@bb.local:7999/SHOP/till.git"
    assert ssh443_of(url, CENTER) is None
    assert repository(url, CENTER) == "SHOP/till.git"
    assert https_of(read("http://bb.local/scm/SHOP/till.git"), CENTER) is None


def test_data_center_back_to_https_needs_an_example() -> None:
    """The context path cannot be derived: another https URL of the same host must tell it."""
    ssh = read("ssh://git@bb.local:7999/~bob/till.git")
    like = read("https://eve:word@bb.local:7990/bitbucket/scm/SHOP/other.git")

    assert https_of(ssh, CENTER) is None
    assert written(https_of(ssh, CENTER, like)) == (
        "https://bb.local:7990/bitbucket/scm/~bob/till.git"
    )
    assert https_of(ssh, CENTER, read("https://bb.local/other")) is None


def test_ssh_like_another_remote() -> None:
    """Where an ssh remote of the same host exists, its user, host name and port are right."""
    url = read("https://bb.local/scm/SHOP/till.git")
    like = read("ssh://stash@ssh.bb.local:2222/SHOP/other.git")

    assert written(ssh_of(url, CENTER, like)) == "ssh://stash@ssh.bb.local:2222/SHOP/till.git"


def test_pages() -> None:
    """The page where a credential is made is filled from the URL, or is not named."""
    cloud = "https://bitbucket.org/{repository}/admin/access-tokens"
    center = "https://{host}/plugins/servlet/access-tokens/manage"
    https = read("https://bob@bb.local:7990/bitbucket/scm/SHOP/till.git")

    assert page_of(cloud, read("git@bitbucket.org:acme/shop.git"), CLOUD) == (
        "https://bitbucket.org/acme/shop/admin/access-tokens"
    )
    assert page_of(center, https, CENTER) == (
        "https://bb.local:7990/bitbucket/plugins/servlet/access-tokens/manage"
    )
    assert page_of(center, read("ssh://git@bb.local:7999/SHOP/till.git"), CENTER) == ""
    assert page_of("https://example.org/x", None, CLOUD) == "https://example.org/x"
    assert page_of(center, None, CENTER) == ""


NAMES = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.%+ {}-]{0,12}", fullmatch=True)
SLUGS = st.from_regex(r"[a-z0-9_][a-z0-9_.-]{0,12}", fullmatch=True)


@given(workspace=SLUGS, slug=SLUGS, suffix=st.sampled_from(["", ".git", ".git/wiki"]))
def test_cloud_round_trips(workspace: str, slug: str, suffix: str) -> None:
    """Each of the three URLs of a repository leads to the other two and back."""
    https = read(f"https://bitbucket.org/{workspace}/{slug}{suffix}")

    ssh, ssh443 = ssh_of(https, CLOUD), ssh443_of(https, CLOUD)
    assert ssh is not None
    assert ssh443 is not None
    for url in (https, ssh, ssh443):
        assert https_of(url, CLOUD) == https
        assert ssh_of(url, CLOUD) == ssh
        assert ssh443_of(url, CLOUD) == ssh443


@given(key=NAMES, slug=NAMES, context=st.lists(SLUGS, max_size=2), port=st.none() | st.just(7990))
def test_data_center_round_trips(key: str, slug: str, context: list[str], port: int | None) -> None:
    """Https to ssh and back gives the same URL, with the https remote as example."""
    place = "bb.local" + (f":{port}" if port else "")
    path = "".join(f"/{part}" for part in [*context, "scm", key, slug])
    https = parse(f"https://{place}{path}")
    if https is None or (canonical := https_of(https, CENTER)) is None:
        return
    ssh = ssh_of(canonical, CENTER)

    assert ssh is not None
    assert https_of(ssh, CENTER, canonical) == canonical
    assert ssh_of(ssh, CENTER) == ssh
    assert repository(ssh, CENTER) == repository(canonical, CENTER)


@given(st.text())
def test_never_raises(text: str) -> None:
    """No path makes the grammar raise, and what it gives reads back as itself."""
    for prefix in (
        "https://bitbucket.org/",
        "git@bitbucket.org:",
        "ssh://h:7999/",
        "https://h/scm/",
    ):
        url = parse(prefix + text)
        for host in (CLOUD, CENTER):
            for found in (
                (https_of(url, host), ssh_of(url, host), ssh443_of(url, host)) if url else ()
            ):
                assert found is None or parse(found.text()) == found


OTHERS = {
    "https://gitlab.com/a/b/c/shop.git": "git@gitlab.com:a/b/c/shop.git",
    "https://git.sr.ht/~bob/shop": "git@git.sr.ht:~bob/shop",
    "https://huggingface.co/datasets/acme/shop": "git@hf.co:datasets/acme/shop",
    "https://codeberg.org/acme/shop.git": "git@codeberg.org:acme/shop.git",
    "https://git-codecommit.eu-west-3.amazonaws.com/v1/repos/shop": (
        "ssh://git-codecommit.eu-west-3.amazonaws.com/v1/repos/shop"
    ),
}


@pytest.mark.parametrize("https", OTHERS)
def test_other_services_both_ways(https: str) -> None:
    """Groups to any depth, names with a tilde, a host name for each region, two names for one."""
    there = read(https)
    host = catalog().identify(there)

    assert host is not None
    assert written(ssh_of(there, host)) == OTHERS[https]
    back = read(OTHERS[https])
    assert catalog().identify(back) == host
    assert written(https_of(back, host)) == https


@pytest.mark.parametrize(
    "https", ["https://git.heroku.com/shop.git", "https://source.developers.google.com/p/x/r/shop"]
)
def test_a_service_without_ssh_gets_none(https: str) -> None:
    """No ssh address is made up."""
    host = catalog().identify(read(https))

    assert host is not None
    assert ssh_of(read(https), host) is None


def test_the_name_of_a_person_stays_in_an_ssh_address() -> None:
    """Gerrit and CodeCommit know people by the name before the @, and not all of them as git."""
    for text in (
        "ssh://ada@review.example.org:29418/acme/shop",
        "ssh://APKAEXAMPLE@git-codecommit.eu-west-3.amazonaws.com/v1/repos/shop",
    ):
        host = catalog().identify(read(text))
        assert host is not None
        assert written(ssh_of(read(text), host)) == text
