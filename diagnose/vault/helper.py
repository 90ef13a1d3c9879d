"""`git-credential-bbfix`: git's credential helper protocol over the system's keyring.

A secret lies under the service `bbfix:https://host[:port][/path]` and its user name. Not every
keyring can list user names, so a second entry, which holds no secret, keeps them: the newest
first, with the time at which each secret expires if git has said so.
"""

from __future__ import annotations

import json
import sys
import time

from diagnose.credentials.protocol import Credential
from diagnose.credentials.protocol import read
from diagnose.credentials.protocol import serialise
from diagnose.errors import BbfixError
from diagnose.errors import RefusedError
from diagnose.redact import Secret
from diagnose.value import Value
from diagnose.vault.keyrings import within

TYPE_CHECKING = False
if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

OPERATIONS = ("get", "store", "erase")
_PORTS = {"https": ":443", "http": ":80"}
_EXPIRY = "password_expiry_utc"
_INDEX_USER = "usernames"
_INDEX_LIMIT = 12  # user names of one host: Windows keeps no more than 1280 characters


class Known(Value):
    """A user name of the index."""

    username: str
    expiry: int | None = None  # seconds since 1970


def main(operation: str) -> int:
    """Serve one request of git: a credential message on standard input, the answer on output.

    Returns 0, or 1 with one sentence on standard error if the keyring cannot be used; git goes on
    to the next helper either way. Unknown operations are ignored, as git demands.
    """
    if operation not in OPERATIONS:
        return 0
    try:
        answer = serve(operation, read(sys.stdin.buffer))
    except BbfixError as error:
        hint = f"; {error.hint}" if error.hint else ""
        sys.stderr.write(f"bbfix: {error.message}{hint}\n")
        return 1
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def serve(operation: str, request: Credential) -> bytes:
    """Do one operation and return what git is to be told; RefusedError without a keyring."""
    service = service_of(request)
    if service is None:
        return b""
    if operation == "store":
        within(lambda ring: _store(ring, service, request))
        return b""
    if operation == "erase":
        within(lambda ring: _erase(ring, service, request))
        return b""
    found = within(lambda ring: _get(ring, service, request))
    return b"" if found is None else serialise(found)


def service_of(request: Credential) -> str | None:
    """Return where the keyring keeps what is asked for; None if it is none of our business.

    http is served on loopback alone: anywhere else a stored secret would travel in clear, and
    RefusedError says so. Mail and certificate requests (smtp, cert) are other helpers' business.
    """
    host = (request.host or "").lower()
    if request.protocol not in _PORTS or not host:
        return None
    if any(c.isspace() or c in "/@?#\\" for c in host):
        raise RefusedError("this is no host name")
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if request.protocol == "http" and not _is_loopback(name):
        raise RefusedError("no secret is kept for plain http: it would travel unencrypted")
    path = (request.path or "").strip("/")
    place = host.removesuffix(_PORTS[request.protocol])
    return f"bbfix:{request.protocol}://{place}{'/' + path if path else ''}"


def _is_loopback(name: str) -> bool:
    from diagnose.hosts.url import LOOPBACK

    return name.strip("[]") in LOOPBACK


def _get(ring: KeyringBackend, service: str, request: Credential) -> Credential | None:
    """Return the credential of the user name in the request, else the newest one not expired."""
    known = _index(ring, service)
    expiries = {each.username: each.expiry for each in known}
    names = [request.username] if request.username else list(expiries)
    for name in names:
        expiry = expiries.get(name)
        if expiry is not None and expiry <= time.time():
            continue
        secret = ring.get_password(service, name)
        if secret:
            extra = ((_EXPIRY, str(expiry)),) if expiry is not None else ()
            return Credential(username=name, password=Secret(secret), extra=extra)
    if request.username or known:
        return None
    found = ring.get_credential(service, None)  # the index was lost; most keyrings can still tell
    if found is None or not found.username or not found.password:
        return None
    return Credential(username=found.username, password=Secret(found.password))


def _store(ring: KeyringBackend, service: str, request: Credential) -> None:
    name, secret = request.username, request.password
    if not name or secret is None or not secret.reveal():
        return
    given = request.value(_EXPIRY) or ""
    expiry = int(given) if given.isascii() and given.isdigit() else None
    if expiry is not None and expiry <= time.time():
        return
    ring.set_password(service, name, secret.reveal())
    known = [each for each in _index(ring, service) if each.username != name]
    _set_index(ring, service, [Known(name, expiry), *known])


def _erase(ring: KeyringBackend, service: str, request: Credential) -> None:
    """Erase what fits all that is given: a changed password is another credential."""
    from hmac import compare_digest

    from keyring.errors import PasswordDeleteError

    known = _index(ring, service)
    gone: list[str] = []
    for name in [request.username] if request.username else [each.username for each in known]:
        held = ring.get_password(service, name)
        if held is not None and request.password is not None:
            mine, given = (t.encode("utf-8", "replace") for t in (held, request.password.reveal()))
            if not compare_digest(mine, given):
                continue
        if held is not None:
            try:
                ring.delete_password(service, name)
            except PasswordDeleteError as error:
                raise RefusedError("the keyring did not erase the secret") from error
        gone.append(name)
    left = [each for each in known if each.username not in gone]
    if left != known:
        _set_index(ring, service, left)


def _index_service(service: str) -> str:
    return "bbfix-names:" + service.removeprefix("bbfix:")


def _index(ring: KeyringBackend, service: str) -> list[Known]:
    text = ring.get_password(_index_service(service), _INDEX_USER)
    try:
        found = json.loads(text or "[]")
        return [Known(str(name), None if at is None else int(at)) for name, at in found]
    except (ValueError, TypeError):
        return []  # not ours: it is written anew with the next secret


def _set_index(ring: KeyringBackend, service: str, known: list[Known]) -> None:
    from contextlib import suppress

    from keyring.errors import PasswordDeleteError

    place = _index_service(service)
    if known:
        pairs = [[each.username, each.expiry] for each in known[:_INDEX_LIMIT]]
        ring.set_password(place, _INDEX_USER, json.dumps(pairs, ensure_ascii=False))
    else:
        with suppress(PasswordDeleteError):
            ring.delete_password(place, _INDEX_USER)
