from __future__ import annotations

import json
from pathlib import Path

import pytest

from diagnose.demo.replies import SPOOFER
from tests.lab import leaks
from tests.lab.bbfix import bbfix
from tests.lab.bitbucket import Bitbucket
from tests.lab.web import Web

WORDS = (
    "remote: Bitbucket Cloud recently stopped supporting account passwords for Git "
    "authentication.\n"
    "fatal: Authentication failed for 'https://bitbucket.org/acme/shop.git/'\n"
)


@pytest.fixture
def spoofer(web: Web, bitbucket_folder: Path) -> Bitbucket:
    """A host of another name that repeats Bitbucket's words."""
    return Bitbucket(web, bitbucket_folder, SPOOFER)


def test_a_spoofing_remote_gets_no_token(spoofer: Bitbucket) -> None:
    """The words are Bitbucket's, the host is not: nothing is asked for, sent or stored."""
    store = spoofer.store("bob", "old" + "pass")
    failed = bbfix("git", "push", cwd=spoofer.work)
    assert failed.returncode == 128
    assert spoofer.server.host.name in failed.stderr
    assert "bbfix fix api-token" not in failed.stderr

    asked = bbfix(
        "fix", "--yes", "--no-input", "--token-stdin", cwd=spoofer.work, stdin=spoofer.token
    )
    assert asked.returncode == 4
    assert not spoofer.server.saw(spoofer.token)
    assert spoofer.token not in store.read_text()


def test_login_to_a_stranger_sends_nothing(spoofer: Bitbucket) -> None:
    """A host whose credential kinds bbfix does not know gets none from it."""
    done = bbfix(
        "login", "origin", "--no-input", "--token-stdin", cwd=spoofer.work, stdin=spoofer.token
    )
    assert done.returncode == 4
    assert not spoofer.server.saw(spoofer.token)


@pytest.mark.parametrize(
    "url",
    [
        "https://bitbucket.org.evil.example/acme/shop.git",
        "https://bitbucket.org@evil.example/acme/shop.git",
        "https://bitbucket.org%2facme@evil.example/shop.git",
        "https://xn--bitbucket-x1a.org/acme/shop.git",
        "https://evil.example/bitbucket.org/acme/shop.git",
        "http://bitbucket.org/acme/shop.git",
    ],
)
def test_look_alike_remotes_get_no_token(bitbucket: Bitbucket, url: str) -> None:
    """Only https://bitbucket.org itself is Bitbucket."""
    bitbucket.git("remote", "set-url", "origin", url)
    bbfix(cwd=bitbucket.work, stdin=WORDS)
    done = bbfix(
        "fix", "--yes", "--no-input", "--token-stdin", cwd=bitbucket.work, stdin=bitbucket.token
    )
    assert done.returncode == 4, done.stdout + done.stderr
    assert leaks.holding(bitbucket.token, bitbucket.home, bitbucket.work) == []


def test_instead_of_to_elsewhere_gets_no_token(bitbucket: Bitbucket) -> None:
    """The URL that git really uses counts, not the one that is written."""
    bitbucket.git("config", "url.https://evil.example/.insteadOf", "https://bitbucket.org/")
    bbfix(cwd=bitbucket.work, stdin=WORDS)
    done = bbfix(
        "fix", "--yes", "--no-input", "--token-stdin", cwd=bitbucket.work, stdin=bitbucket.token
    )
    assert done.returncode == 4, done.stdout + done.stderr
    assert not bitbucket.server.saw(bitbucket.token)
    assert leaks.holding(bitbucket.token, bitbucket.home, bitbucket.work) == []


def test_a_transcript_alone_names_no_host(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """Outside a repository a piped text cannot make bbfix send a token anywhere."""
    room = tmp_path / "empty"
    room.mkdir()
    bbfix(cwd=room, stdin=WORDS)
    done = bbfix("fix", "--yes", "--no-input", "--token-stdin", cwd=room, stdin=bitbucket.token)
    assert done.returncode == 4
    assert "bbfix login bitbucket.org" in done.stdout + done.stderr
    assert not bitbucket.server.saw(bitbucket.token)


def test_escapes_and_bidi_do_not_reach_the_screen(home: Path) -> None:
    """No control sequence or direction mark of a transcript is printed, in any form."""
    evil = (
        "remote: \x1b]0;owned\x07\x1b[2J\u202eCHANGE-3222\u2066 - Functionality deprecated\n"
        "fatal: unable to access 'https://bitbucket.org/a/b\x1b[31m.git/': "
        "The requested URL returned error: 410\n"
        "fatal: \x9b31mnobody knows\u200f this\n"
    )
    for form in ("text", "json", "markdown", "github"):
        shown = bbfix("diagnose", "--format", form, cwd=home, stdin=evil).stdout
        assert shown
        for bad in "\x1b\x07\x9b\u202e\u2066\u200f":
            assert bad not in shown, (form, bad)
            assert json.dumps(bad)[1:-1] not in shown, (form, bad)


def test_names_that_begin_with_a_dash_are_no_options(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """A remote called --upload-pack=... is a name and never an option of git."""
    canary = tmp_path / "canary"
    config = bitbucket.work / ".git" / "config"
    config.write_text(
        config.read_text().replace('"origin"', f'"--upload-pack=touch {canary}"')
        + f'\n[remote "-u"]\n\turl = ext::sh -c touch% {canary}\n'
    )
    for args in (("remote", "show"), ("last",), ("fix", "--yes", "--no-input"), ("undo", "--yes")):
        bbfix(*args, cwd=bitbucket.work)
    bbfix(cwd=bitbucket.work, stdin=WORDS)
    assert not canary.exists()


def test_a_hostile_configuration_runs_nothing(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """Programs that a repository's own configuration names do not run while bbfix looks."""
    canary = tmp_path / "canary"
    touch = f"!touch {canary}; false"
    config = bitbucket.work / ".git" / "config"
    with config.open("a") as file:
        file.write(
            f"[core]\n\tfsmonitor = touch {canary}\n\tpager = touch {canary}\n"
            f"\tsshCommand = touch {canary}\n\teditor = touch {canary}\n"
            f"\taskPass = {tmp_path}/ask\n"
            f'[alias]\n\tstatus = "{touch}"\n\tremote = "{touch}"\n'
            f"[diff]\n\texternal = touch {canary}\n"
        )
    ask = tmp_path / "ask"
    ask.write_text(f"#!/bin/sh\ntouch {canary}\n")
    ask.chmod(0o755)
    for args in ((), ("last",), ("remote", "show"), ("fix", "--dry-run", "--no-input")):
        bbfix(*args, cwd=bitbucket.work, stdin=WORDS)
    assert not canary.exists()


def test_no_secret_is_seen_in_arguments_or_environments(bitbucket: Bitbucket) -> None:
    """While a token is swapped, no process of the machine shows it."""
    bitbucket.git("config", "--global", "credential.helper", "store")
    bitbucket.embed("bob", bitbucket.app_password)
    bbfix("git", "push", cwd=bitbucket.work)
    with leaks.Watch(bitbucket.token) as watch:
        done = bbfix(
            "fix", "--yes", "--no-input", "--token-stdin", cwd=bitbucket.work, stdin=bitbucket.token
        )
    assert done.returncode == 0, done.stderr
    assert watch.hits == set()
