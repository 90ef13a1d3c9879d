"""The file in which git's own `store` helper keeps credentials: one URL with a secret a line."""

from __future__ import annotations

import os

from diagnose.credentials.protocol import of_url
from diagnose.credentials.urlmatch import place_of
from diagnose.errors import UsageError
from diagnose.redact import Secret
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.hosts.url import GitURL

LIMIT = 1 << 20  # characters of a file that are read: twenty thousand credentials


class StoreLine(Value):
    """One credential in a file of git's `store` helper."""

    path: str
    username: str
    secret: Secret


def lines(path: str, url: GitURL) -> tuple[StoreLine, ...]:
    """Return what a file holds for the host of `url`, in order; () if there is no such file.

    Broken lines are passed over, as git does. Raises OSError if the file cannot be read.
    """
    if not os.path.isfile(path):
        return ()
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        texts = file.read(LIMIT).split("\n")
    found: list[StoreLine] = []
    for text in texts:
        try:
            entry = of_url(text)
        except UsageError:
            continue
        if (entry.protocol, entry.host) != (url.scheme, place_of(url)):
            continue
        if entry.username is not None and entry.password is not None:
            found.append(StoreLine(path, entry.username, entry.password))
    return tuple(found)
