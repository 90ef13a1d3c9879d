"""Facts about the remote that the failed command used."""

from __future__ import annotations

from diagnose.evidence import catalog
from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import remotes
from diagnose.evidence import target as targets
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import yes_no
from diagnose.hosts import grammar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.evidence.remotes import UrlUse
    from diagnose.evidence.target import Target
    from diagnose.hosts.url import GitURL
    from diagnose.model import Fact

_OF_THE_URL = (
    "url",
    "push_url",
    "scheme",
    "host",
    "path",
    "username",
    "secret",
    "secret_key",
    "rewritten",
    "rewritten_by",
    "https_url",
    "ssh_url",
    "ssh443_url",
)


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `remote.*` fact; a URL that only the transcript names is no remote."""
    target = targets.find(context)
    if target.named_by in ("", targets.TRANSCRIPT):
        yield absent("remote.name", target.why)
        yield from (absent(f"remote.{name}", target.why) for name in _OF_THE_URL)
    else:
        yield either("remote.name", target.remote.name if target.remote else "", target.why)
        yield from _urls(target)
        yield from _parts(target)
        yield from _secret(target)
        yield from _rewriting(target)
        yield from _other_urls(context, target)
    if place.find(context).trusted:
        every = ", ".join(remotes.names(configs.read(context)))
        yield either("remote.names", every, "git config")
    else:
        yield absent("remote.names", place.find(context).why)


def _urls(target: Target) -> Iterator[Fact]:
    view = target.remote
    sides = (view.fetch, view.push) if view else _alone(target)
    for name, uses in zip(("remote.url", "remote.push_url"), sides, strict=True):
        use = target.use if target.use in uses else next(iter(uses), None)
        yield either(name, shown(use.url if use else None), target.why)


def _alone(target: Target) -> tuple[tuple[UrlUse, ...], tuple[UrlUse, ...]]:
    uses = (target.use,) if target.use else ()
    return uses, uses


def _parts(target: Target) -> Iterator[Fact]:
    url = target.url
    yield either("remote.scheme", url.scheme if url else "", target.why)
    yield either("remote.host", url.host if url else "", target.why)
    yield either("remote.path", url.path if url else "", target.why)
    yield either("remote.username", url.user if url else "", target.why)


def _secret(target: Target) -> Iterator[Fact]:
    uses = target.remote.uses if target.remote else _alone(target)[0]
    # The URL that failed comes first: if it holds the secret, its key is the one to name.
    first = [use for use in uses if use == target.use]
    holding = [use for use in [*first, *uses] if use.url and use.url.secret is not None]
    yield yes_no("remote.secret", bool(holding), target.why)
    key = holding[0].secret_entry if holding else ""
    yield either("remote.secret_key", key, "git config" if key else target.why)


def _rewriting(target: Target) -> Iterator[Fact]:
    rule = target.use.rewritten_by if target.use else None
    yield yes_no("remote.rewritten", rule is not None, "git config")
    value = f"{rule.key} in {rule.where}" if rule else ""
    yield either("remote.rewritten_by", value, "git config")


def _other_urls(context: Context, target: Target) -> Iterator[Fact]:
    """The same repository in the other ways its host offers."""
    host = catalog.identify(context, target.url)
    url = target.url
    if host is None or url is None:
        # an https URL leads over https whatever the host is
        web = shown(url) if url is not None and url.scheme == "https" else ""
        yield either("remote.https_url", web, target.why if web else "the host is not known")
        yield from (absent(f"remote.{n}", "the host is not known") for n in _OF_THE_URL[-2:])
        return
    origin = f"the URL grammar of {host.title}"
    like = _other_scheme(target)
    for name, other in (
        ("https_url", grammar.https_of(url, host, like)),
        ("ssh_url", grammar.ssh_of(url, host, like)),
        ("ssh443_url", grammar.ssh443_of(url, host)),
    ):
        yield (
            known(f"remote.{name}", shown(other), origin)
            if other
            else absent(f"remote.{name}", origin)
        )


def _other_scheme(target: Target) -> GitURL | None:
    """A URL of the same remote in another scheme, which shows ports and context paths."""
    uses: Iterable[UrlUse] = target.remote.uses if target.remote else ()
    others = (use.url for use in uses if use.url and target.url)
    return next((u for u in others if target.url and u.scheme != target.url.scheme), None)


def shown(url: GitURL | None) -> str:
    """Write a URL for people and for git: without its secret."""
    return url.text() if url else ""
