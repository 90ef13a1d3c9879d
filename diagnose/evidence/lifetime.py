"""Facts about how long the host takes a credential of the kind that git would send."""

from __future__ import annotations

from datetime import date
from datetime import timedelta

from diagnose.evidence import catalog
from diagnose.evidence import credential
from diagnose.evidence import target
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown
from diagnose.settings import today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

SOON = 30  # days before the end in which a person should hear of it


def probe(context: Context) -> Iterator[Fact]:
    """Yield `credential.state` and `credential.until`."""
    source = credential.sent_source(context)
    host = catalog.identify(context, target.find(context).url)
    kind = host.kind(source.kind) if host and source else None
    if host is None or kind is None:
        yield unknown("credential.state", "the kind is not known")
        yield unknown("credential.until", "the kind is not known")
        return
    day = str(today())
    soon = str(date.fromisoformat(day) + timedelta(days=SOON))
    origin = f"host facts for {host.title}"
    state = "accepted" if kind.accepted(soon) else "ending" if kind.accepted(day) else "ended"
    yield known("credential.state", state, origin)
    yield either("credential.until", kind.until, origin)
