"""Which credential wins, held against what git really sends to a server."""

from __future__ import annotations

import base64
import itertools
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.evidence.world import at
from tests.evidence.world import git
from tests.evidence.world import new_repo
from tests.evidence.world import value

PLACES = ("header", "url", "netrc", "first", "second")
ORIGINS = {"header": "extra-header", "url": "remote-url", "netrc": "netrc"}


class Refusing(ThreadingHTTPServer):
    """A server that refuses every credential with 403 and remembers its user name."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seen: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    server: Refusing

    def do_GET(self) -> None:
        given = self.headers.get("Authorization", "")
        if given:
            self.server.seen.append(base64.b64decode(given.split()[1]).decode().partition(":")[0])
        self.send_response(403 if given else 401)
        if not given:
            self.send_header("WWW-Authenticate", 'Basic realm="x"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[Refusing]:
    """Serve on a free port of the loopback device."""
    made = Refusing()
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


def place(name: str, repo: Path, home: Path, port: int) -> None:
    """Put a credential with this user name into one of the places."""
    site = f"http://127.0.0.1:{port}"
    if name == "header":
        basic = base64.b64encode(b"header:secret").decode()
        git(repo, "config", f"http.{site}/.extraHeader", f"Authorization: Basic {basic}")
    elif name == "url":
        git(repo, "remote", "set-url", "origin", f"http://url:secret@127.0.0.1:{port}/a/b")
    elif name == "netrc":
        (home / ".netrc").write_text("machine 127.0.0.1 login netrc password secret\n")
    else:
        file = home / name
        file.write_text(f"http://{name}:secret@127.0.0.1:{port}\n")
        git(repo, "config", "--global", "--add", "credential.helper", f"store --file {file}")


@pytest.mark.parametrize(
    "places",
    [c for n in range(4) for c in itertools.combinations(PLACES, n)],
    ids=lambda places: "+".join(places) or "none",
)
def test_the_credential_that_git_sends(
    places: tuple[str, ...], server: Refusing, tmp_path: Path, home: Path
) -> None:
    """Origin and user name are those that the server sees."""
    port = server.server_address[1]
    repo = new_repo(tmp_path / "r", f"http://127.0.0.1:{port}/a/b")
    for name in places:
        place(name, repo, home, port)
    server.seen.clear()
    subprocess.run(["git", "ls-remote"], cwd=repo, capture_output=True, check=False)
    context = at(repo, "git", "ls-remote")
    sent = server.seen[0] if server.seen else "none"

    expected = ORIGINS.get(sent, "none" if sent == "none" else "helper")
    assert value(context, "credential.origin") == expected
    assert value(context, "credential.username") == (sent if server.seen else "absent")
