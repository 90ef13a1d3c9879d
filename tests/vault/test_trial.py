from __future__ import annotations

import os
from pathlib import Path

import pytest

from diagnose.demo.replies import BITBUCKET_CLOUD
from diagnose.demo.replies import elsewhere
from diagnose.errors import RefusedError
from diagnose.hosts.url import GitURL
from diagnose.hosts.url import parse
from diagnose.redact import Secret
from diagnose.vault.handover import Pipe
from diagnose.vault.handover import Socket
from diagnose.vault.trial import try_candidate
from diagnose.vault.verdict import Verdict
from tests.lab.bitbucket import REPOSITORY
from tests.lab.bitbucket import Bitbucket
from tests.lab.leaks import Watch
from tests.lab.leaks import holding

API_USER = "x-bitbucket-api-token-auth"


def url_of(text: str) -> GitURL:
    found = parse(text)
    assert found is not None
    return found


def attempt(lab: Bitbucket, secret: str, username: str = API_USER, *, push: bool = True) -> Verdict:
    return try_candidate(url_of(lab.url), username, Secret(secret), push=push)


@pytest.mark.parametrize("push", [True, False], ids=["push", "pull"])
def test_a_working_token_is_accepted_because_the_host_asked_for_it(
    bitbucket: Bitbucket, push: bool
) -> None:
    """A 401, then the token, then git's back end: nothing less counts."""
    found = attempt(bitbucket, bitbucket.token, push=push)

    assert (found.ok, found.asked, found.status) == (True, True, "accepted")
    assert [r.status for r in bitbucket.server.requests][:2] == [401, 200]


def test_trying_to_push_changes_nothing_on_the_host(bitbucket: Bitbucket) -> None:
    """The push is a dry run: no request to receive a pack is sent."""
    attempt(bitbucket, bitbucket.token)

    assert {r.method for r in bitbucket.server.requests} == {"GET"}
    assert not bitbucket.pushed


@pytest.mark.parametrize(
    ("name", "username", "push", "status", "code"),
    [
        ("unknown_token", API_USER, True, "refused", 401),
        ("expired_token", API_USER, True, "refused", 401),
        ("token", "bob@example.org", True, "refused", 401),
        ("account_password", "bob", True, "refused", 401),
        ("app_password", "bob", True, "gone", 410),
        ("read_only_token", API_USER, True, "scope", 403),
        ("no_scope_token", API_USER, False, "scope", 403),
        ("read_only_token", API_USER, False, "accepted", 200),
        ("access_token", "x-token-auth", True, "accepted", 200),
    ],
)
def test_each_refusal_is_told_apart(
    bitbucket: Bitbucket, name: str, username: str, push: bool, status: str, code: int
) -> None:
    """401, 403 and 410 mean different repairs."""
    found = attempt(bitbucket, getattr(bitbucket, name), username, push=push)

    assert (found.status, found.http_code, found.asked) == (status, code, True)
    assert found.ok is (status == "accepted")
    assert "bitbucket.org" in found.reason


def test_a_repository_that_is_not_there_is_missing(bitbucket: Bitbucket) -> None:
    """A 404 says nothing against the token itself."""
    url = url_of("https://bitbucket.org/acme/elsewhere.git")
    found = try_candidate(url, API_USER, Secret(bitbucket.token), push=True)

    assert (found.status, found.http_code, found.asked) == ("missing", 404, True)


def test_the_words_of_the_host_are_kept_without_its_secrets(bitbucket: Bitbucket) -> None:
    """What is shown may quote the host, but never the secret, even if the host echoes it."""
    bitbucket.server.host = BITBUCKET_CLOUD.replace(
        unknown=BITBUCKET_CLOUD.unknown.replace(
            body=f"no \x1b[31m{bitbucket.unknown_token} for you\n"
        )
    )
    found = attempt(bitbucket, bitbucket.unknown_token)

    shown = "\n".join(found.lines)
    assert "*** for you" in shown
    assert bitbucket.unknown_token not in repr(found)
    assert "\x1b" not in shown


def test_a_public_repository_proves_nothing(bitbucket: Bitbucket) -> None:
    """Where anybody may read, even a wrong token would seem to work."""
    bitbucket.server.host = BITBUCKET_CLOUD.replace(public=(REPOSITORY,))
    found = attempt(bitbucket, bitbucket.unknown_token, push=False)

    assert (found.ok, found.asked, found.status) == (False, False, "unproved")


def test_a_working_netrc_does_not_vouch_for_a_wrong_token(bitbucket: Bitbucket) -> None:
    """Curl would take the password from there, and the candidate would seem to work."""
    netrc = bitbucket.home / ".netrc"
    netrc.write_text(f"machine bitbucket.org login {API_USER} password {bitbucket.token}\n")
    netrc.chmod(0o600)
    assert bitbucket.git("ls-remote").returncode == 0, "the netrc must be a working one"
    found = attempt(bitbucket, bitbucket.unknown_token)

    assert (found.status, found.asked) == ("refused", True)


@pytest.mark.parametrize(
    "key", ["http.extraHeader", "http.https://bitbucket.org/acme/shop.git.extraHeader"]
)
def test_a_working_extra_header_does_not_vouch_for_a_wrong_token(
    bitbucket: Bitbucket, key: str
) -> None:
    """A header that a CI runner left behind would be sent beside the candidate."""
    from base64 import b64encode

    pair = b64encode(f"{API_USER}:{bitbucket.token}".encode()).decode()
    bitbucket.web.configure(key, f"Authorization: Basic {pair}")
    assert bitbucket.git("ls-remote").returncode == 0, "the header must be a working one"
    found = attempt(bitbucket, bitbucket.unknown_token)

    assert (found.status, found.asked) == ("refused", True)


@pytest.mark.parametrize(
    "key",
    [
        "credential.helper",
        "credential.https://bitbucket.org.helper",
        "credential.https://bitbucket.org/acme/shop.git.helper",
    ],
)
def test_the_user_s_own_helpers_take_no_part(bitbucket: Bitbucket, key: str) -> None:
    """A helper with a working token would vouch for a wrong one, and `store` would keep it."""
    bitbucket.store(API_USER, bitbucket.token)
    bitbucket.web.configure(key, "store")
    before = (bitbucket.home / ".git-credentials").read_bytes()
    wrong = attempt(bitbucket, bitbucket.unknown_token)
    right = attempt(bitbucket, bitbucket.second_token)

    assert (wrong.status, right.status) == ("refused", "accepted")
    assert (bitbucket.home / ".git-credentials").read_bytes() == before


def test_proactive_and_empty_authentication_are_off(bitbucket: Bitbucket) -> None:
    """Newer gits can send a credential before they are asked, which would prove nothing."""
    bitbucket.web.configure("http.proactiveAuth", "basic")
    bitbucket.web.configure("http.emptyAuth", "true")
    found = attempt(bitbucket, bitbucket.token)

    assert found.ok
    assert bitbucket.server.requests[0].kind == "none"


def test_a_configured_user_name_does_not_replace_the_candidate_s(bitbucket: Bitbucket) -> None:
    """credential.username is for those who type their passwords."""
    bitbucket.web.configure("credential.username", "mallory")

    assert attempt(bitbucket, bitbucket.token).ok


@pytest.mark.parametrize("key", ["insteadOf", "pushInsteadOf"])
def test_a_rewriting_rule_leads_nowhere_else(bitbucket: Bitbucket, key: str) -> None:
    """url.*.insteadOf would take the candidate to another host."""
    bitbucket.web.configure(f"url.https://evil.example/.{key}", "https://bitbucket.org/")
    found = attempt(bitbucket, bitbucket.token)

    assert found.ok


@pytest.mark.parametrize(("key", "push"), [("insteadOf", False), ("pushInsteadOf", True)])
def test_a_rewriting_rule_that_cannot_be_beaten_ends_the_trial(
    bitbucket: Bitbucket, key: str, push: bool
) -> None:
    """A rule for this very URL comes first; then nothing is sent."""
    bitbucket.web.configure(f"url.https://evil.example/x.{key}", bitbucket.url)
    found = attempt(bitbucket, bitbucket.token, push=push)

    assert (found.status, found.asked) == ("rewritten", False)
    assert bitbucket.server.requests == []


def test_a_redirect_is_not_followed_with_the_secret(bitbucket: Bitbucket) -> None:
    """A host that sends elsewhere does not get the secret carried there."""
    bitbucket.server.host = elsewhere(BITBUCKET_CLOUD, "https://evil.example")
    found = attempt(bitbucket, bitbucket.token)

    assert (found.status, found.asked) == ("redirected", False)
    assert not bitbucket.server.saw(bitbucket.token)


def test_no_secret_for_a_server_that_nobody_checked(bitbucket: Bitbucket) -> None:
    """An unknown authority gets nothing, whatever http.sslVerify says."""
    bitbucket.git("config", "--global", "--unset-all", "http.sslCAInfo")
    bitbucket.web.configure("http.sslVerify", "false")
    bitbucket.web.configure("http.https://bitbucket.org/.sslVerify", "false")
    assert bitbucket.git("ls-remote").stderr.startswith("fatal: could not read Username")
    bitbucket.server.requests.clear()
    found = attempt(bitbucket, bitbucket.token)

    assert (found.status, found.asked) == ("tls", False)
    assert bitbucket.server.requests == []


def test_an_environment_without_certificate_checks_is_refused(
    bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIT_SSL_NO_VERIFY beats all configuration, so nothing is tried at all."""
    monkeypatch.setenv("GIT_SSL_NO_VERIFY", "")
    with pytest.raises(RefusedError, match="GIT_SSL_NO_VERIFY"):
        attempt(bitbucket, bitbucket.token)


@pytest.mark.parametrize(
    "text", ["http://bitbucket.org/acme/shop.git", "git@bitbucket.org:acme/shop.git", "/srv/x.git"]
)
def test_only_https_is_good_enough(text: str) -> None:
    """A secret never travels in clear."""
    with pytest.raises(RefusedError, match="https only"):
        try_candidate(url_of(text), "bob", Secret("x" * 20), push=True, allow_http_loopback=True)


def test_http_on_loopback_needs_to_be_allowed(
    bitbucket: Bitbucket, lab_http: tuple[Bitbucket, str]
) -> None:
    """The demo speaks http with itself; nobody else does."""
    _, url = lab_http
    with pytest.raises(RefusedError, match="https only"):
        try_candidate(url_of(url), API_USER, Secret(bitbucket.token), push=True)
    found = try_candidate(
        url_of(url), API_USER, Secret(bitbucket.token), push=True, allow_http_loopback=True
    )

    assert found.ok


def test_nobody_there_is_a_network_matter(home: Path) -> None:
    """A closed port says nothing about the token."""
    assert home.is_dir()
    url = url_of("https://localhost:1/acme/shop.git")
    found = try_candidate(url, "bob", Secret("x" * 20), push=True)

    assert (found.ok, found.asked, found.status) == (False, False, "network")


def test_a_silent_server_costs_no_more_than_the_time_limit(home: Path) -> None:
    """Who does not answer is given up on."""
    import socket

    assert home.is_dir()
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        url = url_of(f"https://127.0.0.1:{deaf.getsockname()[1]}/acme/shop.git")
        found = try_candidate(url, "bob", Secret("x" * 20), push=True, timeout=1)

    assert found.status == "timeout"


def test_the_user_s_configuration_still_counts(bitbucket: Bitbucket) -> None:
    """Certificates named with `~/`, in an included file, are found from the other home."""
    authority = bitbucket.git("config", "http.sslCAInfo").stdout.strip()
    bitbucket.git("config", "--global", "--unset-all", "http.sslCAInfo")
    (bitbucket.home / "ca.pem").write_bytes(Path(authority).read_bytes())
    (bitbucket.home / "more.config").write_text("[http]\n\tsslCAInfo = ~/ca.pem\n")
    bitbucket.web.configure("include.path", "~/more.config")

    assert attempt(bitbucket, bitbucket.token).ok


def test_the_repository_s_own_certificates_count_if_it_is_named(bitbucket: Bitbucket) -> None:
    """A host that only this repository can reach is reached as the user's command reaches it."""
    authority = bitbucket.git("config", "http.sslCAInfo").stdout.strip()
    bitbucket.git("config", "--global", "--unset-all", "http.sslCAInfo")
    bitbucket.git("config", "http.https://bitbucket.org/.sslCAInfo", authority)
    bitbucket.git("config", "http.sslVerify", "false")
    without = attempt(bitbucket, bitbucket.token)
    named = try_candidate(
        url_of(bitbucket.url),
        API_USER,
        Secret(bitbucket.token),
        push=True,
        repository=str(bitbucket.work),
    )

    assert (without.status, named.status) == ("tls", "accepted")


def test_hooks_and_templates_of_the_user_do_not_run(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """A pre-push hook of the global configuration is not for a trial."""
    hooks = tmp_path / "template" / "hooks"
    hooks.mkdir(parents=True)
    ran = tmp_path / "ran"
    for name in ("pre-push", "reference-transaction"):
        (hooks / name).write_text(f"#!/bin/sh\necho {name} >> '{ran}'\n")
        (hooks / name).chmod(0o755)
    bitbucket.web.configure("core.hooksPath", str(hooks))
    bitbucket.web.configure("init.templateDir", str(hooks.parent))
    found = attempt(bitbucket, bitbucket.token)

    assert found.ok
    assert not ran.exists()


def test_a_high_descriptor_works_as_well(bitbucket: Bitbucket) -> None:
    """Every sh can redirect from descriptors 0 to 9 only, so above them a path is used."""
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(12)]
    try:
        found = attempt(bitbucket, bitbucket.token)
    finally:
        for fd in held:
            os.close(fd)

    assert found.ok


def test_where_no_pipe_is_inherited_a_socket_serves(
    bitbucket: Bitbucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way of Windows gives the same verdicts."""
    monkeypatch.setattr("diagnose.vault.trial.handover", Socket)
    right = attempt(bitbucket, bitbucket.token)
    wrong = attempt(bitbucket, bitbucket.unknown_token)
    bitbucket.server.host = BITBUCKET_CLOUD.replace(public=(REPOSITORY,))
    public = attempt(bitbucket, bitbucket.token, push=False)

    assert (right.status, wrong.status, public.status) == ("accepted", "refused", "unproved")


@pytest.mark.parametrize("way", [Pipe, Socket])
def test_the_secret_is_in_no_argument_environment_or_file(
    bitbucket: Bitbucket,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: type[Pipe | Socket],
) -> None:
    """Watched from outside while the trial runs, and looked for afterwards."""
    monkeypatch.setattr("diagnose.vault.trial.handover", way)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    trace = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE", str(trace))
    monkeypatch.setenv("GIT_TRACE_CURL", str(trace))
    monkeypatch.setenv("GIT_TRACE_REDACT", "0")
    with Watch(bitbucket.token) as watch:
        found = attempt(bitbucket, bitbucket.token)

    assert found.ok
    assert watch.hits == set()
    assert holding(bitbucket.token, folder, bitbucket.home, bitbucket.work) == []
    assert not trace.exists()
    assert list(folder.iterdir()) == [], "the sandbox is gone"
    assert (bitbucket.home / ".gitconfig").exists(), "what it linked to is not"
    assert bitbucket.token not in repr(found)


def test_a_proxy_that_wants_a_password_does_not_get_the_secret(
    bitbucket: Bitbucket, tmp_path: Path
) -> None:
    """Git asks helpers for the proxy's password too: the user's own helper answers, not ours."""
    seen = tmp_path / "seen"
    bitbucket.web.configure("credential.helper", f"!f() {{ cat >> '{seen}'; }}; f")
    bitbucket.web.configure("http.proxy", "http://mallory@127.0.0.1:9")
    found = attempt(bitbucket, bitbucket.token)

    assert (found.ok, found.asked) == (False, False)
    assert "host=127.0.0.1:9" in seen.read_text()
    assert "bitbucket.org" not in seen.read_text()
