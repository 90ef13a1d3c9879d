"""A server for one world: whatever is asked of it, it gives the same HTTP answer.

    python3 answering.py HOST[,HOST...] STATUS [HEADER: VALUE]...

It takes the place of a proxy, so that git reaches it under any name and no port of the machine has
to be free: it agrees to every CONNECT and then speaks TLS itself, as HOST. The repository in the
current folder is told of the proxy, `../tls/chain` is the certificate to trust, and
`.git/answering` says that all is ready. The place that a `Location` names is an empty page.
A request may choose its answer: `X-Answer: STATUS`, and `X-Say: TEXT` for a body of plain text;
`X-Answer: 0` waits until the other side has had enough. To a CONNECT the user agent may choose:
with `400` and above the proxy refuses the tunnel, with `1` it cuts the line, with `2` it goes on
without TLS.
"""

from __future__ import annotations

import socketserver
import ssl
import subprocess
import sys
import time
from io import BufferedIOBase
from pathlib import Path

HOSTS, STATUS, *HEADERS = sys.argv[1:]
FOLDER = Path("../tls")
OPENSSL = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
    f"-subj /CN=lab -addext subjectAltName={','.join(f'DNS:{each}' for each in HOSTS.split(','))} "
    f"-keyout {FOLDER}/key -out {FOLDER}/chain"
)


class Talk(socketserver.StreamRequestHandler):
    """One connection: the tunnel is granted, then each request gets its answer."""

    def handle(self) -> None:
        """Answer until the other side has heard enough."""
        asked = self._asked(self._head(self.rfile))
        chosen = asked.get("User-Agent", "")
        if chosen == "1":
            return
        refused = chosen.isdecimal() and int(chosen) >= 400
        self.wfile.write(f"HTTP/1.1 {chosen if refused else 200} Answer\r\n\r\n".encode())
        self.wfile.flush()
        if refused or chosen == "2":
            self.wfile.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(FOLDER / "chain", FOLDER / "key")
        with context.wrap_socket(self.connection, server_side=True) as tunnel:
            reader = tunnel.makefile("rb")
            while head := self._head(reader):
                tunnel.sendall(self._answer(head))

    @staticmethod
    def _asked(head: list[str]) -> dict[str, str]:
        """Return the headers of a request."""
        return dict(line.split(": ", 1) for line in head[1:])

    @staticmethod
    def _answer(head: list[str]) -> bytes:
        """Return the answer to a request."""
        asked = Talk._asked(head)
        if asked.get("X-Answer") == "0":
            time.sleep(5)
        arrived = any(head[0].split()[1] in header for header in HEADERS)
        status = 200 if arrived else asked.get("X-Answer", STATUS)
        body = asked.get("X-Say", "")
        kind = ["Content-Type: text/plain"] if body else []
        said = [f"HTTP/1.1 {status} Answer", f"Content-Length: {len(body)}", *kind, *HEADERS]
        return "\r\n".join([*said, "", body]).encode()

    @staticmethod
    def _head(reader: BufferedIOBase) -> list[str]:
        """Read the lines of the head of a request, none if there is no other."""
        lines: list[str] = []
        while line := reader.readline().decode().strip():
            lines.append(line)
        return lines


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
