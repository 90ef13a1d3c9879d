"""The host facts, and the host behind a URL by them and by the user's own settings."""

from __future__ import annotations

from diagnose.errors import GitError
from diagnose.evidence import config as configs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.context import Context
    from diagnose.hosts.catalog import Catalog
    from diagnose.hosts.facts import Host
    from diagnose.hosts.url import GitURL


def identify(context: Context, url: GitURL | None) -> Host | None:
    """Return the host behind a URL, or None if no host facts fit it."""
    if url is None or not url.host:
        return None
    found = of(context).identify(url)
    if found is not None and found.exact:
        return found
    return of(context).identify(url, _configured(context))


def of(context: Context) -> Catalog:
    """Return the host facts: those the context was given, or else the shipped ones."""
    return context.catalog or context.once("catalog", _shipped)


def _shipped() -> Catalog:
    from diagnose.hosts.catalog import Catalog
    from diagnose.hosts.facts import host_of
    from diagnose.library.index import Library

    return Catalog(host_of(table, name) for name, table in Library.open().hosts().items())


def _configured(context: Context) -> dict[str, str]:
    """Read `bbfix.host.<name>.kind` of the user's own configuration.

    A repository may not say that some host is one that takes the user's credentials.
    """
    try:
        entries = configs.read(context).named("bbfix", "kind")
    except GitError:
        return {}
    return {
        e.subsection.removeprefix("host.").lower(): e.text
        for e in entries
        if e.own and e.subsection.startswith("host.")
    }
