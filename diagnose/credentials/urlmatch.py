"""Which `credential.<pattern>.*` concern a URL, by the rules of git's urlmatch.c and credential.c.

The tests hold it against the real git.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.hosts.url import GitURL

_PORTS = {"https": "443", "http": "80"}


def applies(pattern: str, url: GitURL) -> bool:
    """Whether the settings of a pattern count for a URL; those of none ("") always do."""
    scheme, mark, rest = pattern.rpartition("://")
    end = min((at for at in map(rest.find, "/?#") if at >= 0), default=len(rest))
    user, at_sign, place = rest[:end].rpartition("@")
    if at_sign and user.partition(":")[0] != url.user:
        return False
    if scheme and scheme.lower() != url.scheme:
        return False
    path = rest[end:].strip("/")
    if not mark or not scheme or not place:
        # a part of a URL must be equal, not a prefix
        return place in ("", place_of(url)) and path in ("", url.path.strip("/"))
    return _same_place(place.lower(), url) and _below(path, url.path.strip("/"))


def place_of(url: GitURL) -> str:
    """Return `host` or `host:port`, as git's credential format writes it."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    return host if url.port is None else f"{host}:{url.port}"


def _same_place(pattern: str, url: GitURL) -> bool:
    """Whether `host[:port]` of a pattern fits; `*` stands for one label of the host's name."""
    port = f":{_PORTS.get(url.scheme, '')}"
    wanted = pattern.removesuffix(port).split(".")
    have = place_of(url).removesuffix(port).split(".")
    pairs = zip(wanted, have, strict=False)
    return len(wanted) == len(have) and all(want in ("*", label) for want, label in pairs)


def _below(prefix: str, path: str) -> bool:
    """Whether a path is the one of a pattern, or one below it."""
    return not prefix or path == prefix or path.startswith(prefix + "/")
