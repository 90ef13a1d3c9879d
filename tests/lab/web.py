"""Web servers under real names: loopback answers for bitbucket.org, with a certificate to match."""

from __future__ import annotations

import errno
import random
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from diagnose.demo.certificate import Certificate
from diagnose.demo.certificate import make
from diagnose.demo.proxy import Proxy
from diagnose.demo.replies import Account
from diagnose.demo.replies import Host
from diagnose.demo.server import Server
from tests.lab.need import lacking
from tests.lab.need import program

NAMES = (
    "bitbucket.org",
    "bitbucket.example.com",
    "bitbucket.org.evil.example",
    "evil.example",
    "git.example.org",
    "localhost",
    "127.0.0.1",
)
NOT_OURS = (errno.EACCES, errno.EPERM, errno.EADDRNOTAVAIL)


def certificate(folder: Path) -> Certificate:
    """Make one authority and one certificate for all the names of the lab."""
    made = make(str(folder), NAMES)
    if made is None:
        lacking("cryptography or openssl", "openssl")
    assert made is not None
    return made


class Web:
    """Servers that the git of one test reaches under their real names on port 443.

    Each has port 443 of a loopback address of its own, and `http.curloptResolve` in the global
    configuration of the test's home leads there. Where port 443 cannot be had (no root, macOS),
    a proxy for that name alone takes its place.
    """

    def __init__(self, home: Path, trusted: Certificate) -> None:
        self.home = home
        self.git = program("git", "git")
        self._certificate = trusted
        self._stack = ExitStack()
        self._servers: list[Server] = []
        self.configure("http.sslCAInfo", trusted.authority)

    def serve(
        self,
        root: Path,
        host: Host,
        accounts: tuple[Account, ...],
        *,
        proxied: bool = False,
    ) -> Server:
        """Start a server for `host.name`; it records every header it is sent.

        `proxied` takes the way of those who cannot have port 443.
        """
        while not proxied:
            address = f"127.{random.randint(1, 254)}.{random.randint(1, 254)}.2"  # noqa: S311 - not a secret
            try:
                server = self._server(root, host, accounts, address, 443)
            except OSError as error:
                if error.errno in NOT_OURS:
                    break
                continue  # somebody else's test has it
            self.configure("http.curloptResolve", f"{host.name}:443:{address}")
            return server
        server = self._server(root, host, accounts, "127.0.0.1", 0)
        table = {f"{host.name}:443": (server.address, server.port)}
        proxy = self._stack.enter_context(Proxy(table))
        self.configure(f"http.https://{host.name}/.proxy", proxy.url)
        return server

    def _server(
        self,
        root: Path,
        host: Host,
        accounts: tuple[Account, ...],
        address: str,
        port: int,
    ) -> Server:
        server = Server(
            str(root),
            host,
            accounts,
            git=self.git,
            address=address,
            port=port,
            certificate=self._certificate,
            record_secrets=True,
        )
        self._servers.append(server)
        return self._stack.enter_context(server)

    def configure(self, key: str, value: str) -> None:
        """Add a value to the global configuration of the test's home."""
        file = str(self.home / ".gitconfig")
        done = self.run("config", "--file", file, "--add", key, value)
        assert done.returncode == 0, done.stderr

    def run(self, *args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run the real git as a user without a terminal would."""
        return subprocess.run(
            [self.git, *args],
            cwd=cwd or self.home,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        assert [fault for server in self._servers for fault in server.faults] == []
