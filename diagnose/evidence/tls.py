"""Facts about the certificate authorities that git trusts, and the TLS library it is told to use.

GIT_SSL_CAINFO goes before `http.<url>.sslCAInfo` and `http.sslCAInfo`. (git http.c, http_init.)
"""

from __future__ import annotations

import os

from diagnose.evidence import config as configs
from diagnose.evidence import proxy
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

VARIABLE = "GIT_SSL_CAINFO"
BEGIN = (b"-----BEGIN CERTIFICATE-----", b"-----BEGIN TRUSTED CERTIFICATE-----")
MOST = 4 << 20  # bytes of a list of authorities that are looked at


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `tls.*` fact."""
    yield from _authorities(context)
    backends = configs.read(context).of("http.sslBackend")
    if backends:
        yield known("tls.backend", backends[-1].text, f"`http.sslBackend` in {backends[-1].where}")
    else:
        yield absent("tls.backend", "git config http.sslBackend")


def _authorities(context: Context) -> Iterator[Fact]:
    names = ("tls.ca_file", "tls.ca_source", "tls.ca_usable")
    url = proxy.web_url(context)
    if url is None:
        why = "the remote is not reached over https"
        yield from (unknown(name, why) for name in names)
        return
    path = os.environ.get(VARIABLE, "")
    source = f"the variable {VARIABLE}"
    if not path:
        path, source = proxy.http_setting(context, "sslCAInfo", url) or ("", "")
    if not path:
        yield from (absent(name, "git config http.sslCAInfo") for name in names)
        return
    path = os.path.join(context.folder, os.path.expanduser(path))
    yield known("tls.ca_file", configs.shown_path(path), source)
    yield known("tls.ca_source", source, source)
    yield yes_no("tls.ca_usable", _usable(path), path)


def _usable(path: str) -> bool:
    """Whether a file can be read and holds a certificate."""
    if not os.path.isfile(path):
        return False
    try:
        with open(path, "rb") as file:
            held = file.read(MOST)
    except OSError:
        return False
    return any(mark in held for mark in BEGIN)
