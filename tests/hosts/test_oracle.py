"""What bbfix reads in a URL is what git itself does with it."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
from typing import TYPE_CHECKING

import pytest

from diagnose.hosts.url import parse

if TYPE_CHECKING:
    from pathlib import Path

CREDENTIALS = [
    "https://bitbucket.org/acme/shop.git",
    "https://bob@bitbucket.org/acme/shop.git",
    "https://me%40example.org:pw@bitbucket.org/acme/shop",
    "https://bitbucket.org@evil.example/x",
    "https://bitbucket.org:443@evil/x",
    "https://evil.example?@bitbucket.org/x",
    "https://evil.example#@bitbucket.org/x",
    "http://[::1]:8080/x",
    "https://bb.local:7990/ctx/scm/k/r.git",
    "https://%2Fodd%3A:a%2Fb@bb.local/x",
]

CONTACTED = [
    "http://bitbucket.org/acme/shop.git",
    "http://me%40example.org@bitbucket.org/acme/shop.git",
    "http://bitbucket.org@evil.example/x",
    "http://bitbucket.org:443@evil.example/x",
    "http://evil.example#@bitbucket.org/x",
    "http://evil.example?@bitbucket.org/x",
    "http://BitBucket.org:8080/x",
    "http://[::1]:8081/x",
    "http://bitbucket.org.evil.example/x",
]

SSH = [
    "git@bitbucket.org:acme/shop.git",
    "bitbucket.org:acme/shop.git",
    "ssh://git@altssh.bitbucket.org:443/acme/shop.git",
    "[git@bb.local:7999]:k/r.git",
    "git@[bb.local:7999]:k/r.git",
    "[bb.local:7999]:k/r.git",
    "git@[::1]:/srv/r.git",
    "ssh://git@[::1]:22/srv/r.git",
    "ssh://git@bb.local:7999/~bob/r.git",
    "user:pass@bitbucket.org:x",
    "ssh://me%40example.org@bitbucket.org/a%20b",
    "me@example.org@bitbucket.org:x",
]


@pytest.mark.parametrize("text", CREDENTIALS)
def test_credential_host(text: str) -> None:
    """Git asks its helpers for the host and user that bbfix reads."""
    done = subprocess.run(
        ["git", "-c", "credential.helper=!echo password=x;:", "credential", "fill"],
        input=f"url={text}\n\n",
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GIT_ASKPASS": "true"},
    )
    said = dict(line.split("=", 1) for line in done.stdout.splitlines())
    url = parse(text)

    assert url is not None
    host = f"[{url.host}]" if ":" in url.host else url.host
    assert said["protocol"] == url.scheme
    assert said["host"] == host + (f":{url.port}" if url.port else "")
    assert said.get("username", "") == url.user


@pytest.fixture(scope="module")
def proxy() -> str:
    """Give the address of a proxy that answers every request with what was asked."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            peer, _ = server.accept()
            with peer:
                asked = peer.recv(4096).split(b"\r\n", 1)[0]
                peer.sendall(
                    b"HTTP/1.1 403 no\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                    b"Content-Length: %d\r\n\r\n%s" % (len(asked), asked)
                )

    threading.Thread(target=serve, daemon=True).start()
    return f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("text", CONTACTED)
def test_contacted_host(text: str, proxy: str) -> None:
    """Git's http contacts the host that bbfix reads, whoever wrote the URL."""
    url = parse(text)

    assert url is not None
    host = f"[{url.host}]" if ":" in url.host else url.host
    for form in (text, url.text()):
        done = subprocess.run(
            ["git", "-c", f"http.proxy={proxy}", "ls-remote", form],
            capture_output=True,
            text=True,
            check=False,
        )
        asked = done.stderr.split("GET http://", 1)[1].lower()
        assert asked.startswith((f"{host}:{url.port}/", f"{host}/", f"{host}?"))


def test_a_bare_at_sign_in_the_user() -> None:
    """Git refuses an unescaped @ in a user name; bbfix reads what was meant and escapes it."""
    text = "https://me@example.org@bitbucket.org/acme/shop.git"
    done = subprocess.run(
        ["git", "ls-remote", text], capture_output=True, text=True, check=False, timeout=20
    )
    url = parse(text)

    assert "bad/illegal format" in done.stderr
    assert url is not None
    assert url.text() == "https://me%40example.org@bitbucket.org/acme/shop.git"


def _ssh_asked(url: str, home: Path) -> list[str]:
    """Return the arguments that git gives to ssh for a URL."""
    script = home / "ssh"
    script.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >"$HOME/asked"\nexit 1\n')
    script.chmod(0o755)
    (home / "asked").write_text("")
    subprocess.run(
        ["git", "ls-remote", url],
        capture_output=True,
        check=False,
        env={**os.environ, "GIT_SSH": str(script), "GIT_SSH_VARIANT": "ssh"},
    )
    return (home / "asked").read_text().splitlines()


@pytest.mark.parametrize("text", SSH)
def test_ssh_destination(text: str, home: Path) -> None:
    """Ssh is given the user, host and port that bbfix reads, in both writings."""
    url = parse(text)

    assert url is not None
    for form in (text, url.text()):
        said = _ssh_asked(form, home)
        port = said[said.index("-p") + 1] if "-p" in said else None
        assert said[-2] == (f"{url.user}@" if url.user else "") + url.host
        assert port == (str(url.port) if url.port else None)


DECEIVING = {
    "ssh://u:a%2fb@bitbucket.org/x": "u:a",
    "ssh://git%2f@bitbucket.org/x": "git",
    "ssh://bitbucket.org/x@[evil.example]/y": "bitbucket.org/x@evil.example",
    "bitbucket.org:a@[evil.example]:x": "bitbucket.org:a@evil.example",
}


@pytest.mark.parametrize("text", DECEIVING)
def test_git_goes_elsewhere(text: str, home: Path) -> None:
    """What bbfix does not believe really leads git to another host than the eye sees."""
    assert _ssh_asked(text, home)[-2] == DECEIVING[text]
    assert parse(text) is None
