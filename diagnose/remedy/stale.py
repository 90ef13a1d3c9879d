"""Which of the places that hold a credential for a host are stale, and which must go.

Stale is what the failed command sent, what belongs to its remote, and every credential of a kind
that the host no longer takes. Others, of another account perhaps, stay.
"""

from __future__ import annotations

from diagnose.errors import RefusedError
from diagnose.evidence import credential
from diagnose.evidence import sources
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.config import Entry
    from diagnose.evidence.sources import CredentialSource
    from diagnose.remedy.plan import Target
    from diagnose.remedy.world import World

ALWAYS = (sources.INSTEAD_OF, sources.EXTRA_HEADER, sources.NETRC)  # they concern every remote


class Places(Value):
    """The stale places, and what was found beside them."""

    found: tuple[CredentialSource, ...]
    spared: tuple[CredentialSource, ...]  # helper entries under other user names that may be good
    sent: CredentialSource | None  # what the failed command used


def find(world: World, target: Target, today: str) -> Places:
    """Look everywhere; RefusedError if some place cannot be read, for a swap must not be blind."""
    try:
        every = sources.sources(world.context, target.url)
    except OSError as error:
        raise RefusedError(
            f"`{error.filename}` cannot be read: {error.strerror}; nothing was changed"
        ) from error
    sent = credential.sent_source(world.context)
    stale = tuple(s for s in every if _stale(s, target, sent, today))
    spared = tuple(
        s
        for s in every
        if s.origin == sources.HELPER and s not in stale and s.username != target.username
    )
    return Places(stale, spared, sent)


def entries_of(world: World, source: CredentialSource) -> tuple[Entry, ...]:
    """Return the entries behind a source: more than one for a key of several values."""
    return tuple(
        entry
        for entry in world.config.of(source.key)
        if entry.file == source.file and entry.scope == source.scope and _holds(entry, source)
    )


def _holds(entry: Entry, source: CredentialSource) -> bool:
    from diagnose.hosts import url as urls

    if source.origin == sources.INSTEAD_OF:
        return True
    if source.origin == sources.EXTRA_HEADER:
        return entry.text.lower().lstrip().startswith("authorization")
    url = urls.parse(entry.text)
    return url is not None and url.secret is not None and url.user == source.username


def _stale(
    source: CredentialSource, target: Target, sent: CredentialSource | None, today: str
) -> bool:
    if source.origin == sources.HELPER:
        if source.username == target.username:
            return False  # overwritten, never forgotten
        return source == sent or _is_sent(source, sent) or _dead(source, target, today)
    if source.origin in ALWAYS or source == sent:
        return True
    if target.remote and source.key.startswith(f"remote.{target.remote}."):
        return True
    return _dead(source, target, today)


def _is_sent(source: CredentialSource, sent: CredentialSource | None) -> bool:
    """Whether a helper's entry is what was sent; it may be asked under several names."""
    if sent is None or sent.origin != sources.HELPER:
        return False
    return (source.helper, source.username) == (sent.helper, sent.username)


def _dead(source: CredentialSource, target: Target, today: str) -> bool:
    kind = target.host.kind(source.kind)
    return kind is not None and not kind.accepted(today)
