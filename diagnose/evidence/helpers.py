"""What the credential helpers that git would ask for a URL give, each asked alone.

A helper is a program. One that the user's own configuration names may be asked; one that a
repository's configuration names only where the user's failed command asked it too, in a
repository that git trusts. None may ask a person or open a window.
"""

from __future__ import annotations

import re

from diagnose.credentials import chain
from diagnose.credentials import protocol
from diagnose.credentials.chain import Helper
from diagnose.errors import UsageError
from diagnose.evidence import alias
from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import target as targets
from diagnose.redact import Secret
from diagnose.redact import has_secret
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.config import Config
    from diagnose.evidence.context import Context
    from diagnose.hosts.url import GitURL

# Git Credential Manager asks an unknown host over the network what software it is
OFFLINE = (("credential.autoDetectTimeout", "0"),)
SECONDS = 2.0  # for one answer of one helper

# Commands that ask for credentials: after another one, a repository's own helper is left alone.
_NETWORK = ("push", "fetch", "pull", "clone", "ls-remote", "submodule", "remote", "lfs")
_OPENS_BROWSER = "oauth"  # git-credential-oauth has no switch against it

_LITERAL = r"""\bpassword=["']?([^\s"'$`;\\]+)"""
_LITERAL_NAME = r"""\busername=["']?([^\s"'$`;\\]+)"""


class Answer(Value):
    """What a helper said: `given`, `nothing`, or `unknown` and why."""

    status: str
    username: str = ""
    secret: Secret | None = None
    why: str = ""
    timed_out: bool = False  # it may hold something after all


def configured(config: Config, url: GitURL) -> tuple[Helper, ...]:
    """Return the helpers that git would ask for a URL, in its order."""
    entries = config.named("credential", "helper")
    every = [Helper(e.value, e.key, e.scope, e.file) for e in entries if e.value is not None]
    return chain.asked(every, url)


def may_ask(context: Context, helper: Helper) -> str:
    """Return why a helper must be left alone, or "" if it may be asked."""
    if _OPENS_BROWSER in helper.command:
        return f"helper `{helper.name}` may open a browser"
    if helper.scope in configs.OWN_SCOPES:
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
    key = f"ask {helper.file} {helper.command} {url.text()} {username}"
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
    try:
        question = protocol.serialise(protocol.about(url, username or url.user or None))
    except UsageError:
        return Answer("unknown", why="the URL has a line break in it")
    own = [
        (key, value or "true")
        for key, value in context.invocation.config
        if key.lower().startswith("credential.") and not key.lower().endswith(".helper")
    ]
    only = [*own, *OFFLINE, ("credential.helper", ""), ("credential.helper", helper.command)]
    args = ["credential", "fill"]
    done = context.git(args, input=question + b"\n", timeout=SECONDS, config=only, users_chain=True)
    if done.timed_out:
        return Answer("unknown", why=f"helper `{helper.name}` timed out", timed_out=True)
    if not done.ok:
        missing = b"not a git command" in done.err or b"not found" in done.err
        why = f"helper `{helper.name}` is not installed" if missing else ""
        return Answer("unknown" if missing else "nothing", why=why)
    try:
        said = protocol.parse(done.out)
    except UsageError:
        return Answer("nothing")
    if said.password is None or not said.password.reveal():
        return Answer("nothing")
    return Answer("given", said.username or "", said.password)
