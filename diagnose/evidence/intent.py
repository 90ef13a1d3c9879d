"""What the failed command was meant to do: to push or to fetch, and which remotes it names.

Only its own arguments are read, with aliases of the user's resolved; for a command that is not
known, the words of the transcript tell whether it pushed.
"""

from __future__ import annotations

import os

from diagnose.evidence import alias
from diagnose.hosts import url as urls

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.argv import Invocation
    from diagnose.evidence.context import Context

PUSHING = ("push", "send-pack", "http-push")
_FROM = ("push", "fetch", "pull", "clone", "ls-remote", "send-pack", "fetch-pack", "http-push")
_PUSH_SIGNS = (
    "error: failed to push some refs to",
    "?service=git-receive-pack",
    "git-receive-pack'",
)


def pushing(context: Context) -> bool:
    """Whether the command pushed; for an unknown command the transcript's words tell."""
    words = alias.resolved(context)
    if words.name:
        return words.name in PUSHING or (
            words.name in ("lfs", "subtree") and words.positionals[:1] == ("push",)
        )
    return any(sign in context.text for sign in _PUSH_SIGNS)


def named(context: Context) -> tuple[list[str], bool]:
    """Return the remotes or URLs that the arguments name, and whether the command is enough.

    Enough means that no repository is needed to know them: they are URLs.
    """
    words = alias.resolved(context)
    if words.name == "clone" or (words.name == "submodule" and words.positionals[:1] == ("add",)):
        at = 0 if words.name == "clone" else 1
        given = list(words.positionals[at : at + 1])
        return [_clone_source(context, text) for text in given], bool(given)
    given = _in_arguments(words)
    urls_only = bool(given) and all("://" in name or _is_scp(name) for name in given)
    return given, urls_only


def _in_arguments(words: Invocation) -> list[str]:
    plain = words.positionals
    if words.name in _FROM:
        if words.flag("--multiple"):
            return list(plain)
        return list(plain[:1]) or list(words.option("--repo")[-1:])
    if words.name == "remote" and plain[:1] in {("show",), ("prune",), ("set-head",), ("update",)}:
        return list(plain[1:] if plain[0] == "update" else plain[1:2])
    if words.name == "remote" and plain[:1] == ("add",):
        return list(plain[2:3])
    if words.name == "lfs":
        return list(plain[1:2])
    if words.name == "subtree" and plain[:1] in {("push",), ("pull",), ("add",)}:
        return list(plain[1:2])
    return []


def _clone_source(context: Context, text: str) -> str:
    """A folder that exists is cloned from the disk, whatever it looks like."""
    path = os.path.normpath(os.path.join(context.folder, text))
    return path if os.path.isdir(path) else text


def _is_scp(name: str) -> bool:
    url = urls.parse(name)
    return url is not None and url.form == urls.SCP
