"""Credentials that `http.extraHeader` adds to every request, as CI runners leave them behind."""

from __future__ import annotations

from diagnose.evidence import config as configs
from diagnose.hosts import url as urls
from diagnose.redact import Secret
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnose.evidence.config import Config
    from diagnose.evidence.config import Entry
    from diagnose.evidence.context import Context
    from diagnose.hosts.url import GitURL


class Header(Value):
    """An Authorization header in the configuration."""

    entry: Entry
    username: str  # "" where the scheme has none
    secret: Secret | None  # None if it is not of a kind that can be read
    sent: bool  # git really sends it to the URL


def of(context: Context, config: Config, url: GitURL) -> tuple[Header, ...]:
    """Return the Authorization headers whose URL pattern fits; GitError if git cannot be asked."""
    entries = config.named("http", "extraheader")
    fitting = configs.matching(context, "http", (e.subsection for e in entries), url.text())
    entries = tuple(e for e in entries if not e.subsection or e.subsection in fitting)
    sent = _sent(entries)
    return tuple(_header(e, e in sent) for e in entries if _is_authorization(e.text))


def _sent(entries: Iterable[Entry]) -> list[Entry]:
    """Apply git's rules for a key with many values.

    A less specific entry after a more specific one is passed over; an empty value takes back
    all before it.
    """
    best = (0, 0, False)
    sent: list[Entry] = []
    for entry in entries:
        rank = _rank(entry.subsection)
        if rank < best:
            continue
        best = rank
        if entry.text:
            sent.append(entry)
        else:
            sent.clear()
    return sent


def _rank(pattern: str) -> tuple[int, int, bool]:
    """Return what git's urlmatch compares: length of the host, of the path, a user name."""
    url = urls.parse(pattern)
    if url is None:
        rest = pattern.partition("://")[2]  # a wildcard is no URL
        host, _, path = rest.partition("/")
        return len(host), len(path.rstrip("/")), "@" in host
    return len(url.host), len(url.path.strip("/")), bool(url.user)


def _is_authorization(text: str) -> bool:
    return text.partition(":")[0].strip().lower() == "authorization"


def _header(entry: Entry, sent: bool) -> Header:
    words = entry.text.partition(":")[2].split()
    scheme = words[0].lower() if words else ""
    if scheme == "basic" and len(words) > 1:
        import base64

        try:
            text = base64.b64decode(words[1], validate=True).decode()
        except ValueError:
            return Header(entry, "", None, sent)
        user, _, secret = text.partition(":")
        return Header(entry, user, Secret(secret), sent)
    if scheme in ("bearer", "token") and len(words) > 1:
        return Header(entry, "", Secret(words[1]), sent)
    return Header(entry, "", None, sent)
