"""Whether the host that spoke is the one whose words the pattern knows: anybody can repeat them."""

from __future__ import annotations

from diagnose.hosts import url as urls
from diagnose.model import HostRef
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnose.hosts.catalog import Catalog
    from diagnose.library.page import Pattern
    from diagnose.model import Fact
    from diagnose.model import Match


class Agreement(Value):
    """Whose words they are: `yes`, `no` (a spoof or a mistake) or `unknown`."""

    status: str
    host: HostRef | None = None
    reason: str = ""


def weigh(
    pattern: Pattern, match: Match, ask: Callable[[str], Fact], catalog: Catalog
) -> Agreement:
    """Compare the hosts of a pattern with the host of the remote, or else of git's own line.

    A pattern without hosts agrees with any. The remote as git really uses it decides; without
    one, the URL that git itself printed; without that, nothing is proved.
    """
    name, host_id, origin = _real_host(match, ask, catalog)
    if not pattern.hosts:
        return Agreement("yes", HostRef(host_id, name) if name else None)
    if not name:
        known = catalog.host(pattern.hosts[0])
        shown = known.names[0] if known and known.names else ""
        return Agreement(
            "unknown", HostRef(pattern.hosts[0], shown), "no URL tells which host it was"
        )
    if host_id in pattern.hosts:
        return Agreement("yes", HostRef(host_id, name))
    software = _software(pattern, catalog)
    if software and not host_id:
        reason = f"`{name}` is not known to be such a server"
        return Agreement("unknown", HostRef(software, name), reason)
    spoken_for = _titles(pattern, catalog)
    reason = f"the words are those of {spoken_for}, but {origin} is on `{name}`"
    return Agreement("no", HostRef(host_id, name), reason)


def _real_host(match: Match, ask: Callable[[str], Fact], catalog: Catalog) -> tuple[str, str, str]:
    fact = ask("host.name")
    if fact.known:
        return fact.value, ask("host.id").value, "the remote"
    url = urls.parse(match.captures.get("url", ""))
    origin = "the address in git's own line"
    if url is None or not url.host:
        server = match.captures.get("server", "").strip("[]").partition("]:")[0]
        url, origin = urls.parse(f"ssh://{server}/"), "the address in ssh's own line"
    if url is None or not url.host:
        return "", "", ""
    host = catalog.identify(url)
    return url.host, host.id if host else "", origin


def _software(pattern: Pattern, catalog: Catalog) -> str:
    """Return the id of the software that speaks so and that anyone may run, "" if there is none."""
    hosts = [catalog.host(host) for host in pattern.hosts]
    return next((host.id for host in hosts if host is not None and not host.exact), "")


def _titles(pattern: Pattern, catalog: Catalog) -> str:
    hosts = [catalog.host(host) for host in pattern.hosts]
    return " or ".join(host.title for host in hosts if host is not None) or pattern.hosts[0]
