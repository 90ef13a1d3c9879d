"""A git host on loopback: HTTP(S) in front of `git http-backend`, answering as Bitbucket does.

`bbfix demo` tells its story with it and the tests try every repair against it. Repositories lie
under `root` as `<workspace>/<repository>.git`.
"""

from __future__ import annotations

import base64
import binascii
import os
import re
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from socket import SHUT_RDWR
from socketserver import TCPServer

from diagnose.demo.answers import Account
from diagnose.demo.answers import Answer
from diagnose.demo.answers import Call
from diagnose.demo.answers import Host
from diagnose.demo.answers import decide
from diagnose.demo.backend import BLOCK
from diagnose.demo.backend import Backend
from diagnose.demo.certificate import Certificate
from diagnose.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable
    from collections.abc import Iterator
    from typing import Any
    from typing import Self

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


class Server:
    """Serves `root` as `host`; a context manager, and safe to ask and to change while it runs."""

    def __init__(
        self,
        root: str,
        host: Host,
        accounts: Iterable[Account],
        *,
        git: str,
        address: str = "127.0.0.1",
        port: int = 0,
        certificate: Certificate | None = None,
        record_secrets: bool = False,
    ) -> None:
        """Listen at once; OSError where address and port cannot be had. No certificate: http."""
        self.root = os.path.realpath(root)
        self.host = host
        self.git = git
        self.certificate = certificate
        self.record_secrets = record_secrets
        self.requests: list[Request] = []
        self.faults: list[BaseException] = []  # errors of the server itself: always a bug
        self._accounts = {account.secret: account for account in accounts}
        self._listener = _Listener((address, port), self)
        self.address = address
        self.port = int(self._listener.server_address[1])
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.05,))

    @property
    def scheme(self) -> str:
        """`https` where it has a certificate."""
        return "https" if self.certificate else "http"

    def know(self, account: Account) -> None:
        """Add an account, or change what its secret may do."""
        self._accounts[account.secret] = account

    def forget(self, secret: str) -> None:
        """Revoke a secret."""
        self._accounts.pop(secret, None)

    def account(self, secret: str) -> Account | None:
        """Return whose secret it is."""
        return self._accounts.get(secret)

    def saw(self, secret: str) -> bool:
        """Whether a recording server was ever sent these characters, in whatever place."""
        return any(
            secret in request.secret
            or secret in request.username
            or secret in request.target
            or any(secret in value for _, value in request.headers)
            for request in self.requests
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown()
        self._thread.join()
        self._listener.hang_up()
        self._listener.server_close()


class _Listener(ThreadingHTTPServer):
    daemon_threads = False  # server_close waits for them: nothing outlives the server
    request_queue_size = 64

    def __init__(self, place: tuple[str, int], server: Server) -> None:
        self.owner = server
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._tls = _context(server.certificate) if server.certificate else None
        super().__init__(place, _Handler)

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # the parent's would look the name up

    def get_request(self) -> tuple[socket.socket, Any]:
        end, address = super().get_request()
        end.settimeout(30)
        if self._tls is not None:
            try:  # the handshake itself happens in the caller's own thread
                end = self._tls.wrap_socket(end, server_side=True, do_handshake_on_connect=False)
            except OSError:
                end.close()
                raise
        with self._lock:
            self._ends.add(end)
        return end, address

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._ends.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        with self._lock:
            for end in self._ends:
                with suppress(OSError):  # it may be gone already
                    end.shutdown(SHUT_RDWR)

    def handle_error(self, *_: object) -> None:
        import sys

        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, OSError):  # OSError: the caller went away
            self.owner.faults.append(error)


def _context(certificate: Certificate) -> Any:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    return context


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def do_GET(self) -> None:
        """Serve a read of the refs."""
        self._serve()

    def do_POST(self) -> None:
        """Serve a fetch or a push."""
        self._serve()

    def log_message(self, *_: object) -> None:
        """Print nothing: `Server.requests` is the log."""

    def _serve(self) -> None:
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
        answer = decide(owner.host, call)
        if answer is None and found is None:
            answer = owner.host.missing
        recorded = owner.record_secrets
        request = Request(
            method=self.command,
            target=self.path,
            username=username,
            kind=account.kind if account else "unknown" if secret else "none",
            status=answer.status if answer else 200,
            headers=tuple(self.headers.items()) if recorded else (),
            secret=secret if recorded else "",
        )
        owner.requests.append(request)  # before the answer: who has it may look at the log
        if answer is None:
            self._pass(folder, service, query, username or "nobody")
        else:
            self._refuse(answer, query)

    def _refuse(self, answer: Answer, query: str) -> None:
        left = _DRAIN
        for block in self._blocks():
            left -= len(block)
            if left < 0:
                self.close_connection = True
                break
        body, kind = answer.body.encode(), answer.type
        if answer.refusal:
            service = query.removeprefix("service=")
            kind = f"application/x-{service}-advertisement"
            body = packet(f"# service={service}\n") + b"0000" + packet(f"ERR {answer.refusal}")
        self.send_response(answer.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in answer.headers:
            self.send_header(name, value.replace("{target}", self.path))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _pass(self, folder: str, service: str, query: str, user: str) -> None:
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
        username, _, secret = base64.b64decode(value).decode("utf-8", "replace").partition(":")
    except binascii.Error:
        return "none", "", ""
    return "basic", username, secret


def packet(text: str) -> bytes:
    """Frame text as one packet of git's protocol."""
    data = text.encode()
    return b"%04x%b" % (len(data) + 4, data)
