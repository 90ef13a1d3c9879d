"""The system's keyring: which one it is, and whether it may hold a secret; calls time out."""

from __future__ import annotations

import os
import sys

from diagnose.errors import BbfixError
from diagnose.errors import RefusedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from keyring.backend import KeyringBackend

    T = TypeVar("T")

PROMPT_SECONDS = 90.0  # a person may have to type the keyring's password into a window
SILENT_SECONDS = 10.0  # where nobody can
_NAMES = {
    "SecretService": "the Secret Service",
    "libsecret": "the Secret Service",
    "kwallet": "KWallet",
    "macOS": "the macOS keychain",
    "Windows": "the Windows Credential Manager",
}
_NEVER = ("never", "false", "no", "off", "0")
_INSTALL = "start GNOME Keyring, KWallet or KeePassXC, or name another git credential helper"


def available() -> tuple[bool, str]:
    """Tell whether a keyring can be used here and now, and which; if not, why not.

    Opens no window: a locked keyring that nobody can unlock from here counts as not usable.
    """
    try:
        return within(lambda ring: (True, name_of(ring)), limit=SILENT_SECONDS)
    except RefusedError as error:
        return False, error.message


def within(work: Callable[[KeyringBackend], T], *, limit: float | None = None) -> T:
    """Do `work` with the keyring and return what it returns, within `limit` seconds.

    Raises RefusedError if there is no keyring, if it is locked and nobody can be asked, if it
    fails, or if it takes longer: the work then goes on in a thread that dies with the process.
    """
    from threading import Thread

    outcome: list[T] = []
    trouble: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work(_usable()))
        except BaseException as error:  # noqa: BLE001 - it is raised again by the one who waits
            trouble.append(error)

    seconds = limit or (PROMPT_SECONDS if may_prompt() else SILENT_SECONDS)
    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if outcome:
        return outcome[0]
    if not trouble:
        raise RefusedError(f"the keyring did not answer within {seconds:.0f} seconds", _INSTALL)
    error = trouble[0]
    if isinstance(error, BbfixError) or not isinstance(error, Exception):
        raise error
    # its own words may quote what it was given
    raise RefusedError(f"the keyring failed ({type(error).__name__})", _INSTALL) from None


def name_of(ring: KeyringBackend) -> str:
    """Return what people call this keyring."""
    kind = type(ring).__module__.removeprefix("keyring.backends.").split(".")[0]
    return _NAMES.get(kind, f"{type(ring).__module__}.{type(ring).__name__}")


def may_prompt() -> bool:
    """Whether a window may open to unlock the keyring: there is a desktop, and git allows it."""
    if os.environ.get("GCM_INTERACTIVE", "").lower() in _NEVER:
        return False
    desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(desktop) or sys.platform in ("darwin", "win32")


def unfit(ring: KeyringBackend) -> str:
    """Return why this keyring must not hold a secret, "" if it may."""
    place = f"{type(ring).__module__}.{type(ring).__name__}"
    if place.startswith("keyring.backends.fail."):
        return "no keyring is running here"
    if place.startswith("keyring.backends.null."):
        return "the keyring is turned off (keyring's null backend)"
    if place.startswith("keyrings.alt.") or "plaintext" in place.lower():
        return f"the keyring is {place}, which keeps secrets in a plain file or asks by itself"
    if ring.priority < 1:
        return f"the keyring is {place}, which keyring itself does not recommend"
    return ""


def _usable() -> KeyringBackend:
    """Return the keyring to use; RefusedError if there is none that may hold a secret."""
    import keyring

    try:
        ring = keyring.get_keyring()
        ring = _first_fit(ring)
        why = unfit(ring)
    except Exception as error:  # noqa: BLE001 - plug-ins raise what they like
        raise RefusedError(f"no keyring can be loaded ({type(error).__name__})", _INSTALL) from None
    if why:
        raise RefusedError(why, _INSTALL)
    if not may_prompt() and _locked(ring):
        raise RefusedError(
            f"{name_of(ring)} is locked, and nobody can be asked to unlock it", "unlock it first"
        )
    return ring


def _first_fit(ring: KeyringBackend) -> KeyringBackend:
    """Keyring's chain writes to its first backend, whatever that is: take the first fit one."""
    links: list[KeyringBackend] = list(getattr(ring, "backends", ()))
    return next((link for link in links if not unfit(link)), ring)


def _locked(ring: KeyringBackend) -> bool:
    """Whether its use would open a window; known of the Secret Service alone."""
    if not type(ring).__module__.endswith(".SecretService"):
        return False
    from contextlib import closing

    import secretstorage
    from secretstorage.collection import get_collection_by_alias
    from secretstorage.exceptions import ItemNotFoundException

    with closing(secretstorage.dbus_init()) as bus:
        wanted = getattr(ring, "preferred_collection", None)
        try:
            found = (
                secretstorage.Collection(bus, wanted)
                if wanted
                else get_collection_by_alias(bus, "default")
            )
        except ItemNotFoundException:
            return True  # to make the first one opens a window too
        return bool(found.is_locked())
