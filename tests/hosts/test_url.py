"""URLs are read as git and curl read them, and written back without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnose.hosts.url import GitURL
from diagnose.hosts.url import parse

PARTS = {
    "https://bitbucket.org/acme/shop.git": ("https", "", "bitbucket.org", None, "/acme/shop.git"),
    "https://bob@bitbucket.org/acme/shop": ("https", "bob", "bitbucket.org", None, "/acme/shop"),
    "https://me%40x.org@bitbucket.org/a/b": ("https", "me@x.org", "bitbucket.org", None, "/a/b"),
    "https://me@x.org@bitbucket.org/a/b": ("https", "me@x.org", "bitbucket.org", None, "/a/b"),
    "https://BitBucket.ORG:443/a/b/": ("https", "", "bitbucket.org", 443, "/a/b/"),
    "https://bb.local:7990/ctx/scm/k/r.git": ("https", "", "bb.local", 7990, "/ctx/scm/k/r.git"),
    "http://[::1]:8080/a%20b.git": ("http", "", "::1", 8080, "/a%20b.git"),
    "git@bitbucket.org:acme/shop.git": ("ssh", "git", "bitbucket.org", None, "acme/shop.git"),
    "bitbucket.org:acme/shop": ("ssh", "", "bitbucket.org", None, "acme/shop"),
    "[bb.local:7999]:k/r.git": ("ssh", "", "bb.local", 7999, "k/r.git"),
    "[git@bb.local:7999]:k/r.git": ("ssh", "git", "bb.local", 7999, "k/r.git"),
    "git@[bb.local:7999]:k/r.git": ("ssh", "git", "bb.local", 7999, "k/r.git"),
    "git@[::1]:/srv/r.git": ("ssh", "git", "::1", None, "/srv/r.git"),
    "ssh://git@bb.local:7999/~bob/r.git": ("ssh", "git", "bb.local", 7999, "/~bob/r.git"),
    "ssh://[::1]/r": ("ssh", "", "::1", None, "/r"),
    "git+ssh://git@h/r": ("ssh", "git", "h", None, "/r"),
    "git://example.org:9418/r": ("git", "", "example.org", 9418, "/r"),
    "file:///srv/r.git": ("file", "", "", None, "/srv/r.git"),
    "https://xn--bcher-kva.example/r": ("https", "", "xn--bcher-kva.example", None, "/r"),
    "https://B\u00fccher.example/r": ("https", "", "b\u00fccher.example", None, "/r"),
    "/srv/my repo.git": ("file", "", "", None, "/srv/my repo.git"),
    "./a:b": ("file", "", "", None, "./a:b"),
    "..": ("file", "", "", None, ".."),
    "C:\\work\\r": ("file", "", "", None, "C:\\work\\r"),
    "c:/work/r": ("file", "", "", None, "c:/work/r"),
}

# deceiving text -> the host git would really contact, or None where bbfix does not believe it
LOOK_ALIKES = {
    "https://bitbucket.org@evil.example/x": "evil.example",
    "https://bitbucket.org.evil.example/x": "bitbucket.org.evil.example",
    "https://bitbucket.org:443@evil/x": "evil",
    "https://evil.example/@bitbucket.org/x": "evil.example",
    "https://evil.example?@bitbucket.org/x": "evil.example",
    "https://evil.example#@bitbucket.org/x": "evil.example",
    "https://bitbucket.org./x": "bitbucket.org.",
    "user:pass@bitbucket.org:x": "user",
    "evil:git@bitbucket.org:x": "evil",
    "https://evil.example\\@bitbucket.org/x": None,
    "https://bitbucket.org\\.evil.example/x": None,
    "https://bitbucket.org%2f.evil.example/x": None,
    "https://bitbucket.org\uff0f.evil.example/x": None,
    "https://bit\u00adbucket.org/x": None,
    "https://bitbucket.org\u202e/x": None,
    "https://bitbucket.org\t/x": None,
    "https://bitbucket.org\n/x": None,
    "https://bitbucket.org/x\r": None,
    " https://bitbucket.org/x": None,
    "https://bitbucket.org/a b": None,
    "https://evil%0a@bitbucket.org/x": None,
    "https:///bitbucket.org/x": None,
    "https://bitbucket.org:99999/x": None,
    "https://bitbucket.org:\u0664\u0664\u0663/x": None,
    "https://-oProxyCommand=x/x": None,
    "ssh://-oProxyCommand=x/x": None,
    "-oProxyCommand=x@bitbucket.org:x": None,
    "ssh://git%2f@bitbucket.org/x": None,
    "ssh://u:a%2fb@bitbucket.org/x": None,
    "ssh://bitbucket.org/x@[evil.example]/y": None,
    "ssh://bitbucket.org/x%40%5Bevil.example]/y": None,
    "ssh://bitbucket.org:22:33/x": None,
    "ssh://bitbucket.org": None,
    "git@bitbucket.org:-upload": None,
    "bitbucket.org:a@[evil.example]:x": None,
    "git://a@bitbucket.org/x": None,
    "ext::sh -c id": None,
    "fd::17": None,
    "HTTPS://bitbucket.org/x": None,
    "javascript://bitbucket.org/x": None,
    "--upload-pack=id": None,
    ":x": None,
    "": None,
}


@pytest.mark.parametrize("text", PARTS)
def test_parts(text: str) -> None:
    """Every form that git knows gives scheme, user, host, port and path."""
    url = parse(text)

    assert url is not None
    assert PARTS[text] == (url.scheme, url.user, url.host, url.port, url.path)
    assert parse(url.text(with_secret=True)) == url


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes(text: str) -> None:
    """A deceiving text gives the host that git would contact, or nothing."""
    url = parse(text)

    assert LOOK_ALIKES[text] == (url.host if url else None)


def test_the_secret_shows_only_on_request() -> None:
    """A secret survives parsing and printing, yet never shows by itself."""
    word = "s/3:" + "cret@%"
    url = parse("https://bob:s%2F3:cret%40%25@bitbucket.org/acme/shop.git")

    assert url is not None
    assert url.secret is not None
    assert url.secret.reveal() == word
    assert url.text() == "https://bob@bitbucket.org/acme/shop.git"
    assert (
        url.text(with_secret=True) == "https://bob:s%2F3%3Acret%40%25@bitbucket.org/acme/shop.git"
    )
    assert word not in repr(url)
    assert url.without_secret().secret is None
    assert (
        url.with_user("x-token-auth").text() == "https://x-token-auth@bitbucket.org/acme/shop.git"
    )
    assert url.with_user("").text() == "https://bitbucket.org/acme/shop.git"


def test_a_secret_without_a_user() -> None:
    """A URL may hold a secret and no user name."""
    url = parse("https://:word@bitbucket.org/a/b")

    assert url is not None
    assert (url.user, url.secret is not None) == ("", True)
    assert url.text(with_secret=True) == "https://:word@bitbucket.org/a/b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://h/a%20b", "/a b"),
        ("https://h/a%2Fb", None),
        ("https://h/a%0ab", None),
        ("https://h/a%zzb%00", "/a%zzb%00"),
        ("git@h:a%20b", "a%20b"),
        ("/srv/%41", "/srv/%41"),
    ],
)
def test_plain_path(text: str, expected: str | None) -> None:
    """Escapes in a URL's path are undone, those of an scp address are the path itself."""
    url = parse(text)

    assert url is not None
    assert url.plain_path() == expected


@given(st.text())
def test_never_raises(text: str) -> None:
    """Any text gives a URL that survives printing, or nothing."""
    for candidate in (text, f"https://{text}", f"ssh://{text}/x", f"git@{text}:x", f"h:{text}"):
        url = parse(candidate)
        if url is not None:
            assert parse(url.text(with_secret=True)) == url
            assert parse(url.text()) == url.without_secret()


# no URL can hold a NUL, not even escaped: git leaves %00 as it is
NAMES = st.text(min_size=1, max_size=12).filter(lambda t: not t.startswith("-") and "\0" not in t)


@given(user=NAMES, path=st.text(alphabet="abc/._~%20-", max_size=20))
def test_printed_urls_parse_back(user: str, path: str) -> None:
    """Whatever the user name holds, printing a URL and reading it gives the same URL."""
    url = GitURL("url", "https", user, None, "bitbucket.org", None, "/" + path)
    again = parse(url.text())

    assert again is None or again == url
    if again is None:
        assert any(c < " " or "\x7f" <= c <= "\x9f" for c in user)
