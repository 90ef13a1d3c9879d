from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnose.child import Done
from diagnose.redact import Secret
from diagnose.vault.verdict import REASONS
from diagnose.vault.verdict import clean_lines
from diagnose.vault.verdict import read_answer
from diagnose.vault.verdict import scrub

TOKEN = "ATATT" + "3xFfGF0" + "V" * 40
UNABLE = "fatal: unable to access 'https://h/x/': "


@pytest.mark.parametrize(
    ("err", "asked", "status", "code"),
    [
        ("fatal: Authentication failed for 'https://h/x/'", True, "refused", 401),
        ("fatal: could not read Username for 'https://h': prompts disabled", True, "refused", 401),
        ("fatal: could not read Password for 'http://proxy'", False, "failed", 401),
        (UNABLE + "The requested URL returned error: 403", True, "scope", 403),
        (UNABLE + "The requested URL returned error: 410", True, "gone", 410),
        (UNABLE + "The requested URL returned error: 429", True, "limited", 429),
        (UNABLE + "The requested URL returned error: 503", True, "network", 503),
        (UNABLE + "The requested URL returned error: 302", False, "redirected", 302),
        (UNABLE + "Could not resolve host: h", False, "network", None),
        (UNABLE + "SSL certificate problem: unable to get local issuer", False, "tls", None),
        (UNABLE + "Received HTTP code 407 from proxy after CONNECT", False, "network", None),
        ("fatal: repository 'https://h/x/' not found", True, "missing", 404),
        ("fatal: remote error: Repository not found", True, "missing", 404),
        ("fatal: unable to update url base from redirection:", False, "redirected", None),
        ("fatal: remote error: CAPTCHA required", True, "failed", None),
        ("error: something else", False, "failed", None),
    ],
)
def test_git_s_words_are_read(err: str, asked: bool, status: str, code: int | None) -> None:
    """What git prints in the C locale decides, line by line."""
    found = read_answer(Done(128, b"", err.encode()), "h", Secret(TOKEN), asked=asked)

    assert (found.status, found.http_code, found.ok) == (status, code, False)
    assert found.reason


def test_only_an_asked_for_success_is_one() -> None:
    """Status 0 alone proves nothing, and a timeout is none."""
    good, late = Done(0), Done(None, timed_out=True)

    assert read_answer(good, "h", Secret(TOKEN), asked=True).ok
    assert read_answer(good, "h", Secret(TOKEN), asked=False).status == "unproved"
    assert read_answer(late, "h", Secret(TOKEN), asked=True).status == "timeout"


def test_every_status_has_its_sentence() -> None:
    """Lower case, no full stop, and nothing left to fill in."""
    for reason in REASONS.values():
        text = reason.format(host="bitbucket.org")
        assert not text.endswith(".")
        assert "{" not in text


@given(st.text("abcdefgh", max_size=7), st.text("xyz", max_size=5))
def test_a_secret_is_found_however_it_is_encoded(user: str, tail: str) -> None:
    """A hostile server may send back the very header it was sent."""
    pair = b64encode(f"{user}:{TOKEN}{tail}".encode()).decode()
    shown = scrub(f"a {TOKEN} b {pair} c", Secret(TOKEN))

    assert TOKEN not in shown
    assert pair[-20:-4] not in shown
    assert shown.startswith("a *** b ")


@pytest.mark.parametrize("secret", ["a", "ab", "abc", "abcd", "p%/ä"])
def test_short_secrets_do_not_eat_the_text(secret: str) -> None:
    """Nothing but the secret itself is taken away."""
    assert scrub("one two", Secret(secret + "zz")) == "one two"
    assert scrub("", Secret(secret)) == ""


def test_the_words_are_bounded_and_harmless() -> None:
    """A server can send any amount of anything."""
    flood = "\n".join(["x" * 10_000 + "\x1b]0;title\x07\u202e"] * 1000)
    found = clean_lines(flood, Secret(TOKEN))

    assert len(found) <= 40
    assert all(len(line) <= 500 and line.isprintable() for line in found)
