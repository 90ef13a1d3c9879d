from __future__ import annotations

import os
import ssl
import sys
from pathlib import Path

import pytest

from diagnose.demo.certificate import make
from tests.lab.need import program


def usable(folder: Path) -> bool:
    """Make a certificate in `folder` and let two ends of TLS shake hands with it."""
    made = make(str(folder), ["bitbucket.org", "127.0.0.1"])
    assert made is not None
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(made.chain, made.key)
    client = ssl.create_default_context(cafile=made.authority)
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    there = server.wrap_bio(incoming, outgoing, server_side=True)
    here = client.wrap_bio(outgoing, incoming, server_hostname="bitbucket.org")
    done = set()
    for _ in range(10):
        for end in (here, there):
            try:
                end.do_handshake()
                done.add(end)
            except ssl.SSLWantReadError:
                pass
    return len(done) == 2 and os.stat(made.key).st_mode & 0o077 == 0


def test_with_cryptography(tmp_path: Path) -> None:
    """The library makes a certificate that TLS accepts for the name, its key private."""
    assert usable(tmp_path)


def test_with_openssl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library the openssl command makes one as good."""
    program("openssl", "openssl")
    monkeypatch.setitem(sys.modules, "cryptography", None)

    assert usable(tmp_path)


def test_with_neither(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without both there is none, and no error."""
    monkeypatch.setitem(sys.modules, "cryptography", None)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert make(str(tmp_path), ["bitbucket.org"]) is None
