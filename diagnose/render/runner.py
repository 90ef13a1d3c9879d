"""Keeps what is shown from being a command to the CI system that reads the log.

Sources: actions/runner ActionCommand.cs (`::` first on a line, `##[` anywhere), Microsoft Learn,
"Logging commands" (`##vso[` anywhere), TeamCity, "Service messages" (`##teamcity[`).
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

READERS = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
COMMANDS = r"(?m)^[^\S\n]*:(?=:)|#(?=#(?:\[|vso\[|teamcity\[))"


def tame(text: str, env: Mapping[str, str] | None = None) -> str:
    """Return text that commands nothing: a host's words may be quoted in it.

    Unchanged where no such system reads it.
    """
    env = os.environ if env is None else env
    if not any(env.get(name) for name in READERS):
        return text
    import re

    return re.sub(COMMANDS, lambda found: f"{found[0]} ", text, flags=re.IGNORECASE)
