"""Facts about the keys by which ssh would go to the host of a remote; nothing is connected to."""

from __future__ import annotations

import os
import re
import stat

from diagnose.evidence import catalog
from diagnose.evidence import config as configs
from diagnose.evidence import known_hosts
from diagnose.evidence import ssh_config
from diagnose.evidence import target
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.hosts.facts import HostKey
    from diagnose.hosts.url import GitURL
    from diagnose.model import Fact

NAMES = ("open", "mode", "missing", "only", "host_replaced", "host_named", "host_until")
DEFAULTS = ("rsa", "dsa", "ecdsa", "ecdsa_sk", "ed25519", "ed25519_sk", "xmss")
PORT = "22"
IDENTITY = re.compile(r"""(?:^|\s)-i\s*('[^']+'|"[^"]+"|[^\s'"]+)""")


class Options:
    """What ssh's configuration says of a host: several values for a name are kept in order."""

    def __init__(self, text: str) -> None:
        self.pairs = [line.partition(" ")[::2] for line in text.splitlines()]

    def all(self, name: str) -> list[str]:
        """Return every value of an option."""
        return [value for key, value in self.pairs if key == name]

    def get(self, name: str) -> str:
        """Return the value of an option, "" if there is none."""
        return next(iter(self.all(name)), "")


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `key.*` fact."""
    url = target.find(context).url
    text = "" if url is None or url.scheme != "ssh" else ssh_config.text_of(context, url.host)
    if url is None or not text:
        why = "ssh cannot be asked" if url and url.scheme == "ssh" else "not reached over ssh"
        yield from (unknown(f"key.{name}", why) for name in NAMES)
        return
    options = Options(text)
    yield from _files(context, options)
    yield from _host(context, url, options)


def _files(context: Context, options: Options) -> Iterator[Fact]:
    told = [*_in_command(context), *_told(options)]
    every = [*told, *(_expanded(value) for value in options.all("identityfile"))]
    opened = next((path for path in every if _is_open(path)), "")
    mode = f"{stat.S_IMODE(os.stat(opened).st_mode):04o}" if opened else ""
    missing = next((path for path in told if not _is_there(path)), "")
    usable = [path for path in every if os.path.isfile(path) and not _is_open(path)]
    alone = not usable and not _has_agent(options)
    yield either("key.open", configs.shown_path(opened) if opened else "", "ssh -G")
    yield either("key.mode", mode, opened)
    yield either("key.missing", configs.shown_path(missing) if missing else "", "ssh -G")
    yield yes_no("key.only", alone, "ssh -G")


def _in_command(context: Context) -> list[str]:
    """Return the keys that the ssh command of git's configuration names; it is read, not run."""
    command = os.environ.get("GIT_SSH_COMMAND") or configs.read(context).get("core.sshCommand")
    found = [path.strip("'\"") for path in IDENTITY.findall(command or "")]
    return [
        os.path.join(context.folder, os.path.expanduser(path)) for path in found if "$" not in path
    ]


def _told(options: Options) -> list[str]:
    """Return the key files that somebody has written down: not those that ssh tries anyway."""
    folder = os.path.join(_home(), ".ssh")
    usual = {os.path.join(folder, f"id_{name}") for name in DEFAULTS}
    every = [_expanded(value) for value in options.all("identityfile")]
    return [path for path in every if path and path not in usual]


def _expanded(value: str) -> str:
    """Return the path of an option; "" where only ssh knows it, or there is none."""
    if value == "none" or "%" in value.replace("%d", ""):
        return ""
    path = value.strip('"').replace("%d", _home())
    return os.path.join(_home(), path[2:]) if path.startswith("~/") else path


def _home() -> str:
    """Return the home that ssh means: it asks the list of users, not the variable HOME."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_dir
    except (ImportError, KeyError):
        return os.path.expanduser("~")


def _is_there(path: str) -> bool:
    """Whether the key is there; of one in an agent or a stick the public half is enough."""
    return os.path.lexists(path) or os.path.lexists(path + ".pub")


def _is_open(path: str) -> bool:
    """Whether ssh would say that the permissions are too open: it looks at the user's own files.

    A public half may stand for a key in an agent, and everybody may read it.
    """
    if path.endswith(".pub"):
        return False
    try:
        found = os.stat(path)
    except OSError:
        return False
    mine = hasattr(os, "getuid") and found.st_uid == os.getuid()
    return mine and stat.S_ISREG(found.st_mode) and bool(found.st_mode & 0o077)


def _has_agent(options: Options) -> bool:
    named = options.get("identityagent")
    return named != "none" and bool(named or os.environ.get("SSH_AUTH_SOCK"))


def _host(context: Context, url: GitURL, options: Options) -> Iterator[Fact]:
    """Tell a host key on file that the host has given up, where no other one is on file."""
    real = options.get("hostname") or url.host
    host = catalog.identify(context, url.replace(host=real))
    port = str(url.port) if url.port else options.get("port") or PORT
    name = options.get("hostkeyalias") or (real if port == PORT else f"[{real}]:{port}")
    files = options.get("userknownhostsfile").split() + options.get("globalknownhostsfile").split()
    paths = tuple(_expanded(path) for path in files)
    found = known_hosts.of(paths, name.lower()) if host and host.keys else ()
    given_up = {key.fingerprint: key for key in host.keys if key.until} if host else {}
    old = next((each for each in found if each.fingerprint in given_up), None)
    alone = old is not None and all(each.fingerprint in given_up for each in found)
    key: HostKey | None = given_up[old.fingerprint] if old and alone else None
    where = f"{configs.shown_path(old.file)} line {old.line}" if old and key else ""
    yield either("key.host_replaced", where, "known_hosts")
    yield either("key.host_named", name if key else "", "known_hosts")
    yield either("key.host_until", key.until if key else "", "host facts")
