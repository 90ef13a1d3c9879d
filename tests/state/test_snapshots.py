from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from diagnose.state import snapshots
from diagnose.state.secretless import CONFIG
from diagnose.state.secretless import NETRC
from diagnose.state.secretless import TEXT

PASSWORD = "hun" + "ter2"
TOKEN = "ATATT" + "3x" + "A" * 40

CONFIG_FILE = f"""[core]
\tbare = false
# was https://bob:{PASSWORD}@bitbucket.org/a/b.git
[remote "origin"]
\turl = https://bob:{PASSWORD}@bitbucket.org/a/b.git ; mine
\tpushurl = "https://bob:{PASSWORD}@bitbucket.org/a/b.git"
\tfetch = +refs/heads/*:refs/remotes/origin/*
[url "https://bob:{PASSWORD}@bitbucket.org/"]
\tinsteadOf = bb:
[http "https://bitbucket.org/"]
\textraHeader = Authorization: {PASSWORD}
[credential]
\thelper = "!f() {{ echo username=bob; echo password={PASSWORD}; }}; f"
[sendemail]
\tsmtpPass = {PASSWORD}
[remote "odd"]
\turl = "https://bob:{PASSWORD[:3]}\\\\{PASSWORD[3:]}@bitbucket.org/a/b.git"
\turl = https://{TOKEN}@bitbucket.org/a/b.git
"""

NETRC_FILE = f"""# mine
machine bitbucket.org
  login bob
  password {PASSWORD}
machine github.com login bob password "{PASSWORD} x"
default login anonymous password {PASSWORD}
"""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (CONFIG, CONFIG_FILE),
        (NETRC, NETRC_FILE),
        (TEXT, f"https://bob:{PASSWORD}@bitbucket.org\nplain\n"),
    ],
)
def test_no_secret_in_an_image(kind: str, text: str) -> None:
    """No secret of any place is kept, and the file comes back whole while they are still there."""
    image = snapshots.take("/x", kind, text.encode())

    assert image.data is not None
    for secret in (PASSWORD, PASSWORD[3:], TOKEN):
        assert secret.encode() not in image.data
        assert secret not in repr(image)
    assert snapshots.restore(image, text.encode()).data == text.encode()
    assert snapshots.digest(kind, text.encode()) == image.digest


def test_a_file_without_secrets_is_kept_byte_for_byte() -> None:
    """What holds no secret is restored from nothing but the image."""
    data = b'[core]\r\n\tx = "\xff y" ; z\n\n[a "b"] c = d'

    image = snapshots.take("/x", CONFIG, data)

    assert image.data == data
    assert snapshots.restore(image, b"").data == data
    assert snapshots.restore(image, None).without == ()


def test_what_was_dropped_is_named() -> None:
    """Secrets that are gone stay gone: the URL keeps its user name, the header does not return."""
    image = snapshots.take("/x", CONFIG, CONFIG_FILE.encode())

    restored = snapshots.restore(image, b"[core]\n")

    assert restored.data is not None
    text = restored.data.decode()
    assert "\turl = https://bob@bitbucket.org/a/b.git ; mine\n" in text
    assert '\tpushurl = "https://bob@bitbucket.org/a/b.git"\n' in text
    assert '[url "https://bob@bitbucket.org/"]\n' in text
    assert "extraHeader" not in text
    assert "remote.origin.url secret" in restored.without
    assert "http.https://bitbucket.org/.extraheader secret" in restored.without
    assert PASSWORD not in text


def test_secrets_of_others_stay() -> None:
    """A secret that the change did not touch is still in the file afterwards."""
    image = snapshots.take("/x", CONFIG, CONFIG_FILE.encode())
    changed = CONFIG_FILE.replace(f"\turl = https://bob:{PASSWORD}@", "\turl = https://")

    restored = snapshots.restore(image, changed.encode())

    expected = CONFIG_FILE.replace(f"\turl = https://bob:{PASSWORD}@", "\turl = https://bob@")
    assert restored.data == expected.encode()
    assert restored.without == ("remote.origin.url secret",)


def test_a_netrc_entry_without_its_password_is_left_out() -> None:
    """A machine without a password would only do harm, so it does not come back."""
    image = snapshots.take("/x", NETRC, NETRC_FILE.encode())
    without = NETRC_FILE.replace(f"machine bitbucket.org\n  login bob\n  password {PASSWORD}\n", "")

    restored = snapshots.restore(image, without.encode())

    assert restored.data == without.encode()
    assert restored.without == ("the entry of bitbucket.org secret",)


def test_a_file_that_was_not_there() -> None:
    """No file before means no file afterwards."""
    image = snapshots.take("/x", CONFIG, None)

    assert snapshots.restore(image, b"[a]\n").data is None


words = st.sampled_from(
    [
        "machine ",
        "default ",
        "login ",
        "password ",
        "macdef ",
        "h\n",
        "bob ",
        '"a b" ',
        "# c\n",
        "\n",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(words, max_size=30))
def test_any_netrc_comes_back(pieces: list[str]) -> None:
    """Whatever a .netrc holds, its image can be filled with its own secrets again."""
    data = "".join(pieces).encode()
    image = snapshots.take("/x", NETRC, data)

    assert snapshots.restore(image, data).data == data
