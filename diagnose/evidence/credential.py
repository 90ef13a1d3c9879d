"""Facts about the credential that git sent, or would send: where it comes from and of what kind.

How they are learnt is in `sent`; that and the readers of all places that hold credentials are
imported only for a remote that git really sends one to.
"""

from __future__ import annotations

from diagnose.errors import BbfixError
from diagnose.evidence import target as targets
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.evidence.sources import CredentialSource
    from diagnose.model import Fact

ORDER = (
    "helpers",
    "origin",
    "place",
    "helper",
    "username",
    "kind",
    "username_is_email",
    "username_fits",
    "erased",
)


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `credential.*` fact. No host that only the transcript names is looked up."""
    target = targets.find(context)
    url = target.url
    if target.named_by in ("", targets.TRANSCRIPT) or url is None:
        why = "only the output names this host" if target.named_by else target.why
        yield from (unknown(f"credential.{name}", why) for name in ORDER)
        return
    if not url.web:
        yield from (absent(f"credential.{name}", f"the remote is {url.scheme}") for name in ORDER)
        return
    from diagnose.evidence import sent

    yield from sent.facts(context, target, url)


def sent_source(context: Context) -> CredentialSource | None:
    """Return the source that the failed command used, None if there is none or none is known."""
    target = targets.find(context)
    if target.named_by in ("", targets.TRANSCRIPT) or target.url is None or not target.url.web:
        return None
    from diagnose.evidence import config as configs
    from diagnose.evidence import sent

    try:
        return sent.find(context, configs.read(context), target, target.url).source
    except (BbfixError, OSError):
        return None
