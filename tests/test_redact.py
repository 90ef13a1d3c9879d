from __future__ import annotations

import copy
import string
import time

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from diagnose.redact import MARK
from diagnose.redact import Secret
from diagnose.redact import has_secret
from diagnose.redact import redact
from diagnose.redact import redact_argv
from diagnose.redact import spans

ALNUM = string.ascii_letters + string.digits
BODY = "Zx9" * 12  # what follows a prefix; no real token looks like it

# Prefixes are put together here so that no file holds anything that looks like a secret.
TOKENS = [
    "ATA" + "TT3x" + BODY + "=1A2B3C4D",
    "ATC" + "TT3x" + BODY,
    "ATB" + "B" + BODY,
    "BBD" + "C-" + BODY,
    *(f"gh{kind}_{BODY}" for kind in "pousr"),
    "github" + "_pat_" + BODY + "_" + BODY,
    *(f"gl{kind}-{BODY}" for kind in "pat dt oas cbt ptt rt ft agent soat".split()),  # noqa: SIM905
    "glp" + "at-" + BODY + ".01.1a2b3c",
    "hf" + "_" + BODY,
    "api" + "_org_" + BODY,
    "olp" + "_" + BODY,
    "HRK" + "U-AA" + BODY,
    "AKI" + "A" + "Z9" * 8,
    "ASI" + "A" + "Z9" * 8,
    "eyJ" + BODY + "." + BODY + "." + BODY,
]

PLACES = [
    ("https://bob:{}@host/x.git", "https://bob:***@host/x.git"),
    ("'https://bob:{}@host/x.git'", "'https://bob:***@host/x.git'"),
    ('{{"url": "https://bob:{}@host/x"}}', '{"url": "https://bob:***@host/x"}'),
    ('"https:\\/\\/bob:{}@host\\/x"', '"https:\\/\\/bob:***@host\\/x"'),
    ("u=https%3A%2F%2Fbob%3A{}%40host%2Fx", "u=https%3A%2F%2Fbob%3A***%40host%2Fx"),
    ("ssh://git:{}@host:22/x", "ssh://git:***@host:22/x"),
    ("Authorization: Basic {}", "Authorization: Basic ***"),
    ("AUTHORIZATION: basic {}", "AUTHORIZATION: basic ***"),
    ("> authorization: Bearer {}", "> authorization: Bearer ***"),
    ('curl -H "Authorization: Bearer {}" u', 'curl -H "Authorization: Bearer ***" u'),
    ("{{'Authorization': 'token {}'}}", "{'Authorization': 'token ***'}"),
    ("http.extraheader=AUTHORIZATION: basic {}", "http.extraheader=AUTHORIZATION: basic ***"),
    ("Proxy-Authorization: Basic {}", "Proxy-Authorization: Basic ***"),
    ("Cookie: session={}; x=y", "Cookie: ***"),
    ("PRIVATE-TOKEN: {}", "PRIVATE-TOKEN: ***"),
    ("GET /x?access_token={}&page=2", "GET /x?access_token=***&page=2"),
    ("GET /x?private_token={}", "GET /x?private_token=***"),
    ("url?X-Amz-Signature={}&x=1", "url?X-Amz-Signature=***&x=1"),
    ("password={}", "password=***"),
    ("password={} with spaces", "password=***"),
    ("credential={}", "credential=***"),
    ("  oauth_refresh_token={}", "  oauth_refresh_token=***"),
    ("set password={} and go", "set password=*** and go"),
    ('{{"password": "{}", "a": 1}}', '{"password": "***", "a": 1}'),
    ('\\"token\\": \\"{}\\",', '\\"token\\": \\"***\\",'),
    ("token={}\\nfatal: no", "token=***\\nfatal: no"),
    ("machine host login bob password {}", "machine host login bob password ***"),
    ("login bob\n  password {}\n", "login bob\n  password ***\n"),
    ("tool --password {} x", "tool --password *** x"),
    ("tool --access-token {} x", "tool --access-token *** x"),
    ("curl -u bob:{} https://host", "curl -u bob:*** https://host"),
    ("https_proxy=bob:{}@proxy:3128", "https_proxy=bob:***@proxy:3128"),
    (
        "trace: run_command: git-remote-https origin https://bob:{}@host/x",
        "trace: run_command: git-remote-https origin https://bob:***@host/x",
    ),
    (
        "error: Cannot access URL http://bob:{}@host/x, return code 22",
        "error: Cannot access URL http://bob:***@host/x, return code 22",
    ),
]

HARMLESS = [
    "https://bitbucket.org/acme/shop.git",
    "git@bitbucket.org:acme/shop.git",
    "ssh://git@bitbucket.org:7999/acme/shop.git",
    "https://bob@bitbucket.org/acme/shop.git",
    "https://x-bitbucket-api-token-auth@bitbucket.org/acme/shop.git",
    "https://gitlab+deploy-token-12345678901234567890@gitlab.com/x",
    "fatal: Authentication failed for \u2018https://<YourUsername>@bitbucket.org/<name>/x.git/\u2019",
    "could not read Password for 'https://bob@bitbucket.org': terminal prompts disabled",
    "Ada Lovelace <ada@example.org>",
    "commit 89abcdef0123456789abcdef0123456789abcdef",
    "SHA256:p2QAMXNIC1TJYWeIOttrVc98/R1BUFWu3/LiyKgUfQM.",
    "https://host:8443/a@b http://[::1]:80/a@b",
    '{"url":"https://bitbucket.org","email":"ada@example.org"}',
    "remote: Invalid token: expired",
    "remote: App passwords are recommended for most use cases",
    "WWW-Authenticate: Basic realm=Bitbucket",
    "the bearer of bad news about authentication",
    "remote.secret = yes",
    "credential.helper=store",
    "git push -u origin main:main",
    "Logon failed, use ctrl+c to cancel basic credential prompt.",
]


@pytest.mark.parametrize("token", TOKENS, ids=range(len(TOKENS)))
@pytest.mark.parametrize("around", ["{}", "say ({}).", "https://{}@host/x", "x='{}'", "a\n{}\nb"])
def test_tokens_go_wherever_they_stand(token: str, around: str) -> None:
    """A token known by its shape disappears from any place."""
    clean = redact(around.format(token))
    assert token[4:] not in clean
    assert MARK in clean


@pytest.mark.parametrize(("before", "after"), PLACES, ids=range(len(PLACES)))
def test_places_where_anything_is_a_secret(before: str, after: str) -> None:
    """What stands in the place of a secret goes, whatever it looks like, and the rest stays."""
    assert redact(before.format("hunter22")) == after
    assert redact(after) == after


@pytest.mark.parametrize("text", HARMLESS, ids=range(len(HARMLESS)))
def test_harmless_text_stays(text: str) -> None:
    """What only resembles a secret is not touched."""
    assert redact(text) == text
    assert not has_secret(text)


@given(
    st.sampled_from(TOKENS),
    st.text(max_size=40),
    st.text(max_size=40),
)
def test_no_token_survives_in_any_text(token: str, before: str, after: str) -> None:
    """Whatever stands around a token, its body is gone."""
    if token.startswith("eyJ"):  # must begin a word, so that the search stays linear
        before += " "
    assert token[4:] not in redact(before + token + after)


@given(
    st.sampled_from(PLACES),
    st.text(ALNUM + "!$*+.~_-", min_size=6, max_size=40),
    st.text(max_size=20),
)
def test_no_password_survives_in_its_place(
    place: tuple[str, str], secret: str, around: str
) -> None:
    """A made-up password in a known place never survives, whatever lines are around it."""
    secret = "Q7" + secret  # not a word that is let pass, such as `false`
    text = f"{around}\n{place[0].format(secret)}\n{around}"
    if secret not in around:
        assert secret not in redact(text)


@given(st.text(ALNUM + "@:!'\"%$&()*+,;=<>[]{}|^~`-", min_size=2))
def test_any_password_in_a_url_goes(secret: str) -> None:
    """Whatever signs a password has, it does not stay in a URL."""
    clean = redact(f"fatal: https://bob:x{secret}x@host/path")
    assert clean == "fatal: https://bob:***@host/path"


@given(st.text())
@settings(max_examples=300)
def test_redaction_is_stable_and_keeps_lines(text: str) -> None:
    """Twice is as once, lines stay where they are, and spans are in order."""
    clean = redact(text)
    assert redact(clean) == clean
    assert not has_secret(clean)
    assert clean.count("\n") == text.count("\n")
    flat = [place for span in spans(text) for place in span]
    assert flat == sorted(flat)


def test_passwords_with_path_signs() -> None:
    """A password with `/`, `?` or `#` that nobody escaped is not taken for a path."""
    assert redact("https://bob:a/b?c#d@host/x") == "https://bob:***@host/x"
    assert redact("https://bob:p@ss@host/x") == "https://bob:***@host/x"


def test_a_user_name_that_is_a_token_goes() -> None:
    """Gitea, GitHub and Heroku take a token as user name: it is no name to keep."""
    digits = "0f" * 20
    assert redact(f"https://{digits}@codeberg.org/x") == "https://***@codeberg.org/x"
    assert redact(f"https://{digits}:x-oauth-basic@github.com") == "https://***:***@github.com"


def test_private_keys_keep_their_lines() -> None:
    """The body of a private key goes line by line, with log prefixes left in place."""
    begin, end = "-----BEGIN RSA PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----"
    body = "MIIEow" + "A1" * 29
    assert redact(f"a\n{begin}\n{body}\nQ==\n{end}\nb") == f"a\n{begin}\n***\n***\n{end}\nb"
    prefixed = redact(f"remote: {begin}\nremote: {body}\nremote: {end}\nremote: well")
    assert prefixed == f"remote: {begin}\nremote: ***\nremote: {end}\nremote: well"
    assert redact(f'"{begin}\\n{body}\\n{end}\\n"') == f'"{begin}***{end}\\n"'
    cut = redact(f"{begin}\n{body}\n{body}\nand then it was over")
    assert cut == f"{begin}\n***\n***\nand then it was over"
    assert redact(f"{begin} {body}") == f"{begin}***"


def test_azure_tokens_need_their_surroundings() -> None:
    """52 letters of base32 are a token only where Azure is spoken of."""
    old, new = "ab2c" * 13, "A" * 50 + "JQQ" + "J99" + "B" * 20 + "AZ" + "DO" + "1234"
    assert redact(f"dev.azure.com says {old}") == "dev.azure.com says ***"
    assert redact(old) == old
    assert redact(f"x {new} y") == "x *** y"


def test_arguments() -> None:
    """Secrets go from arguments, also where the option is an argument of its own."""
    argv = ["git", "-c", "http.extraHeader=Authorization: Basic Zm9v", "--password", "x", "-v"]
    assert redact_argv(argv) == (
        "git",
        "-c",
        "http.extraHeader=Authorization: Basic ***",
        "--password",
        MARK,
        "-v",
    )


def test_a_secret_does_not_show_itself() -> None:
    """Only reveal() gives a secret out; printing, formatting and copying do not."""
    secret = Secret("hunter2")
    assert "hunter2" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == "hunter2"
    assert secret == Secret("hunter2")
    assert hash(secret) == hash(Secret("hunter2"))
    assert secret
    assert not Secret("")
    with pytest.raises(TypeError, match="not to be pickled"):
        copy.copy(secret)


HOSTILE = [
    "a" * 400_000,
    "://" * 100_000 + "@",
    "://a:b/" * 50_000 + " @",
    "eyJ" * 100_000,
    "%3A%2F%2Fa%3A" * 30_000 + "%40",
    "ghp_" * 100_000,
    "authorization:" * 30_000,
    "password=" * 40_000,
    'password": "' * 30_000,
    "password" + " " * 400_000 + "=",
    "-----BEGIN PRIVATE KEY-----\n" * 12_000,
    "-----BEGIN PRIVATE KEY-----" * 12_000,
    "login a password " * 20_000,
    "--" + "a-" * 200_000 + "token x",
    "azure" + "JQQJ99" * 60_000,
    "curl -u a:" * 30_000,
    'token="' + "\\a" * 200_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_costs_linear_time(text: str) -> None:
    """Text made to be slow takes at most in proportion to its length."""

    def cost(part: str) -> float:
        start = time.process_time()
        redact(part)
        return time.process_time() - start

    small = min(cost(text[: len(text) // 8]) for _ in range(3))
    assert cost(text) < max(small * 30, 0.6)


def test_lower_case_keeps_positions() -> None:
    """The one letter whose lower case is longer does not shift what is found."""
    assert redact("\u0130\u0130 password=x1") == "\u0130\u0130 password=***"
