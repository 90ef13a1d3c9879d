from __future__ import annotations

from pathlib import Path

import pytest

from diagnose.evidence import netrc

TEXT = """# machine commented login x password y
machine bitbucket.org
    login bob password "a \\"quoted\\" one"

macdef init
machine inside.a.macro login m password m

machine bitbucket.org login eve password two
machine other.example login o password three account four
default login anyone password five
machine after.default login z password six
"""


def test_entries_are_read_as_curl_reads_them(tmp_path: Path) -> None:
    """Comments and macros are passed over, quotes are undone, the line is that of the machine."""
    file = tmp_path / "netrc"
    file.write_text(TEXT)
    found = netrc.entries(str(file))

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
    host: str, logins: list[str], tmp_path: Path
) -> None:
    """Curl stops at `default`, so what follows it is never used."""
    file = tmp_path / "netrc"
    file.write_text(TEXT)

    assert [e.login for e in netrc.matching(netrc.entries(str(file)), host)] == logins


def test_the_file_is_the_one_in_the_home(home: Path) -> None:
    """No file, no entries."""
    assert netrc.path() == str(home / ".netrc")
    assert netrc.entries(netrc.path()) == ()
