"""Which kind a credential is, which user name goes with it, and what the host takes today."""

from __future__ import annotations

import re

from diagnose.hosts.facts import ANY
from diagnose.hosts.facts import OWN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.hosts.facts import CredentialKind
    from diagnose.hosts.facts import Host

_NOT_IN_NAMES = "@<>/:"


def classify(secret: str, host: Host, username: str = "") -> CredentialKind | None:
    """Name the kind of a secret of this host: by its shape, else by elimination.

    A fixed user name that no shape contradicts names a kind without shape; what is left is the
    kind that takes the person's own name, most often the account password. Of kinds that share
    one shape the first that goes with the user name stands for all. None: no kind fits.
    """
    if not secret:
        return None
    shaped = [k for k in host.kinds if any(re.fullmatch(shape, secret) for shape in k.shapes)]
    if shaped:
        return next((kind for kind in shaped if username_fits(kind, username)), shaped[0])
    shapeless = [kind for kind in host.kinds if not kind.by_shape]
    for kind in shapeless:
        if username and username in kind.usernames:
            return kind
    return next((kind for kind in shapeless if OWN in kind.usernames), None)


def username_fits(kind: CredentialKind, username: str) -> bool:
    """Whether the host takes this user name with this kind over https.

    `own` can only be checked for what it is not: an e-mail address, a placeholder as
    `<YourUsername>`, or the fixed name of another kind.
    """
    if username in kind.usernames and username not in (OWN, ANY):
        return True
    if not username or username in kind.reserved:
        return ANY in kind.usernames and bool(username)
    if ANY in kind.usernames:
        return True
    return OWN in kind.usernames and not any(c in _NOT_IN_NAMES or c.isspace() for c in username)


def right_username(kind: CredentialKind, current: str = "") -> str:
    """Return the user name to send: the current one if it fits, else the kind's fixed one.

    "" when only the person knows it.
    """
    return current if username_fits(kind, current) else kind.username


def accepted(host: Host, today: str) -> tuple[CredentialKind, ...]:
    """Return the kinds that the host takes on that day (ISO 8601), the recommended one first."""
    return tuple(kind for kind in host.kinds if kind.accepted(today))


def refusal(kind: CredentialKind, today: str) -> str:
    """Return why the host would refuse this kind on that day, for people; "" if it would not."""
    return "" if kind.accepted(today) else kind.refused
