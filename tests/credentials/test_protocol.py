from __future__ import annotations

import string
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from diagnose.credentials.protocol import LIMIT
from diagnose.credentials.protocol import Credential
from diagnose.credentials.protocol import of_url
from diagnose.credentials.protocol import parse
from diagnose.credentials.protocol import serialise
from diagnose.errors import UsageError
from diagnose.redact import Secret

ONE_LINE = st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=["Cs"]))
PART = st.none() | ONE_LINE
KEYS = st.text(string.ascii_lowercase + "_", min_size=1).filter(
    lambda k: k not in ("url", "protocol", "host", "path", "username", "password")
)
EXTRA = st.lists(st.tuples(KEYS | KEYS.map(lambda k: f"{k}[]"), ONE_LINE)).map(tuple)
CREDENTIALS = st.builds(
    Credential,
    protocol=PART,
    host=PART,
    path=PART,
    username=PART,
    password=st.none() | st.builds(Secret, ONE_LINE),
    extra=EXTRA,
)


@given(CREDENTIALS)
def test_what_is_written_is_read_back(credential: Credential) -> None:
    """Every part survives, the unknown ones in their order."""
    assert parse(serialise(credential)) == credential


@given(st.binary(max_size=300))
@settings(max_examples=300)
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """It gives a credential that can be written again, or refuses."""
    try:
        found = parse(data)
    except UsageError:
        return
    assert parse(serialise(found)) == found


@pytest.mark.parametrize("bad", ["a\nhost=evil.example", "a\rb", "a\0b"])
@pytest.mark.parametrize("part", ["protocol", "host", "path", "username", "password"])
def test_no_value_smuggles_in_another_line(part: str, bad: str) -> None:
    """A newline in a value once sent credentials to other hosts (CVE-2020-5260)."""
    with pytest.raises(UsageError):
        serialise(Credential().replace(**{part: Secret(bad) if part == "password" else bad}))


@pytest.mark.parametrize("bad", ["%0ahost=evil.example", "%0d", "%00x%0a"])
@pytest.mark.parametrize("url", ["https://h/{}", "https://{}@h/", "https://u:{}@h", "https://{}/"])
def test_no_escape_in_a_url_does_either(url: str, bad: str) -> None:
    """Percent escapes become bytes before they become values."""
    with pytest.raises(UsageError):
        parse(f"url={url.format(bad)}\n".encode())


@pytest.mark.parametrize(
    "data",
    [b"host", b"=x\n", b"host=a\rb\n", b"host=a\0b\n", b"url=nothing\n", b"x=" + b"y" * LIMIT],
)
def test_what_git_refuses_is_refused(data: bytes) -> None:
    """Lines without `=`, control characters, URLs without a scheme, floods."""
    with pytest.raises(UsageError):
        parse(data)


def test_an_error_never_quotes_the_line() -> None:
    """It may hold a password that lost its key."""
    with pytest.raises(UsageError) as caught:
        parse(b"hunter2-correct-horse\n")

    assert "hunter2" not in str(caught.value)


def test_a_message_ends_at_its_first_empty_line() -> None:
    """What follows is another message; CRLF ends a line as LF does."""
    found = parse(b"protocol=https\r\nhost=h\r\n\r\nhost=evil.example\r\n")

    assert (found.protocol, found.host) == ("https", "h")


def test_values_keep_what_comes_after_the_first_equals_sign() -> None:
    """Only the first `=` separates; blanks belong to the value."""
    found = parse(b"username= a=b \n")

    assert found.username == " a=b "


def test_many_valued_keys_keep_all_and_an_empty_one_clears() -> None:
    """`wwwauth[]` and `capability[]` come several times."""
    found = parse(b"wwwauth[]=old\nwwwauth[]=\nwwwauth[]=Basic\ncapability[]=state\nx=1\nx=2\n")

    assert found.values("wwwauth") == ("Basic",)
    assert found.values("capability") == ("state",)
    assert found.value("x") == "2"
    assert found.value("y") is None


def test_a_secret_does_not_show() -> None:
    """A credential can be logged by mistake without harm."""
    found = parse(b"password=hunter2-correct-horse\n")

    assert "hunter2" not in repr(found)
    assert found.password == Secret("hunter2-correct-horse")


URLS = [
    "https://h.example",
    "https://h.example/",
    "https://bob@h.example:8443/a/b.git",
    "https://a:b@c@h/x//",
    "https://bob@h?x",
    "https:///p",
    "https://h//a/b/",
    "https://a%40b:c%2Fd@h:88/x%20y",
    "https://:p@h/",
    "https://h/a%2Fb",
]


@pytest.mark.parametrize("url", URLS)
def test_a_url_is_split_as_git_splits_it(url: str, tmp_path: Path) -> None:
    """Held against the real git, which passes the parts on to a helper."""
    seen = tmp_path / "seen"
    helper = f"!f() {{ cat > '{seen}'; echo username=U; echo password=P; }}; f"
    command = ["git", "-c", f"credential.helper={helper}", "-c", "credential.useHttpPath=true"]
    done = subprocess.run(
        [*command, "credential", "fill"],
        input=f"url={url}\n\n".encode(),
        capture_output=True,
        check=True,
    )
    ours = of_url(url)
    # with user name and password both known git asks nobody and prints them
    theirs = parse(seen.read_bytes() if seen.exists() else done.stdout)

    kept = ours.replace(username=ours.username or None, extra=())
    assert theirs.replace(extra=(), username=theirs.username or None) == kept
