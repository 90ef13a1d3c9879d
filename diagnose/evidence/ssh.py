"""Facts about ssh: whether a key of this user is accepted by the host of the remote.

Asked only when a fix depends on it: the one probe that goes over the network. It adds no host
key, asks nothing, and goes only to a host that the configuration, the command or the user named.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re

from diagnose.evidence import catalog
from diagnose.evidence import config as configs
from diagnose.evidence import target as targets
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no
from diagnose.hosts import grammar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.child import Done
    from diagnose.evidence.context import Context
    from diagnose.hosts.url import GitURL
    from diagnose.model import Fact

SECONDS = 6.0  # for the call to the host: 5 to connect, see OPTIONS
AGENT_SECONDS = 1.0  # for `ssh-add -l`
MOST_FILES = 200  # looked at in ~/.ssh
FIRST_LINE = 64  # bytes; a PEM header is shorter
LIMIT = 65536  # bytes of a public key
FAILED = 255  # ssh's own status: it did not get in

OPTIONS = (
    *("-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5", "-o", "ConnectionAttempts=1"),
    *("-o", "StrictHostKeyChecking=yes", "-o", "UpdateHostKeys=no", "-o", "ControlMaster=no"),
    *("-o", "PermitLocalCommand=no", "-o", "ClearAllForwardings=yes", "-o", "ForwardAgent=no"),
    *("-o", "ForwardX11=no", "-o", "NumberOfPasswordPrompts=0", "-o", "LogLevel=INFO"),
)
_GREETINGS = (
    re.compile(r"logged in as ([\w.@-]+?)\.?\s*$", re.MULTILINE),  # Bitbucket
    re.compile(r"^Hi ([\w./-]+)! You've successfully authenticated", re.MULTILINE),  # GitHub
    re.compile(r"^Welcome to GitLab, @([\w.-]+)!", re.MULTILINE),
    re.compile(r"^Hi there, ([\w.-]+)! You've successfully authenticated", re.MULTILINE),  # Gitea
)
# Said after the key was accepted, though ssh then ends with its own status 255.
_LET_IN = re.compile(
    r"authenticated via|shell access is disabled|shell request failed|PTY allocation request"
    r"|successfully authenticated|Welcome to GitLab",
    re.IGNORECASE,
)
_KEY_REFUSED = re.compile(r"Permission denied|Too many authentication failures")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*|[0-9A-Fa-f:]+")


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `ssh.*` fact; the keys first, since they cost no network."""
    yield known("ssh.keys", str(len(_keys(context))), "~/.ssh and ssh-add -l")
    target = targets.find(context)
    url = _ssh_url(context, target.url)
    if target.named_by in ("", targets.TRANSCRIPT):
        why = "only the output names this host" if target.named_by else target.why
    elif url is None:
        why = "it is not known how this host is reached over ssh"
    else:
        why = ""
    program = [] if why else _program(context)
    if not why and not program:
        why = "the ssh command that the repository sets is not run"
    if why or url is None:
        yield unknown("ssh.works", why)
        yield unknown("ssh.account", why)
        return
    yield from _greeting(_call(context, program, url))


def _ssh_url(context: Context, url: GitURL | None) -> GitURL | None:
    """Return where ssh would go: the remote itself, or the same repository over ssh."""
    if url is None:
        return None
    host = catalog.identify(context, url)
    if url.scheme != "ssh":
        if host is None:
            return None
        url = grammar.ssh_of(url, host) or _host_over_ssh(context, url)
    if url is None or not _NAME.fullmatch(url.host):
        return None
    return url if not url.user or _NAME.fullmatch(url.user) else None


def _host_over_ssh(context: Context, url: GitURL) -> GitURL | None:
    """The user named a host without a repository: its ssh name, user and port are known."""
    host = catalog.identify(context, url)
    if host is None or not (host.exact and host.ssh_names and host.ssh_user):
        return None
    return url.replace(scheme="ssh", user=host.ssh_user, secret=None, host=host.ssh_names[0])


def _program(context: Context) -> list[str]:
    """Return the start of the command line: ssh, or what the user's own settings run instead.

    [] if git would run something that only the repository's configuration names.
    """
    own = os.environ.get("GIT_SSH_COMMAND")
    entries = configs.read(context).of("core.sshCommand")
    if not own and entries:
        if not entries[-1].own:
            return []
        own = entries[-1].text
    if own:
        return ["/bin/sh", "-c", own + ' "$@"', "ssh"]
    return [os.environ.get("GIT_SSH") or "ssh"]


def _call(context: Context, program: list[str], url: GitURL) -> Done:
    from diagnose import gitcmd

    port = ["-p", str(url.port)] if url.port else []
    user = ["-l", url.user] if url.user else []
    argv = [*program, *OPTIONS, *port, *user, "--", url.host]
    return gitcmd.run_tool(argv, cwd=context.folder, timeout=context.seconds(SECONDS))


def _greeting(done: Done) -> Iterator[Fact]:
    """Read how `ssh -T` ended: hosts let a key in, greet, and close, often with an exit code of 1.

    255 is ssh's own status, and means that it did not get in, unless the host greeted before.
    """
    said = (done.out + b"\n" + done.err).decode("utf-8", "replace").replace("\r", "")
    if done.timed_out or done.status is None:
        yield unknown("ssh.works", "ssh timed out")
        yield unknown("ssh.account", "ssh timed out")
        return
    if done.status != FAILED or _LET_IN.search(said):
        yield yes_no("ssh.works", True, "ssh -T")
        names = [found[1] for found in (g.search(said) for g in _GREETINGS) if found]
        yield either("ssh.account", names[0] if names else "", "the host's greeting")
        return
    if _KEY_REFUSED.search(said):
        yield yes_no("ssh.works", False, "ssh -T")
        yield absent("ssh.account", "ssh -T")
        return
    line = next((text for text in reversed(said.splitlines()) if text.strip()), "no answer")
    yield unknown("ssh.works", f"ssh says: {line.strip()}")
    yield unknown("ssh.account", f"ssh says: {line.strip()}")


def _keys(context: Context) -> set[str]:
    """Return the fingerprints of the user's keys, or file names where there is no public half."""
    return _in_files() | _in_agent(context)


def _in_files() -> set[str]:
    folder = os.path.expanduser("~/.ssh")
    found = set()
    for name in sorted(os.listdir(folder))[:MOST_FILES] if os.path.isdir(folder) else ():
        path = os.path.join(folder, name)
        # Never a pipe or a device, which would not end; and never more than the first line.
        if os.path.isfile(path) and not name.endswith(".pub") and _is_private(path):
            found.add(_fingerprint(path + ".pub") or path)
    return found


def _is_private(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            first = file.read(FIRST_LINE).partition(b"\n")[0]
    except OSError:
        return os.path.basename(path).startswith("id_")
    return first.startswith(b"-----BEGIN ") and b"PRIVATE KEY" in first


def _fingerprint(path: str) -> str:
    try:
        with open(path, "rb") as file:
            blob = base64.b64decode(file.read(LIMIT).split()[1], validate=True)
    except (OSError, ValueError, IndexError):
        return ""
    digest = base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
    return f"SHA256:{digest}"


def _in_agent(context: Context) -> set[str]:
    from diagnose import gitcmd
    from diagnose.errors import GitError

    if not os.environ.get("SSH_AUTH_SOCK"):
        return set()
    try:
        done = gitcmd.run_tool(["ssh-add", "-l"], timeout=context.seconds(AGENT_SECONDS))
    except GitError:
        return set()
    words = [line.split() for line in done.text.splitlines()] if done.ok else []
    return {line[1] for line in words if len(line) > 1 and line[1].startswith("SHA256:")}
