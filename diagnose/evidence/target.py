"""Which remote, and which of its URLs, the failed command used.

The user's own arguments decide, then git's rules for a bare command. A URL in the transcript
only picks among the URLs that the configuration names: it never brings in one of its own.
"""

from __future__ import annotations

import os

from diagnose.evidence import alias
from diagnose.evidence import config as configs
from diagnose.evidence import intent
from diagnose.evidence import place
from diagnose.evidence import remotes
from diagnose.evidence.remotes import RemoteView
from diagnose.evidence.remotes import UrlUse
from diagnose.hosts import url as urls
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.config import Config
    from diagnose.evidence.context import Context
    from diagnose.hosts.url import GitURL

CONFIG = "config"
COMMAND = "command"
USER = "user"
TRANSCRIPT = "transcript"


class Target(Value):
    """The URL that matters, and who named it."""

    named_by: str = ""  # config | command | user | transcript; "" if there is none
    use: UrlUse | None = None
    remote: RemoteView | None = None
    push: bool = False
    why: str = ""  # how it was found, or why there is none

    @property
    def url(self) -> GitURL | None:
        """The URL as git uses it."""
        return self.use.url if self.use else None


def find(context: Context) -> Target:
    """Return the target of the failed command; GitError if git cannot be asked."""
    if context.subject is not None:
        return context.once(f"target of {context.subject}", lambda: _looked_at(context))
    seen = (context.captures.get("url", ""), context.captures.get("host", ""))
    return context.once(f"target {seen}", lambda: _find(context))


def branch(context: Context) -> str:
    """Return the branch that is checked out, "" if HEAD is detached or unreadable."""
    return context.once("branch", lambda: _branch(context))


def _find(context: Context) -> Target:
    if context.user_host:
        return _users(context)
    names, urls_only = intent.named(context)
    where = place.find(context)
    if not urls_only and not where.trusted:
        return _transcripts(context, where.why)
    config = configs.read(context)
    views = [_named_view(context, config, name) for name in _expanded(config, names)]
    target = _pick(context, config, views or [_default_view(context, config)])
    if target is None:
        return _transcripts(context, "no remote of this repository has the URL in the output")
    return target


def _looked_at(context: Context) -> Target:
    """Return the URL that somebody looks at, as it stands in the configuration now."""
    from diagnose.evidence import subjects

    subject = context.subject
    view = subjects.view_of(context, subject) if subject else None
    uses = (view.push if subject and subject.push else view.fetch) if view else ()
    if view is None or subject is None or subject.number >= len(uses):
        return Target(why="the URL is no longer in the configuration")
    return _target(view, uses[subject.number], push=subject.push)


def _expanded(config: Config, names: list[str]) -> list[str]:
    """Put in the remotes of a group: `git fetch GROUP` with remotes.GROUP."""
    groups = {name: " ".join(config.get_all(f"remotes.{name}")).split() for name in names}
    return [each for name in names for each in groups[name] or [name]]


def _named_view(context: Context, config: Config, name: str) -> RemoteView:
    """Return what the user named: a remote, a URL, or a path that is really there."""
    view = remotes.resolve(config, name)
    path = view.fetch[0].url if view.fetch and not view.name else None
    if path is not None and path.form == urls.PATH and not view.fetch[0].rewritten_by:
        there = os.path.exists(os.path.join(context.folder, path.path))
        return view if there else RemoteView(name)
    return view


def _default_view(context: Context, config: Config) -> RemoteView:
    """Return the remote of a bare command; without URLs if none is configured."""
    on = branch(context)
    find_name = remotes.default_push if intent.pushing(context) else remotes.default_fetch
    name = find_name(config, on)
    view = remotes.resolve(config, name)
    if view.name:
        return view
    keys = (f"branch.{on}.pushremote", "remote.pushdefault", f"branch.{on}.remote")
    entries = [e for key in keys for e in config.of(key) if e.text == name]
    if not entries:
        return RemoteView(name)
    source = {"key": entries[-1].key, "file": entries[-1].file, "scope": entries[-1].scope}
    sides = (tuple(use.replace(**source) for use in side) for side in (view.fetch, view.push))
    return RemoteView("", *sides)


def _pick(context: Context, config: Config, views: list[RemoteView]) -> Target | None:
    """Choose among the URLs of the remotes; the URL in the output picks where there are several."""
    push = intent.pushing(context)
    words = alias.resolved(context)
    several = words.flag("--all", "--multiple", "--recurse-submodules") or words.name == "submodule"
    seen = _Seen(context)
    for view in [*views, *_others(config, views)] if several or not words.name else views:
        sides = ((push, view.push if push else view.fetch), (True, view.push), (False, view.fetch))
        for side, uses in sides:
            for use in uses:
                if seen.is_at(use):
                    return _target(view, use, push=side)
    if seen and not words.name:
        return None
    view = next((v for v in views if (v.push if push else v.fetch)), views[0])
    uses = view.push if push else view.fetch
    if not uses:
        return Target(push=push, why=f"no remote is called `{view.name}`")
    return _target(view, uses[0], push=push)


class _Seen:
    """The URL, or else the host, that the output names."""

    def __init__(self, context: Context) -> None:
        self.url = urls.parse(context.captures.get("url", ""))
        self.host = "" if self.url else context.captures.get("host", "").lower()

    def __bool__(self) -> bool:
        return self.url is not None or bool(self.host)

    def is_at(self, use: UrlUse) -> bool:
        if use.url is None:
            return False
        return same_place(use.url, self.url) if self.url else use.url.host == self.host != ""


def _others(config: Config, views: list[RemoteView]) -> list[RemoteView]:
    had = {view.name for view in views}
    every = [remotes.resolve(config, name) for name in remotes.names(config) if name not in had]
    for entry in config.named("submodule", "url"):
        view = remotes.resolve_url(config, entry.text)
        uses = tuple(
            use.replace(key=entry.key, file=entry.file, scope=entry.scope) for use in view.fetch
        )
        every.append(RemoteView(entry.subsection, uses, uses))
    return every


def _target(view: RemoteView, use: UrlUse, *, push: bool) -> Target:
    if use.key:
        return Target(CONFIG, use, view, push, f"git config {use.key}")
    return Target(COMMAND, use, view, push, "the command line")


def same_place(one: GitURL, other: GitURL) -> bool:
    """Whether two URLs name the same repository on the same host in the same way.

    git prints URLs without user and secret, with a slash at the end, or without any path.
    """
    ends = [url.path.rstrip("/").removesuffix(".git") for url in (one, other)]
    same_path = ends[0] == ends[1] or (not ends[1] and bool(other.host))
    return same_path and (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _transcripts(context: Context, why: str) -> Target:
    """Take the output's word for the host: good for explaining, never for sending anything."""
    seen = urls.parse(context.captures.get("url", ""))
    if seen is None and context.captures.get("host"):
        seen = urls.parse(f"https://{context.captures['host']}/")
    if seen is None or not seen.host:
        return Target(why=why)
    return Target(TRANSCRIPT, UrlUse(seen, seen), None, intent.pushing(context), why)


def _users(context: Context) -> Target:
    """The user typed it: the name of a remote, or a host."""
    given = context.user_host
    if place.find(context).trusted:
        config = configs.read(context)
        view = remotes.resolve(config, given)
        if view.fetch and view.name:
            return Target(USER, view.push[0], view, push=True, why=f"you named `{given}`")
        for view in _others(config, []):
            use = next((use for use in view.push if _web(use, given)), None)
            if use is not None:
                return Target(USER, use, view, push=True, why=f"you named `{given}`")
    url = urls.parse(given if "://" in given else f"https://{given}/")
    if url is None or not url.host:
        return Target(why=f"`{given}` is no host and no remote")
    return Target(USER, UrlUse(url, url), None, push=True, why=f"you named `{given}`")


def _web(use: UrlUse, host: str) -> bool:
    """Whether a URL leads to the host over https: only there a credential of the host is sent."""
    return use.url is not None and (use.url.scheme, use.url.host) == ("https", host.lower())


def _branch(context: Context) -> str:
    where = place.find(context)
    if not where.trusted:
        return ""
    head = os.path.join(where.git_dir, "HEAD")
    with open(head, encoding="utf-8", errors="replace") as file:
        text = file.read(4096).strip()
    if text == "ref: refs/heads/.invalid":  # reftable keeps HEAD elsewhere
        text = "ref: " + context.git(["symbolic-ref", "-q", "HEAD"]).text
    return text.removeprefix("ref: refs/heads/") if text.startswith("ref: refs/heads/") else ""
