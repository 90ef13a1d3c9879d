"""A sandbox to try a secret in: an empty repository, and a home without `.netrc`.

Everything else of the user's git stays as it is (proxies, certificates, `~/...` paths in the
configuration): the home holds links to all that lies in the real one.
"""

from __future__ import annotations

import os
import re
import sys

from diagnose import gitcmd
from diagnose.errors import RefusedError
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

_NETRC = (".netrc", "_netrc")
# What of a repository's own `http.*` a connection may need. Not sslVerify: a secret goes only to
# a server that was checked. Not extraHeader and cookieFile: they would vouch for any secret.
_TRANSPORT = re.compile(
    r"http\.(?:proxy\w*|ssl(?!verify)\w+|schannel\w+|pinnedpubkey|curloptresolve|version|useragent)"
)


class Sandbox(Value):
    """Where to run: the repository's folder, and what the environment must say."""

    folder: str
    env: dict[str, str]


def sandbox() -> AbstractContextManager[Sandbox]:
    """Make the sandbox, give it, remove it.

    Raises RefusedError if no folder can be made or git cannot make a repository in it.
    """
    from contextlib import contextmanager

    return contextmanager(_sandbox)()


def repository_transport(cwd: str, url: str) -> list[tuple[str, str]]:
    """Return the proxy and certificate settings that the repository at `cwd` has for `url`.

    For a host that only this repository knows how to reach. A value with a secret in it (a
    proxy's password) is left out, for it would have to be an argument.
    """
    from diagnose.redact import has_secret

    done = gitcmd.run(["config", "--local", "-z", "--get-urlmatch", "http", url], cwd=cwd)
    found: list[tuple[str, str]] = []
    for entry in done.out.decode("utf-8", "replace").split("\0"):
        key, _, value = entry.partition("\n")
        if _TRANSPORT.fullmatch(key) and not has_secret(value):
            found.append((key, value))
    return found


def _sandbox() -> Iterator[Sandbox]:
    import shutil
    import tempfile

    try:
        folder = tempfile.mkdtemp(prefix="bbfix-")
    except OSError as error:
        raise no_folder(error) from error
    try:
        yield _fill(folder)
    finally:
        # not TemporaryDirectory: before 3.11.8 it followed links while it cleaned up
        shutil.rmtree(folder, ignore_errors=True)


def _fill(folder: str) -> Sandbox:
    """Put in a home that links to the real one, and an empty repository."""
    home = os.path.join(folder, "home")
    work = os.path.join(folder, "work")
    try:
        os.mkdir(home)
        os.mkdir(work)
        env = {"HOME": home, **_configuration(home)}
        _link_home(os.path.expanduser("~"), home)
    except OSError as error:
        raise no_folder(error) from error
    made = gitcmd.run(["init", "--quiet", "--template="], cwd=work, env=env, inherit_repo_env=False)
    if not made.ok:
        raise RefusedError("git could not make an empty repository to try the secret in")
    return Sandbox(work, env)


def no_folder(error: OSError) -> RefusedError:
    """Return the sentence for a disk that is full or read-only."""
    return RefusedError(f"no temporary folder to try the secret in: {error.strerror or error}")


def _link_home(real: str, home: str) -> None:
    """Link all that lies in the real home but its .netrc."""
    from contextlib import suppress

    if sys.platform == "win32":
        return  # links need a privilege there; the configuration is named instead
    with suppress(OSError), os.scandir(real) as entries:
        for entry in entries:
            if entry.name not in _NETRC:
                with suppress(OSError):
                    os.symlink(entry.path, os.path.join(home, entry.name))


def _configuration(home: str) -> dict[str, str]:
    """Return the variables by which git finds the user's configuration from another home."""
    named = os.environ.get("GIT_CONFIG_GLOBAL")
    if named:
        return {"GIT_CONFIG_GLOBAL": os.path.abspath(named)}
    if sys.platform != "win32":
        return {}
    real = os.path.expanduser("~")
    xdg = os.environ.get("XDG_CONFIG_HOME") or os.path.join(real, ".config")
    files = [os.path.join(xdg, "git", "config"), os.path.join(real, ".gitconfig")]
    place = os.path.join(home, "config")
    paths = [name.replace("\\", "/") for name in files]
    with open(place, "w", encoding="utf-8") as file:
        file.writelines(f'[include]\n\tpath = "{path}"\n' for path in paths)
    return {"GIT_CONFIG_GLOBAL": place}
