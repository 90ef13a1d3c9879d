from __future__ import annotations

import base64
import http.client
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnose.demo.handler import credential
from diagnose.demo.handler import packet
from diagnose.demo.replies import BITBUCKET_CLOUD
from diagnose.demo.replies import PROXY_PAGE
from diagnose.demo.replies import Account
from diagnose.demo.server import Server
from diagnose.gitcmd import find_git
from tests.lab.bitbucket import REPOSITORY
from tests.lab.bitbucket import Bitbucket

TOKEN = "a live token"
REFS = f"/{REPOSITORY}.git/info/refs?service=git-upload-pack"


@pytest.fixture
def server(bitbucket_folder: Path) -> Iterator[Server]:
    """A server without TLS and without the record of secrets, as the demo falls back to."""
    accounts = [Account(TOKEN, "api-token")]
    root = str(bitbucket_folder / "served")
    with Server(root, BITBUCKET_CLOUD, accounts, git=find_git()) as running:
        yield running
    assert running.faults == []


def ask(server: Server, target: str, secret: str = "", method: str = "GET") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(server.address, server.port, timeout=10)
    headers = {}
    if secret:
        pair = base64.b64encode(f"bob:{secret}".encode()).decode()
        headers["Authorization"] = f"Basic {pair}"
    try:
        connection.request(method, target, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_log_has_no_secret(server: Server) -> None:
    """Unless told to record, the log knows the user and the kind of a secret, never the secret."""
    assert ask(server, REFS, TOKEN)[0] == 200

    assert [(r.username, r.kind, r.status) for r in server.requests] == [("bob", "api-token", 200)]
    assert not server.saw(TOKEN)


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/acme/../acme/shop.git/info/refs",
        "/%2e%2e/shop.git/info/refs",
        f"/{REPOSITORY}.git/config",
        f"/{REPOSITORY}.git/HEAD",
        "//etc/passwd",
    ],
)
def test_serves_nothing_but_repositories(server: Server, target: str) -> None:
    """Any path that is not git's smart protocol below the root is not there."""
    assert ask(server, target, TOKEN)[0] == 404


def test_revokes(server: Server) -> None:
    """A secret that is revoked while the server runs is refused from then on."""
    assert ask(server, REFS, TOKEN)[0] == 200

    server.forget(TOKEN)

    assert ask(server, REFS, TOKEN)[0] == 401


def test_stops_with_a_caller_on_the_line(bitbucket_folder: Path) -> None:
    """An idle connection does not keep the server from stopping."""
    root = str(bitbucket_folder / "served")
    server = Server(root, BITBUCKET_CLOUD, [], git=find_git())
    with server:
        idle = socket.create_connection((server.address, server.port), timeout=10)
        idle.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert idle.recv(8).startswith(b"HTTP")

    with idle:
        while idle.recv(1024):
            pass  # it ends: the server has hung up


def test_half_a_push_changes_nothing(server: Server) -> None:
    """A body that breaks off is not taken for a whole one, and the next caller is served."""
    pair = base64.b64encode(f"bob:{TOKEN}".encode()).decode()
    head = (
        f"POST /{REPOSITORY}.git/git-receive-pack HTTP/1.1\r\nHost: x\r\n"
        f"Authorization: Basic {pair}\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: application/x-git-receive-pack-request\r\n\r\n400\r\nabc"
    )
    with socket.create_connection((server.address, server.port)) as caller:
        caller.sendall(head.encode())
        caller.shutdown(socket.SHUT_WR)
        while caller.recv(1024):
            pass

    assert ask(server, REFS, TOKEN)[0] == 200


def test_html_gives_no_remote_line(bitbucket: Bitbucket) -> None:
    """A web page in between is not printed by git as the host's words."""
    bitbucket.server.host = BITBUCKET_CLOUD.replace(always=PROXY_PAGE)

    done = bitbucket.git("push")

    assert "remote:" not in done.stderr
    assert "error: 403" in done.stderr


def test_gzip(bitbucket: Bitbucket, tmp_path: Path) -> None:
    """A fetch whose request git compresses is understood."""
    bitbucket.store("bob", bitbucket.token)
    script = "for n in $(seq 60); do git branch b$n $(git commit-tree -m $n HEAD^{tree}); done"
    subprocess.run(["sh", "-c", script], cwd=bitbucket.work, check=True)
    assert bitbucket.git("push", "--all").returncode == 0

    done = bitbucket.git("clone", "-q", bitbucket.url, str(tmp_path / "c"))

    encoded = [dict(r.headers).get("Content-Encoding") for r in bitbucket.server.requests]
    assert done.returncode == 0, done.stderr
    assert "gzip" in encoded


def test_credential() -> None:
    """An Authorization header gives scheme, user and secret; a broken one gives none."""
    pair = base64.b64encode(b"bob:a:b").decode()

    assert credential(f"Basic {pair}") == ("basic", "bob", "a:b")
    assert credential("bearer t") == ("bearer", "", "t")
    assert credential("Basic !") == ("none", "", "")
    assert credential("") == ("none", "", "")


def test_packet() -> None:
    """A packet carries its own length in four hexadecimal digits."""
    assert packet("# service=git-upload-pack\n") == b"001e# service=git-upload-pack\n"
