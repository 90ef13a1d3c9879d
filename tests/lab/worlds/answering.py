"""A server for one world: whatever is asked of it, it gives the same HTTP answer.

    python3 answering.py HOST STATUS [HEADER: VALUE]...

It takes the place of a proxy, so that git reaches it under any name and no port of the machine has
to be free: it agrees to every CONNECT and then speaks TLS itself, as HOST. The repository in the
current folder is told of the proxy, `../tls/chain` is the certificate to trust, and
`.git/answering` says that all is ready. The place that a `Location` names is an empty page.
"""

from __future__ import annotations

import socketserver
import ssl
import subprocess
import sys
from io import BufferedIOBase
from pathlib import Path

HOST, STATUS, *HEADERS = sys.argv[1:]
FOLDER = Path("../tls")
OPENSSL = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
    f"-subj /CN={HOST} -addext subjectAltName=DNS:{HOST} -keyout {FOLDER}/key -out {FOLDER}/chain"
)


class Talk(socketserver.StreamRequestHandler):
    """One connection: the tunnel is granted, then each request gets the answer."""

    def handle(self) -> None:
        """Answer until the other side has heard enough."""
        self._head(self.rfile)
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        self.wfile.flush()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(FOLDER / "chain", FOLDER / "key")
        with context.wrap_socket(self.connection, server_side=True) as tunnel:
            reader = tunnel.makefile("rb")
            while asked := self._head(reader):
                arrived = any(asked.split()[1].decode() in header for header in HEADERS)
                said = [f"HTTP/1.1 {200 if arrived else STATUS} Answer", "Content-Length: 0"]
                tunnel.sendall("\r\n".join([*said, *HEADERS, "", ""]).encode())

    @staticmethod
    def _head(reader: BufferedIOBase) -> bytes:
        """Read the head of a request and return its first line, empty if there is none."""
        line = first = reader.readline()
        while line.strip():
            line = reader.readline()
        return first


def main() -> None:
    """Make a certificate, tell the repository, and answer for ever."""
    FOLDER.mkdir()
    subprocess.run(OPENSSL.split(), check=True, capture_output=True)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        proxy = f"http://127.0.0.1:{server.server_address[1]}"
        subprocess.run(["git", "config", "http.proxy", proxy], check=True)
        Path(".git/answering").touch()
        server.serve_forever()


main()
