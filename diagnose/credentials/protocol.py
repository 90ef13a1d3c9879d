"""git's credential format: `key=value` lines between git and its credential helpers.

Read and written as git's credential.c does: bytes in, bytes out, unknown keys kept, and no value
that could smuggle in another line (CVE-2020-5260, CVE-2024-52006).
"""

from __future__ import annotations

from diagnose.errors import UsageError
from diagnose.redact import Secret
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import IO

    from diagnose.hosts.url import GitURL

LIMIT = 64 * 1024  # bytes of one message; git's own lines are far shorter
PLAIN = ("protocol", "host", "path", "username", "password")
_FORBIDDEN = "\n\r\0"


class Credential(Value):
    """What a message says; None is a part it does not mention, "" one that it leaves empty."""

    protocol: str | None = None
    host: str | None = None  # with its port, as git writes it
    path: str | None = None  # without the leading slash
    username: str | None = None
    password: Secret | None = None
    extra: tuple[tuple[str, str], ...] = ()  # all other lines in order: ("wwwauth[]", "Basic ...")

    def value(self, key: str) -> str | None:
        """Return the last value of an extra key, None if there is none."""
        return next((text for name, text in reversed(self.extra) if name == key), None)

    def values(self, key: str) -> tuple[str, ...]:
        """Return all values of a `key[]`; an empty one clears those before it, as in git."""
        found: list[str] = []
        for name, text in self.extra:
            if name == f"{key}[]":
                found = [*found, text] if text else []
        return tuple(found)


def read(stream: IO[bytes]) -> Credential:
    """Read one message from a helper's standard input; raises UsageError as `parse` does."""
    return parse(stream.read(LIMIT + 1))


def parse(data: bytes) -> Credential:
    """Read one message: it ends at an empty line or with the data.

    Raises UsageError for what git refuses too: a line without `=`, a NUL, a carriage return
    inside a value, a URL without a scheme; and for more than 64 KiB. The error never quotes the
    line, which may hold a secret.
    """
    if len(data) > LIMIT:
        raise UsageError(f"a credential message is longer than {LIMIT} bytes")
    found: dict[str, str] = {}
    extra: list[tuple[str, str]] = []
    for number, raw in enumerate(data.split(b"\n"), 1):
        line = raw.removesuffix(b"\r").decode("utf-8", "surrogateescape")
        if not line:
            break
        key, equals, value = line.partition("=")
        if not equals or not key:
            raise UsageError(f"line {number} of a credential message is not `key=value`")
        if any(c in line for c in _FORBIDDEN):
            raise UsageError(f"line {number} of a credential message holds a control character")
        if key == "url":
            found = {k: v for k, v in found.items() if k not in PLAIN} | _of_url(value)
        elif key in PLAIN:
            found[key] = value
        else:
            extra.append((key, value))
    return _build(found, tuple(extra))


def serialise(credential: Credential) -> bytes:
    """Write a message as git does: no empty line at its end, absent parts left out.

    Raises UsageError if a value cannot be one line.
    """
    secret = credential.password
    parts = (
        ("protocol", credential.protocol),
        ("host", credential.host),
        ("path", credential.path),
        ("username", credential.username),
        ("password", None if secret is None else secret.reveal()),
        *credential.extra,
    )
    lines = [_line(key, value) for key, value in parts if value is not None]
    return "".join(lines).encode("utf-8", "surrogateescape")


def about(url: GitURL, username: str | None = None, secret: Secret | None = None) -> Credential:
    """Return what git tells its helpers of a repository; user name and secret are those given.

    The path goes along: git itself drops it unless credential.useHttpPath is set. Raises
    UsageError if the URL holds a control character.
    """
    return of_url(url.with_user("").text()).replace(username=username, password=secret)


def of_url(url: str) -> Credential:
    """Split a URL as git's `url=` key does; raises UsageError if it has no scheme."""
    return _build(_of_url(url), ())


def _build(found: dict[str, str], extra: tuple[tuple[str, str], ...]) -> Credential:
    password = found.get("password")
    return Credential(
        protocol=found.get("protocol"),
        host=found.get("host"),
        path=found.get("path"),
        username=found.get("username"),
        password=None if password is None else Secret(password),
        extra=extra,
    )


def _line(key: str, value: str) -> str:
    if not key or "=" in key or any(c in key or c in value for c in _FORBIDDEN):
        raise UsageError(f"the value of {key!r} cannot be one line of a credential message")
    return f"{key}={value}\n"


def _of_url(url: str) -> dict[str, str]:
    """credential_from_url of git's credential.c: user info ends at the *first* @."""
    from diagnose.hosts.url import decode

    scheme, mark, rest = url.partition("://")
    if not mark or not scheme:
        raise UsageError("the URL of a credential message has no scheme")
    end = min((at for at in map(rest.find, "/?#") if at >= 0), default=len(rest))
    user, at_sign, host = rest[:end].partition("@")
    found = {"protocol": scheme}
    if at_sign:
        name, colon, secret = user.partition(":")
        found["username"] = decode(name)
        if colon:
            found["password"] = decode(secret)
    else:
        host = user
    found["host"] = decode(host)
    path = decode(rest[end:].lstrip("/"))
    if path:
        # git keeps the first character even where all are slashes
        found["path"] = path[0] + path[1:].rstrip("/")
    if any(c in part for part in found.values() for c in _FORBIDDEN):
        raise UsageError("the URL of a credential message holds a control character")
    return found
