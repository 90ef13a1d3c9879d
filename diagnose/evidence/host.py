"""Facts about the host behind the remote: which one it is, and who named it."""

from __future__ import annotations

from diagnose.evidence import catalog
from diagnose.evidence import target as targets
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `host.*` fact; the URL after insteadOf counts, not the one that is written."""
    target = targets.find(context)
    url = target.url
    if url is None or not url.host:
        why = target.why or "the remote is on this machine"
        yield from (absent(f"host.{name}", why) for name in ("name", "named_by", "id"))
        return
    yield known("host.name", url.host, target.why)
    yield known("host.named_by", target.named_by, target.why)
    host = catalog.identify(context, url)
    yield either("host.id", host.id if host else "", f"host facts for {url.host}")
