"""Where bbfix keeps its own files: the XDG folders, or what macOS and Windows use instead.

The environment is read at each call; nothing is created but by `private_folder`.
"""

from __future__ import annotations

import os
import sys
from _thread import get_ident  # threading would cost a fast path its import

from diagnose.errors import StateError

NAME = "bbfix"
_ELSEWHERE = "XDG_STATE_HOME, XDG_CACHE_HOME and XDG_CONFIG_HOME can name other folders"


def config_dir() -> str:
    """Return the folder of the user's settings and patterns."""
    return os.path.join(_base("XDG_CONFIG_HOME", ".config", "APPDATA"), NAME)


def state_dir() -> str:
    """Return the folder of the journal, the snapshots and the last diagnoses."""
    folder = os.path.join(_base("XDG_STATE_HOME", ".local/state", "LOCALAPPDATA"), NAME)
    return folder if _xdg_like("XDG_STATE_HOME") else os.path.join(folder, "state")


def cache_dir() -> str:
    """Return the folder of what can be rebuilt: the compiled library."""
    folder = os.path.join(_base("XDG_CACHE_HOME", ".cache", "LOCALAPPDATA"), NAME)
    if platform() == "darwin" and not _xdg_like("XDG_CACHE_HOME"):
        return os.path.join(home(), "Library", "Caches", NAME)
    return folder if _xdg_like("XDG_CACHE_HOME") else os.path.join(folder, "cache")


def patterns_dir() -> str:
    """Return the folder of the user's own pattern pages."""
    return os.path.join(config_dir(), "patterns")


def home() -> str:
    """Return the user's home, or, where there is none, a folder that only this user may own."""
    folder = os.path.expanduser("~")
    if os.path.isabs(folder) and folder != "/":
        return folder
    owner = os.getuid() if hasattr(os, "getuid") else 0
    return os.path.join(os.environ.get("TMPDIR") or "/tmp", f"{NAME}-{owner}")  # noqa: S108 - private_folder checks the owner


def here() -> str:
    """Return the folder we are in, or the root where that one was removed meanwhile."""
    try:
        return os.getcwd()
    except OSError:
        return os.path.abspath(os.sep)


def platform() -> str:
    """Return sys.platform; a function, so that tests can be on another system."""
    return sys.platform


def private_folder(path: str) -> str:
    """Make a folder that only its owner may enter, and return its path.

    Folders above it that are missing are made private too, as the XDG specification asks; but a
    home that is not there stays so. Raises StateError if it cannot be made, is no folder, or
    belongs to somebody else.
    """
    base = os.path.expanduser("~")
    if path.startswith(base + os.sep) and not os.path.isdir(base):
        raise StateError(f"the home folder `{base}` is not there", _ELSEWHERE)
    try:
        os.makedirs(path, mode=0o700, exist_ok=True)
        status = os.stat(path)
        link = os.lstat(path)
    except FileExistsError:
        raise StateError(f"`{path}` is in the way: it is no folder", _ELSEWHERE) from None
    except OSError as error:
        raise StateError(f"`{path}` cannot be made: {error.strerror}", _ELSEWHERE) from error
    if os.name == "nt":
        return path  # a profile's folders are private by their ACL
    if status.st_uid != os.geteuid() or link.st_uid != os.geteuid():
        raise StateError(f"`{path}` belongs to somebody else", _ELSEWHERE)
    if status.st_mode & 0o077:
        try:
            os.chmod(path, 0o700)
        except OSError as error:
            raise StateError(
                f"`{path}` cannot be made private: {error.strerror}", _ELSEWHERE
            ) from error
    return path


def write_cache(path: str, data: bytes) -> None:
    """Write a file of the cache in one step: a reader sees the old bytes or the new, never half.

    A cache that cannot be written costs time, nothing else: never raises an OSError.
    """
    draft = f"{path}.{os.getpid()}.{get_ident()}"
    try:
        private_folder(os.path.dirname(path))
        with open(draft, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except (OSError, StateError):
        try:
            os.unlink(draft)
        except OSError:
            return


def _xdg_like(variable: str) -> bool:
    return platform() not in ("darwin", "win32") or os.path.isabs(os.environ.get(variable, ""))


def _base(variable: str, default: str, windows: str) -> str:
    given = os.environ.get(variable, "")
    if os.path.isabs(given):  # "all paths must be absolute; a relative one is to be ignored"
        return given
    if platform() == "darwin":
        return os.path.join(home(), "Library", "Application Support")
    if platform() == "win32":
        given = os.environ.get(windows, "")
        roaming = "Roaming" if windows == "APPDATA" else "Local"
        return given or os.path.join(home(), "AppData", roaming)
    return os.path.join(home(), default)
