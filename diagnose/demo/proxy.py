"""A CONNECT proxy on loopback that leads host names to servers of ours and nowhere else.

It lets git reach `https://bitbucket.org/` under its real name where port 443 cannot be had.
"""

from __future__ import annotations

import socket
import socketserver
import threading
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

BLOCK = 64 * 1024  # bytes copied at once
LINE = 8192  # bytes of a line of the request that are read
SILENCE = 30  # seconds without a byte after which a caller is given up


class Proxy:
    """`table` maps "name:port" to the (address, port) that really answers."""

    def __init__(self, table: Mapping[str, tuple[str, int]], address: str = "127.0.0.1") -> None:
        self._server = _Listener((address, 0), _Tunnel)
        self._server.table = dict(table)
        self.address, self.port = self._server.server_address[:2]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def url(self) -> str:
        """What `http.proxy` is to be set to."""
        return f"http://{self.address!s}:{self.port}"

    @property
    def refused(self) -> list[str]:
        """The targets that were asked for and are not ours."""
        return list(self._server.refused)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.close_tunnels()
        self._server.server_close()


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.table: dict[str, tuple[str, int]] = {}
        self.refused: list[str] = []
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()

    def keep(self, end: socket.socket) -> None:
        with self._lock:
            self._ends.add(end)

    def drop(self, end: socket.socket) -> None:
        with self._lock:
            self._ends.discard(end)

    def close_tunnels(self) -> None:
        with self._lock:
            ends = list(self._ends)
        for end in ends:
            _hang_up(end)

    def handle_error(self, *_: object) -> None:
        """Stay silent: a client that went away is no news."""


class _Tunnel(socketserver.StreamRequestHandler):
    server: _Listener
    timeout = SILENCE

    def handle(self) -> None:
        words = self.rfile.readline(LINE).decode("latin-1").split()
        while self.rfile.readline(LINE).strip():
            pass
        target = words[1].lower() if len(words) == 3 and words[0] == "CONNECT" else ""  # noqa: PLR2004 - method, target, version
        place = self.server.table.get(target)
        if place is None:
            self.server.refused.append(target or " ".join(words))
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return
        with socket.create_connection(place, timeout=SILENCE) as far:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self.server.keep(far)
            self.server.keep(self.connection)
            try:
                back = threading.Thread(target=_copy, args=(far, self.connection))
                back.start()
                _copy(self.connection, far)
                back.join()
            finally:
                self.server.drop(far)
                self.server.drop(self.connection)


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while block := source.recv(BLOCK):
            target.sendall(block)
    except OSError:
        _hang_up(source)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def _hang_up(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
