"""Remotes as git really uses them: several URLs, pushurl, insteadOf and pushInsteadOf.

The rules are those of git's remote.c; the tests hold them against `git remote get-url`.
"""

from __future__ import annotations

from diagnose.hosts import url as urls
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.config import Config
    from diagnose.evidence.config import Entry
    from diagnose.hosts.url import GitURL


class UrlUse(Value):
    """One URL that git uses, and where it comes from."""

    url: GitURL | None  # as git uses it; None if nobody should trust it
    written: GitURL | None = None  # as it stands in the configuration or on the command line
    key: str = ""  # remote.origin.url, as git lists it; "" for the command line
    file: str = ""  # absolute path of the file with that key; "" if there is none
    scope: str = ""  # system | global | local | worktree | command
    rewritten_by: Entry | None = None  # the insteadOf or pushInsteadOf that changed it

    @property
    def rewritten_key(self) -> str:
        """The configuration key that changed it, "" for none; may hold a secret."""
        return self.rewritten_by.key if self.rewritten_by else ""

    @property
    def secret_entry(self) -> str:
        """The key that holds the URL's secret, "" if it has none or it is on the command line."""
        if self.url is None or self.url.secret is None:
            return ""
        return self.rewritten_key if self.secret_in_base else self.key

    @property
    def secret_in_base(self) -> bool:
        """Whether a secret comes from `url.<base>`, not from the URL that was rewritten."""
        base = urls.parse(self.rewritten_by.subsection) if self.rewritten_by else None
        return base is not None and base.secret is not None


class RemoteView(Value):
    """One remote: where git fetches from and pushes to; no URLs if git knows none."""

    name: str  # "" for a URL given on the command line
    fetch: tuple[UrlUse, ...] = ()
    push: tuple[UrlUse, ...] = ()

    @property
    def uses(self) -> tuple[UrlUse, ...]:
        """All URLs, each once."""
        return tuple(dict.fromkeys(self.fetch + self.push))


def names(config: Config) -> tuple[str, ...]:
    """Return all remotes that git counts, in order of appearance; those with a URL or without."""
    return tuple(n for n in config.subsections("remote") if n and not n.startswith("/"))


def resolve(config: Config, name: str) -> RemoteView:
    """Return a remote as git uses it; a name that is not configured is a URL or a path."""
    fetch = [entry for entry in config.of(f"remote.{name}.url") if entry.text]
    if not fetch and not config.of(f"remote.{name}.pushurl"):
        return resolve_url(config, name)
    push = [entry for entry in config.of(f"remote.{name}.pushurl") if entry.text]
    pushing = [_use(config, e.text, e, "insteadof") for e in push]
    if not push:
        # One pushInsteadOf that fits, and git pushes to the URLs it fits and to no other.
        found = [_use(config, e.text, e, "pushinsteadof") for e in fetch]
        pushing = [use for use in found if use.rewritten_by]
    fetching = [_use(config, e.text, e, "insteadof") for e in fetch]
    return RemoteView(name, tuple(fetching), tuple(pushing or fetching))


def resolve_url(config: Config, text: str) -> RemoteView:
    """Return what git makes of a URL given on the command line."""
    fetch = _use(config, text, None, "insteadof")
    push = _use(config, text, None, "pushinsteadof")
    return RemoteView("", (fetch,), (push if push.rewritten_by else fetch,))


def default_fetch(config: Config, branch: str) -> str:
    """Return the remote that a bare `git fetch` or `git pull` uses on a branch ("" for none)."""
    configured = config.get(f"branch.{branch}.remote") if branch else None
    if configured:
        return configured
    every = names(config)
    return every[0] if len(every) == 1 else "origin"


def default_push(config: Config, branch: str) -> str:
    """Return the remote that a bare `git push` uses on a branch."""
    own = config.get(f"branch.{branch}.pushRemote") if branch else None
    return own or config.get("remote.pushDefault") or default_fetch(config, branch)


def _use(config: Config, text: str, entry: Entry | None, kind: str) -> UrlUse:
    """Apply the longest prefix that fits; of two equal ones git takes the base it read first."""
    best: Entry | None = None
    for base in config.subsections("url"):
        for rule in config.of(f"url.{base}.{kind}"):
            longer = best is None or len(rule.text) > len(best.text)
            if rule.value is not None and longer and text.startswith(rule.text):
                best = rule
    real = best.subsection + text[len(best.text) :] if best else text
    return UrlUse(
        urls.parse(real),
        urls.parse(text),
        entry.key if entry else "",
        entry.file if entry else "",
        entry.scope if entry else "command",
        best,
    )
