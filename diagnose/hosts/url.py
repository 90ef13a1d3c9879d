"""The URLs that git understands, read as git and curl read them, and written back.

Rules from git's connect.c, url.c, remote.c and credential.c. Where git and curl disagree about
the host, or the text is made to deceive, there is no URL: `parse` gives None.
"""

from __future__ import annotations

from diagnose.redact import Secret
from diagnose.value import Value

URL = "url"  # https://host/path
SCP = "scp"  # user@host:path
PATH = "path"  # /srv/repo.git, C:\repo, ../repo

_SCHEMES = {
    "https": "https",
    "http": "http",
    "ssh": "ssh",
    "git": "git",
    "file": "file",
    "git+ssh": "ssh",
    "ssh+git": "ssh",
}
_LOCAL = ("file",)
_DECODED = ("ssh", "git")  # git decodes such a URL as a whole before it looks for the host

_ALNUM = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_IN_SCHEME = _ALNUM | frozenset("+.-")
_IN_HOST = _ALNUM | frozenset("._-")
_IN_IPV6 = frozenset("0123456789ABCDEFabcdef:.")
_DIGITS = frozenset("0123456789")
_HEX = frozenset("0123456789ABCDEFabcdef")
_UNRESERVED = _ALNUM | frozenset("-._~")
_IN_PATH = _UNRESERVED | frozenset("/!$&'()*+,;=:@")
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_LAST_PORT = 65535

LOOPBACK = ("localhost", "127.0.0.1", "::1")  # names of this machine


class GitURL(Value):
    """Where a repository lives; equal when git would go to the same place in the same way."""

    form: str  # url | scp | path
    scheme: str  # https | http | ssh | git | file
    user: str = ""  # decoded; "" when the URL has none
    secret: Secret | None = None
    host: str = ""  # lower case (ASCII letters only), IPv6 without brackets; "" for local ones
    port: int | None = None
    path: str = ""  # as written, for `url` with its leading slash

    @property
    def local(self) -> bool:
        """Whether git reaches it without any network."""
        return self.scheme in _LOCAL

    @property
    def web(self) -> bool:
        """Whether git reaches it over http or https."""
        return self.scheme in ("https", "http")

    @property
    def loopback(self) -> bool:
        """Whether its host is this machine, so that nothing travels over a network."""
        return self.host in LOOPBACK

    def text(self, *, with_secret: bool = False) -> str:
        """Write it as git reads it; the secret is left out unless asked for."""
        if self.form == PATH:
            return self.path
        if self.form == SCP:
            return self._scp()
        user = encode(self.user)
        if with_secret and self.secret is not None:
            user += ":" + encode(self.secret.reveal())
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port is None else f":{self.port}"
        return f"{self.scheme}://{user + '@' if user else ''}{host}{port}{self.path}"

    def _scp(self) -> str:
        user = f"{self.user}@" if self.user else ""
        if self.port is not None:
            return f"[{user}{self.host}:{self.port}]:{self.path}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{user}{host}:{self.path}"

    def without_secret(self) -> GitURL:
        """Return the same URL with its user name but without its secret."""
        return self if self.secret is None else self.replace(secret=None)

    def with_user(self, name: str) -> GitURL:
        """Return the same URL under another user name ("" for none) and without a secret."""
        return self.replace(user=name, secret=None)

    def plain_path(self) -> str | None:
        """Return the path as the server sees it, or None where escapes hide a slash or worse."""
        if self.form != URL or self.local:
            return self.path
        found = decode(self.path)
        if found.count("/") != self.path.count("/") or not _clean(found.replace(" ", "")):
            return None
        return found


def parse(text: str) -> GitURL | None:
    """Read a URL, an scp-like address or a path as git does; None for what no one should trust.

    Never raises. Not trusted: control characters and white space, hosts and users that look like
    options, remote helpers (`ext::`), backslashes before the path, escapes in a host, and schemes
    that git itself does not serve.
    """
    if not text or text.startswith("-") or _begins_with_scheme(text, "::"):
        return None
    if _begins_with_scheme(text, "://"):
        name, _, rest = text.partition("://")
        scheme = _SCHEMES.get(name)
        return _url(scheme, rest) if scheme else None
    if _is_path(text):
        return None if _controls(text) else GitURL(form=PATH, scheme="file", path=text)
    return _scp(text) if _clean(text) else None


def encode(text: str) -> str:
    """Percent-encode a user name or secret as git does for a URL."""
    return _quote(text, _UNRESERVED)


def encode_path(text: str) -> str:
    """Percent-encode a path as the server sees it, for use in a URL."""
    return _quote(text, _IN_PATH)


def decode(text: str) -> str:
    """Undo percent escapes as git does: a broken escape and %00 stay as they are."""
    if "%" not in text:
        return text
    first, *rest = text.encode("utf-8", "surrogateescape").split(b"%")
    parts = [first]
    for part in rest:
        code = part[:2].decode("ascii", "replace")
        escaped = len(code) == 2 and _HEX.issuperset(code) and code != "00"  # noqa: PLR2004
        parts.append(bytes((int(code, 16),)) + part[2:] if escaped else b"%" + part)
    return b"".join(parts).decode("utf-8", "surrogateescape")


def _quote(text: str, keep: frozenset[str]) -> str:
    data = text.encode("utf-8", "surrogateescape")
    return "".join(chr(b) if chr(b) in keep else f"%{b:02X}" for b in data)


def _begins_with_scheme(text: str, mark: str) -> bool:
    """Git's is_url and its test for remote helpers."""
    name, found, _ = text.partition(mark)
    return bool(found and name) and name[0] in _ALNUM and _IN_SCHEME.issuperset(name)


def _controls(text: str) -> bool:
    return any(c < " " or "\x7f" <= c <= "\x9f" for c in text)


def _clean(text: str) -> bool:
    """Whether nothing in it is white space, a control, a surrogate or otherwise invisible."""
    return text.isprintable() and not any(c.isspace() for c in text)


def _is_path(text: str) -> bool:
    """Git's url_is_local_not_ssh: no colon, or a slash before it; or a Windows drive."""
    colon, slash = text.find(":"), text.find("/")
    drive = colon == 1 and text[0] in _ALNUM - _DIGITS and text[2:3] in ("\\", "/")
    return colon < 0 or 0 <= slash < colon or drive


def _url(scheme: str, rest: str) -> GitURL | None:
    """Read what follows `scheme://`; None where git, curl or ssh could see another host in it."""
    if scheme in _LOCAL:
        # git never goes anywhere for file://host/path: host and path stay one text
        return None if not rest or _controls(rest) else GitURL(URL, scheme, path=rest)
    if not _clean(rest):
        return None
    end = len(rest)
    for mark in "/" if scheme in _DECODED else "/?#":
        at = rest.find(mark)
        end = at if 0 <= at < end else end
    # git and curl refuse a second bare @; it is an e-mail address as user name, so read that
    userinfo, at_sign, hostport = rest[:end].rpartition("@")
    path = rest[end:]
    if "\\" in rest[:end] or (scheme in _DECODED and not path):
        return None
    if scheme == "git" and at_sign:
        return None  # the git protocol knows no users: `a@b` would be the host
    place = _host_port(hostport)
    if place is None:
        return None
    name, colon, secret = userinfo.partition(":")
    name, secret = decode(name), decode(secret)
    if not _user_ok(name, scheme) or _controls(secret) or not _encodable(secret):
        return None
    # git decodes ssh URLs first and takes "@[" anywhere for the start of the host
    if scheme in _DECODED and ("@[" in decode(path) or any(c in secret for c in "/[]@")):
        return None
    host, port = place
    return GitURL(URL, scheme, name, Secret(secret) if colon else None, host, port, path)


def _user_ok(name: str, scheme: str) -> bool:
    if _controls(name) or not _encodable(name) or name.startswith("-"):
        return False
    # ssh splits at the last @ and git at the first slash, both after decoding
    return scheme not in _DECODED or not any(c in name for c in "/[]: ")


def _encodable(text: str) -> bool:
    return not any("\udc00" > c >= "\ud800" for c in text)


def _host_port(text: str) -> tuple[str, int | None] | None:
    """Split host and port; None if curl and ssh could see another host there."""
    if text.startswith("["):
        host, bracket, rest = text[1:].partition("]")
        if not bracket or not _ipv6(host) or (rest and rest[0] != ":"):
            return None
        digits = rest[1:]
    else:
        host, _, digits = text.partition(":")
        if not _host_ok(host):
            return None
    if not digits:
        return host.translate(_LOWER), None
    if not _DIGITS.issuperset(digits) or len(digits) > len(str(_LAST_PORT)):
        return None
    port = int(digits)
    return (host.translate(_LOWER), port) if 0 < port <= _LAST_PORT else None


def _ipv6(text: str) -> bool:
    return ":" in text and _IN_IPV6.issuperset(text)


def _host_ok(host: str) -> bool:
    if not host or host[0] in "-." or not _IN_HOST.issuperset(c for c in host if c < "\x80"):
        return False
    if host.isascii():
        return True
    from unicodedata import normalize

    # a full-width slash or @ becomes a real one in curl's IDNA
    return not any(c in "/?#@:\\%[]-" and c not in host for c in normalize("NFKC", host))


def _scp(text: str) -> GitURL | None:
    """[user@]host:path, [user@][host]:path, [[user@]host:port]:path."""
    outer, bracket, rest = text.partition("[")
    if bracket and (not outer or outer.endswith("@")):
        inside, _, tail = rest.partition("]")
        inner, _, hostport = inside.rpartition("@")
        if (outer and inner) or not tail.startswith(":"):
            return None
        user, path = outer[:-1] or inner, tail[1:]
        hostport = f"[{hostport}]" if _ipv6(hostport) else hostport
    else:
        head, _, path = text.partition(":")
        user, _, hostport = head.rpartition("@")
    # here too git takes the first "@[", even in the path, for the start of the host
    if (
        not path
        or path.startswith("-")
        or "@[" in path
        or "\\" in user
        or not _user_ok(user, "ssh")
    ):
        return None
    place = _host_port(hostport)
    return GitURL(SCP, "ssh", user, None, place[0], place[1], path) if place else None
