"""What `git config bbfix.*` says where a command runs, at no cost where it says nothing."""

from __future__ import annotations

import os
import sys

from diagnose import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

ASK = ("config", "--null", "--get-regexp", r"^bbfix\.")
# with one of these git reads configuration that no file in its usual places holds
ELSEWHERE = ("GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG", "GIT_DIR")
SECONDS = 2.0  # for git to read it
LIMIT = 1 << 20  # bytes of a file that are looked through; a longer one is git's to read


def read(cwd: str = "") -> Mapping[str, str]:
    """Return bbfix.* as git sees it in a folder, lower-case key -> value.

    A repository that git does not trust says nothing. git is started only if a file that it
    would read names bbfix or includes others.
    """
    if not _may_speak(cwd or os.curdir):
        return {}
    from diagnose import gitcmd
    from diagnose.errors import GitError

    try:
        return settings.parse_git_config(gitcmd.run(ASK, cwd=cwd or None, timeout=SECONDS).out)
    except GitError:  # no git on this machine: its configuration counts for nothing
        return {}


def _may_speak(cwd: str) -> bool:
    if sys.platform != "linux" or any(name in os.environ for name in ELSEWHERE):
        return True  # elsewhere the system's file has as many places as git has builders
    return any(_mentions(path) for path in _files(cwd))


def _files(cwd: str) -> Iterator[str]:
    """Yield the files that git reads (git-config, FILES)."""
    env = os.environ
    home = os.path.expanduser("~")
    if not env.get("GIT_CONFIG_NOSYSTEM"):
        yield env.get("GIT_CONFIG_SYSTEM", "/etc/gitconfig")
    if "GIT_CONFIG_GLOBAL" in env:
        yield env["GIT_CONFIG_GLOBAL"]
    else:
        xdg = env.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
        yield os.path.join(xdg, "git", "config")
        yield os.path.join(home, ".gitconfig")
    try:
        place = os.path.abspath(cwd)
    except FileNotFoundError:  # the folder one stands in was removed
        return
    while True:
        if os.path.isfile(os.path.join(place, "HEAD")):  # bare, or inside of `.git`
            yield os.path.join(place, "config")
        if os.path.lexists(found := os.path.join(place, ".git")):
            yield os.path.join(found, "config")
            if not os.path.isdir(found):  # a work tree or submodule: its file names the place
                yield found
            return
        if (above := os.path.dirname(place)) == place:
            return
        place = above


def _mentions(path: str) -> bool:
    if not os.path.isfile(path):  # in a stranger's folder it may be a pipe that nobody writes to
        return False
    try:
        with open(path, "rb") as file:
            text = file.read(LIMIT).lower()
    except OSError:
        return False
    return b"bbfix" in text or b"[include" in text or text[:7] == b"gitdir:" or len(text) == LIMIT
