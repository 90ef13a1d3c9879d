from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.credentials import netrc

TEXT = """# machine commented login x password y
machine bitbucket.org
    login bob password "a \\"quoted\\" one"

macdef init
machine inside.a.macro login m password m

machine Bitbucket.org login eve password two
machine other.example login o password three account four
default login anyone password five
machine after.default login z password six
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A .netrc with all that curl knows."""
    place = tmp_path / "netrc"
    place.write_text(TEXT)
    return str(place)


def test_entries_are_read_as_curl_reads_them(file: str) -> None:
    """Comments and macros are passed over, quotes are undone, the line is that of the machine."""
    found = netrc.read(file)

    assert [(e.host, e.login, e.line) for e in found] == [
        ("bitbucket.org", "bob", 2),
        ("bitbucket.org", "eve", 8),
        ("other.example", "o", 9),
        ("", "anyone", 10),
        ("after.default", "z", 11),
    ]
    assert [e.secret.reveal() for e in found if e.secret][:2] == ['a "quoted" one', "two"]
    assert "two" not in repr(found)


@pytest.mark.parametrize(
    ("host", "logins"),
    [
        ("bitbucket.org", ["bob", "eve", "anyone"]),
        ("evil.example", ["anyone"]),
        ("after.default", ["anyone"]),
    ],
)
def test_a_default_serves_every_host_and_ends_the_search(
    host: str, logins: list[str], file: str
) -> None:
    """Curl stops at `default`, so what follows it is never used."""
    assert [e.login for e in netrc.matching(netrc.read(file), host)] == logins


@pytest.mark.parametrize(
    ("text", "login", "secret"),
    [
        ("machine h login a login b password one password two", "b", "two"),
        ("machine h login a # a comment\npassword one", "a", "one"),
        ("machine h login a password #one\n two", "a", "two"),
        ("machine # which\n h login a password one", "a", "one"),
        ("macdef m\r\nmachine x login y password z\r\n\r\nmachine h login a password b", "a", "b"),
    ],
)
def test_of_several_words_the_last_and_no_comment_counts(
    text: str, login: str, secret: str
) -> None:
    """A comment may stand wherever a word may; each new word replaces the one before."""
    found = [part for part in netrc.split(text) if part.host == "h"]

    assert [(part.login, part.secret and part.secret.reveal()) for part in found] == [
        (login, secret)
    ]


def test_joined_again_it_is_the_file() -> None:
    """Nothing is lost: an entry is taken out of the file by leaving its part away."""
    parts = netrc.split(TEXT)

    assert "".join(part.raw for part in parts) == TEXT
    assert [TEXT.split("\n")[part.line - 1] for part in parts] == [
        part.raw.split("\n")[0] for part in parts
    ]


def test_the_file_is_the_one_in_the_home(home: Path) -> None:
    """No file, no entries."""
    assert netrc.path() == str(home / ".netrc")
    assert netrc.read(netrc.path()) == ()
