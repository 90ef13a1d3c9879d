"""The credential helpers that git would ask for a URL, and what each of them gives.

A helper is a program. One that the user's own configuration names may be asked; one that a
repository's configuration names only where the user's failed command asked it too, in a
repository that git trusts. None may ask a person or open a window.
"""

from __future__ import annotations

import os
import re

from diagnose.evidence import alias
from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import target as targets
from diagnose.hosts import url as urls
from diagnose.model import Value
from diagnose.redact import Secret
from diagnose.redact import has_secret
from diagnose.redact import redact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.config import Config
    from diagnose.evidence.config import Entry
    from diagnose.evidence.context import Context
    from diagnose.hosts.url import GitURL

# Git Credential Manager asks an unknown host over the network what software it is
OFFLINE = (("credential.autoDetectTimeout", "0"),)
SECONDS = 2.0  # for one answer of one helper
LIMIT = 1 << 20  # characters of a file of git's `store` helper

# Commands that ask for credentials: after another one, a repository's own helper is left alone.
_NETWORK = ("push", "fetch", "pull", "clone", "ls-remote", "submodule", "remote", "lfs")
_OPENS_BROWSER = "oauth"  # git-credential-oauth has no switch against it

_LITERAL = r"""\bpassword=["']?([^\s"'$`;\\]+)"""
_LITERAL_NAME = r"""\busername=["']?([^\s"'$`;\\]+)"""


class Helper(Value):
    """One value of credential.helper that git would use."""

    entry: Entry
    command: str  # as configured; may hold a secret

    def __repr__(self) -> str:
        return f"Helper({self.name}, {self.entry.where})"

    @property
    def name(self) -> str:
        """The name for people: `store`, or `a shell command`."""
        if self.command.startswith("!"):
            words = self.command[1:].split()
            plain = words and words[0].replace("-", "").replace("/", "").isalnum()
            return redact(words[0]) if plain else "a shell command"
        word = self.command.split()[0] if self.command.split() else ""
        return os.path.basename(word).removeprefix("git-credential-")

    @property
    def files(self) -> tuple[str, ...]:
        """The files that git's own `store` keeps entries in; () for any other helper."""
        if self.command.startswith("!") or self.name != "store":
            return ()
        words = _words(self.command)[1:]
        for at, word in enumerate(words):
            if word.startswith("--file="):
                return (word[len("--file=") :],)
            if word == "--file" and at + 1 < len(words):
                return (os.path.expanduser(words[at + 1]),)
        base = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
        return (os.path.expanduser("~/.git-credentials"), f"{base}/git/credentials")


class Answer(Value):
    """What a helper said: `given`, `nothing`, or `unknown` and why."""

    status: str
    username: str = ""
    secret: Secret | None = None
    why: str = ""
    timed_out: bool = False  # it may hold something after all


def configured(context: Context, config: Config, url: GitURL) -> tuple[Helper, ...]:
    """Return the helpers in the order in which git asks them; an empty value drops those before.

    Raises GitError if git cannot be asked which of them fit the URL.
    """
    entries = config.named("credential", "helper")
    patterns = [e.subsection for e in entries if "://" in e.subsection]
    fitting = configs.matching(context, "credential", patterns, url.text())
    found: list[Helper] = []
    for entry in entries:
        pattern = entry.subsection
        if pattern and pattern not in fitting and not _partly(pattern, url):
            continue
        if entry.text:
            found.append(Helper(entry, entry.text))
        else:
            found.clear()
    return tuple(found)


def _partly(pattern: str, url: GitURL) -> bool:
    """Whether a pattern without a scheme fits: `credential.<host>.helper` is allowed too."""
    if "://" in pattern:
        return False
    user, at, place_ = pattern.rpartition("@")
    host, slash, path = place_.partition("/")
    full = url.host if url.port is None else f"{url.host}:{url.port}"
    fits = host == full and (not at or user == url.user)
    return fits and (not slash or path.rstrip("/") in ("", url.path.strip("/")))


def may_ask(context: Context, helper: Helper) -> str:
    """Return why a helper must be left alone, or "" if it may be asked."""
    if _OPENS_BROWSER in helper.command:
        return f"helper `{helper.name}` may open a browser"
    if helper.entry.own:
        return ""
    if not place.find(context).trusted or alias.resolved(context).name not in _NETWORK:
        return f"helper `{helper.name}` is the repository's own: it is not run"
    if targets.find(context).named_by not in (targets.CONFIG, targets.COMMAND):
        return f"helper `{helper.name}` is the repository's own: it is not run"
    return ""


def ask(context: Context, helper: Helper, url: GitURL, username: str = "") -> Answer:
    """Ask one helper alone, as git would, for the credential of a URL under a user name."""
    written = _in_the_text(helper.command)
    if written is not None:
        return written
    left_alone = may_ask(context, helper)
    if left_alone:
        return Answer("unknown", why=left_alone)
    key = f"ask {helper.entry.file} {helper.command} {url.text()} {username}"
    return context.once(key, lambda: _ask(context, helper, url, username))


def _in_the_text(command: str) -> Answer | None:
    """Read a credential that the helper's own text holds.

    Such a helper is not run: that would put the secret among the arguments of a process.
    """
    secret = re.search(_LITERAL, command)
    if secret is None:
        if has_secret(command):
            return Answer("unknown", why="the helper has a secret in its own text")
        return None
    name = re.search(_LITERAL_NAME, command)
    return Answer("given", name[1] if name else "", Secret(secret[1]))


def _ask(context: Context, helper: Helper, url: GitURL, username: str) -> Answer:
    """Run `git credential fill` with this helper alone, and the command's `-c credential.*`."""
    lines = request(url, username)
    if lines is None:
        return Answer("unknown", why="the URL has a line break in it")
    own = [
        (key, value or "true")
        for key, value in context.invocation.config
        if key.lower().startswith("credential.") and not key.lower().endswith(".helper")
    ]
    only = [*own, *OFFLINE, ("credential.helper", ""), ("credential.helper", helper.command)]
    args = ["credential", "fill"]
    done = context.git(args, input=lines, timeout=SECONDS, config=only, users_chain=True)
    if done.timed_out:
        return Answer("unknown", why=f"helper `{helper.name}` timed out", timed_out=True)
    if not done.ok:
        missing = b"not a git command" in done.err or b"not found" in done.err
        why = f"helper `{helper.name}` is not installed" if missing else ""
        return Answer("unknown" if missing else "nothing", why=why)
    said = dict(line.partition("=")[::2] for line in os.fsdecode(done.out).splitlines())
    if not said.get("password"):
        return Answer("nothing")
    return Answer("given", said.get("username", ""), Secret(said["password"]))


def request(url: GitURL, username: str = "") -> bytes | None:
    """Write the question in git's credential protocol; None if it cannot be written safely."""
    host = f"[{url.host}]" if ":" in url.host else url.host
    fields = {
        "protocol": url.scheme,
        "host": host if url.port is None else f"{host}:{url.port}",
        "path": urls.decode(url.path).strip("/"),
        "username": username or url.user,
    }
    if any(c in value for value in fields.values() for c in "\n\r\0"):
        return None
    text = "".join(f"{key}={value}\n" for key, value in fields.items() if value)
    return os.fsencode(text + "\n")


def stored(file: str, url: GitURL) -> tuple[tuple[int, GitURL], ...]:
    """Return (line, entry) of git's `store` file for the host of a URL; OSError if unreadable."""
    if not os.path.isfile(file):
        return ()
    with open(file, encoding="utf-8", errors="surrogateescape") as stream:
        lines = stream.read(LIMIT).split("\n")
    read = [(number, urls.parse(line)) for number, line in enumerate(lines, start=1)]
    where = (url.scheme, url.host, url.port)
    return tuple(
        (number, entry)
        for number, entry in read
        if entry and entry.secret and (entry.scheme, entry.host, entry.port) == where
    )


def _words(command: str) -> list[str]:
    import shlex

    try:
        return shlex.split(command)
    except ValueError:
        return command.split()
