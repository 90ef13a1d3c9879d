"""What to change in the configuration where git has no credential helper at all."""

from __future__ import annotations

import os
import sys

from diagnose import gitcmd
from diagnose.errors import RefusedError
from diagnose.value import Value
from diagnose.vault.keyrings import available
from diagnose.vault.store import NO_HELPER_HINT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.hosts.url import GitURL

SCRIPT = "git-credential-bbfix"


class ConfigChange(Value):
    """One key to add to the user's own configuration; to be shown, applied and undone."""

    key: str
    value: str
    scope: str = "global"
    why: str = ""


def propose_helper(url: GitURL) -> ConfigChange:
    """Return the change that makes `git-credential-bbfix` the helper of this one host.

    Raises RefusedError, naming the alternatives, if no keyring can be used: a plain-text file is
    the user's choice, never ours.
    """
    usable, which = available()
    if not usable:
        raise RefusedError(
            f"git has no credential helper for {url.host}, and the secret cannot go into a "
            f"keyring: {which}",
            NO_HELPER_HINT,
        )
    host = url.with_user("").replace(path="").text()
    why = f"the secret goes into {which}; git finds it there for {url.host} alone"
    return ConfigChange(f"credential.{host}.helper", helper_value(), "global", why)


def helper_value() -> str:
    """Return how a configuration names our helper so that every later git finds it.

    By its bare name if PATH leads to it in every shell; by its absolute path if it lies in a
    virtual environment or beside this Python; through this Python if there is no script.
    """
    found = gitcmd.find_tool(SCRIPT)
    active = os.environ.get("VIRTUAL_ENV")
    if found and not (active and _inside(found, active)) and not _inside(found, sys.prefix):
        return "bbfix"
    beside = os.path.join(os.path.dirname(sys.executable), SCRIPT)
    ends = (".exe", "") if os.name == "nt" else ("",)
    places = [found, *(beside + end for end in ends)]
    script = next((place for place in places if place and os.path.isfile(place)), None)
    if script:
        return "!" + _quote(script)
    # -P: git starts it in a repository, which may have a `diagnose` of its own
    return f"!{_quote(sys.executable)} -P -m diagnose credential"


def _inside(path: str, folder: str) -> bool:
    if sys.prefix == sys.base_prefix and folder == sys.prefix:
        return False  # the system's own Python: its scripts are on everybody's PATH
    return os.path.abspath(path).startswith(os.path.abspath(folder) + os.sep)


def _quote(path: str) -> str:
    """Quote for the sh that git runs helpers with; it wants slashes, on Windows too."""
    import shlex

    text = path.replace("\\", "/") if os.name == "nt" else path
    return shlex.quote(text)
