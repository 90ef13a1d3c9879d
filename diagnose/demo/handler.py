"""Answers one caller of the loopback server, request by request."""

from __future__ import annotations

import base64
import binascii
import os
import re
from http.server import BaseHTTPRequestHandler

from diagnose.demo.backend import BLOCK
from diagnose.demo.backend import Backend
from diagnose.demo.replies import Call
from diagnose.demo.replies import Reply
from diagnose.demo.replies import decide
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.demo.server import Listener

_TARGET = re.compile(
    r"/(?P<repository>[\w~][\w.~-]*/[\w][\w.-]*?)(?:\.git)?"
    r"/(?P<service>info/refs|git-upload-pack|git-receive-pack)"
)
_DRAIN = 1024 * 1024  # of a refused request's body, to keep the connection; more: hang up


class Request(Value):
    """One request as the log keeps it. Secrets are there only if the server records them."""

    method: str
    target: str  # path and query
    username: str  # "" where no credential was sent
    kind: str  # of the secret: a credential kind, "unknown", or "none"
    status: int  # of the host; 200 where git's back end had the word
    headers: tuple[tuple[str, str], ...] = ()  # as sent, secrets and all: recording servers only
    secret: str = ""  # recording servers only


class Handler(BaseHTTPRequestHandler):
    """One connection, for as many requests as git sends on it."""

    protocol_version = "HTTP/1.1"
    server: Listener

    def do_GET(self) -> None:
        """Serve a read of the refs."""
        self._serve()

    def do_POST(self) -> None:
        """Serve a fetch or a push."""
        self._serve()

    def log_message(self, *_: object) -> None:
        """Print nothing: `Server.requests` is the log."""

    def _serve(self) -> None:
        """Log the request, then let git serve it or answer as the host would."""
        owner = self.server.owner
        path, _, query = self.path.partition("?")
        scheme, username, secret = credential(self.headers.get("Authorization", ""))
        account = owner.account(secret) if secret else None
        found = _target(owner.host.prefix, path)
        repository, service = found or ("", "")
        writes = "git-receive-pack" in (service, query.removeprefix("service="))
        folder = os.path.join(owner.root, f"{repository}.git")
        call = Call(
            repository=repository,
            writes=writes,
            scheme=scheme,
            username=username,
            account=account,
            exists=found is not None and os.path.isdir(folder),
        )
        reply = decide(owner.host, call)
        if reply is None and found is None:
            reply = owner.host.missing
        recorded = owner.record_secrets
        request = Request(
            method=self.command,
            target=self.path,
            username=username,
            kind=account.kind if account else "unknown" if secret else "none",
            status=reply.status if reply else 200,
            headers=tuple(self.headers.items()) if recorded else (),
            secret=secret if recorded else "",
        )
        owner.requests.append(request)  # before the answer: who has it may look at the log
        if reply is None:
            self._pass(folder, service, query, username or "nobody")
        else:
            self._refuse(reply, query)

    def _refuse(self, reply: Reply, query: str) -> None:
        """Answer in the host's words, after reading the rest of the request."""
        left = _DRAIN
        for block in self._blocks():
            left -= len(block)
            if left < 0:
                self.close_connection = True
                break
        body, kind = reply.body.encode(), reply.type
        if reply.refusal:
            service = query.removeprefix("service=")
            kind = f"application/x-{service}-advertisement"
            body = packet(f"# service={service}\n") + b"0000" + packet(f"ERR {reply.refusal}")
        self.send_response(reply.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in reply.headers:
            self.send_header(name, value.replace("{target}", self.path))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _pass(self, folder: str, service: str, query: str, user: str) -> None:
        """Let `git http-backend` answer."""
        owner = self.server.owner
        call = {
            "REQUEST_METHOD": self.command,
            "PATH_INFO": folder[len(owner.root) :] + "/" + service,
            "QUERY_STRING": query,
            "REMOTE_USER": user,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "HTTP_GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        if length := self.headers.get("Content-Length"):
            call["CONTENT_LENGTH"] = length
        backend = Backend(owner.git, owner.root, call)
        try:
            backend.feed(self._blocks())
            status, headers = backend.head()
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for block in backend.body():
                self.wfile.write(b"%x\r\n%b\r\n" % (len(block), block))
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.close_connection = True
            raise
        finally:
            backend.close()

    def _blocks(self) -> Iterator[bytes]:
        """Give the request's body, whole or chunked; ConnectionAbortedError where it breaks off."""
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            while size := int(self.rfile.readline(64).split(b";")[0] or b"0", 16):
                yield from self._exactly(size)
                self.rfile.readline(8)
            while self.rfile.readline(8192).strip():
                pass  # trailers
        else:
            yield from self._exactly(int(self.headers.get("Content-Length") or 0))

    def _exactly(self, size: int) -> Iterator[bytes]:
        while size:
            block = self.rfile.read(min(size, BLOCK))
            if not block:
                raise ConnectionAbortedError("the caller went away in the middle of a body")
            size -= len(block)
            yield block


def _target(prefix: str, path: str) -> tuple[str, str] | None:
    """Split a path into "workspace/repository" and git's service; None for any other path."""
    if not path.startswith(prefix):
        return None
    found = _TARGET.fullmatch(path[len(prefix) :])
    return (found["repository"], found["service"]) if found else None


def credential(header: str) -> tuple[str, str, str]:
    """Read an Authorization header: scheme (basic, bearer, none), user name, secret."""
    scheme, _, value = header.strip().partition(" ")
    if scheme.lower() == "bearer":
        return "bearer", "", value.strip()
    if scheme.lower() != "basic":
        return "none", "", ""
    try:
        username, _, secret = (
            base64.b64decode(value.strip(), validate=True).decode("utf-8", "replace").partition(":")
        )
    except binascii.Error:
        return "none", "", ""
    return "basic", username, secret


def packet(text: str) -> bytes:
    """Frame text as one packet of git's protocol."""
    data = text.encode()
    return b"%04x%b" % (len(data) + 4, data)
