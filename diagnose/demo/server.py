"""A git host on loopback: HTTP(S) in front of `git http-backend`, answering as Bitbucket does.

`bbfix demo` tells its story with it and the tests try every repair against it. Repositories lie
under `root` as `<workspace>/<repository>.git`.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from http.server import ThreadingHTTPServer
from socket import SHUT_RDWR
from socketserver import TCPServer

from diagnose.demo.certificate import Certificate
from diagnose.demo.handler import Handler
from diagnose.demo.handler import Request
from diagnose.demo.replies import Account
from diagnose.demo.replies import Host

TYPE_CHECKING = False
if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable
    from typing import Any
    from typing import Self


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
        self._listener = Listener((address, port), self)
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


class Listener(ThreadingHTTPServer):
    """Accepts connections, a thread each, and knows the open ones so that it can end them."""

    daemon_threads = False  # server_close waits for them: nothing outlives the server
    request_queue_size = 64

    def __init__(self, place: tuple[str, int], server: Server) -> None:
        self.owner = server
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._tls = _context(server.certificate) if server.certificate else None
        super().__init__(place, Handler)

    def server_bind(self) -> None:
        """Bind without looking up the address's name, as the parent would."""
        TCPServer.server_bind(self)

    def get_request(self) -> tuple[socket.socket, Any]:
        """Accept a connection; it speaks TLS where there is a certificate."""
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
        """End a connection that was served."""
        with self._lock:
            self._ends.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End the connections that are still open, idle ones too."""
        with self._lock:
            for end in self._ends:
                with suppress(OSError):  # it may be gone already
                    end.shutdown(SHUT_RDWR)

    def handle_error(self, *_: object) -> None:
        """Keep what is our own fault for the log; a caller that went away is none."""
        import sys

        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, OSError):
            self.owner.faults.append(error)


def _context(certificate: Certificate) -> Any:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    return context
