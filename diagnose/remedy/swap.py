"""Swapping in a new credential, as primitive actions in the order that survives a kill.

The candidate is verified first (apply does it). Then: store and read back; rewrite URLs; remove
headers and .netrc entries; forget what lies under other user names. The entry under the new user
name is overwritten, never forgotten.
"""

from __future__ import annotations

from diagnose.credentials import netrc
from diagnose.credentials.urlmatch import applies
from diagnose.errors import RefusedError
from diagnose.evidence import catalog
from diagnose.evidence import credential
from diagnose.evidence import sources
from diagnose.hosts import url as urls
from diagnose.hosts.facts import ANY
from diagnose.hosts.facts import OWN
from diagnose.hosts.kinds import right_username
from diagnose.model import Risk
from diagnose.remedy import guard
from diagnose.remedy import shown
from diagnose.remedy import stale
from diagnose.remedy.plan import Remain
from diagnose.remedy.plan import Target
from diagnose.remedy.steps import drop_header
from diagnose.remedy.steps import edit_netrc
from diagnose.remedy.steps import forget_credential
from diagnose.remedy.steps import set_config
from diagnose.remedy.steps import set_remote_url
from diagnose.remedy.steps import store_credential
from diagnose.remedy.steps import strip_secret
from diagnose.value import Value
from diagnose.vault import store
from diagnose.vault.chain import configured
from diagnose.vault.proposal import propose_helper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.sources import CredentialSource
    from diagnose.hosts.facts import CredentialKind
    from diagnose.remedy.consent import Consent
    from diagnose.remedy.plan import Action
    from diagnose.remedy.stale import Places
    from diagnose.remedy.world import World

_URLS = (sources.REMOTE_URL, sources.PUSH_URL, sources.OTHER)


class Swap(Value):
    """The actions of a swap, where the credential goes, and what it leaves."""

    actions: tuple[Action, ...]
    target: Target
    remains: tuple[Remain, ...] = ()


def prepare(
    world: World,
    kind_id: str,
    consent: Consent,
    *,
    today: str,
    username: str = "",
    loopback: bool = False,
) -> Swap:
    """Plan it.

    RefusedError, before anything is changed, if the host may not get a credential, or if a stale
    one that may not be touched would be sent instead of the new one.
    """
    target = _target(world, kind_id, username, loopback=loopback)
    guard.check(target)
    places = stale.find(world, target, today)
    keep_name = bool(places.spared)
    actions = [*_helper(world, target), _store(world, target)]
    actions += _rename(world, target, keep_name=keep_name)
    actions += _forced_name(world, target, consent)
    remains = []
    for source in _ordered(places.found):
        _check_default(source, target)
        risk = _risk(source)
        if consent.covers(risk):
            actions += _remove(world, source, target, keep_name=keep_name)
        elif _shadows(world, source, places):
            raise RefusedError(
                f"{source.place} holds a credential that git would send instead of the new one; "
                "nothing was changed",
                f"add --allow {risk.label}, and bbfix removes it",
            )
        else:
            remains.append(Remain(source.place, f"--allow {risk.label}"))
    return Swap(tuple(actions), target, tuple(dict.fromkeys(remains)))


def _target(world: World, kind_id: str, username: str, *, loopback: bool) -> Target:
    """Return where the credential goes; RefusedError where host or kind is not known."""
    found = world.target
    url = found.url
    host = catalog.identify(world.context, url)
    if url is None or not url.host:
        raise RefusedError(
            found.why or "no remote is known; nothing was changed",
            "name the host: bbfix login HOST",
        )
    if host is None:
        raise RefusedError(
            f"bbfix has no host facts that fit {url.host}, so no secret goes there; "
            "nothing was changed",
            "for a Bitbucket of your own: git config --global "
            f"bbfix.host.{url.host}.kind bitbucket-data-center",
        )
    kind = host.kind(kind_id)
    if kind is None:
        raise RefusedError(f"{host.title} knows no `{kind_id}`; nothing was changed")
    return Target(
        url=url.without_secret(),
        host=host,
        kind=kind,
        username=username or _username(world, kind, url.user),
        push=found.push,
        remote=found.remote.name if found.remote else "",
        named_by=found.named_by,
        loopback=loopback,
    )


def _username(world: World, kind: CredentialKind, current: str) -> str:
    """Return the kind's fixed user name, or the person's own if that is known; "" if not."""
    fixed = next((name for name in kind.usernames if name not in (OWN, ANY)), "")
    if fixed:
        return fixed
    own = right_username(kind, current)
    if own:
        return own
    sent = credential.sent_source(world.context)
    return right_username(kind, sent.username) if sent else ""


def _helper(world: World, target: Target) -> tuple[Action, ...]:
    """Where git has no helper at all: make bbfix's own the helper of this host.

    In the repository if there is one, so that nothing of the user's own configuration changes.
    """
    if configured(target.url, world.folder):
        return ()
    proposal = propose_helper(target.url)
    own = not world.place.trusted
    text = f"let `git-credential-bbfix` keep credentials for {target.url.host}: {proposal.why}"
    return set_config.action(world, proposal.key, proposal.value, own=own, text=text)


def _store(world: World, target: Target) -> Action:
    helpers = tuple(dict.fromkeys(h.name for h in configured(target.url, world.folder)))
    old = store.lookup(target.url, target.username, world.folder)
    return store_credential.action(target, helpers or ("bbfix",), over=old is not None)


def _ordered(found: tuple[CredentialSource, ...]) -> list[CredentialSource]:
    """Put the sources in the order in which a swap removes them."""
    order = (*_URLS, sources.INSTEAD_OF, sources.EXTRA_HEADER, sources.NETRC, sources.HELPER)
    known = [source for source in found if source.origin in order]
    return sorted(known, key=lambda source: order.index(source.origin))


def _remove(
    world: World, source: CredentialSource, target: Target, *, keep_name: bool
) -> tuple[Action, ...]:
    """Plan to take a stale credential out of the place that holds it."""
    if source.origin == sources.NETRC:
        return (edit_netrc.action(world, source.file, target.url.host, source.username),)
    if source.origin == sources.HELPER:
        title = target.host.kind(source.kind)
        what = title.title if title else ""
        return (forget_credential.action(target, source.username, source.place, what),)
    actions: list[Action] = []
    for entry in stale.entries_of(world, source):
        if source.origin == sources.EXTRA_HEADER:
            actions.append(drop_header.action(world, entry))
        elif source.origin == sources.INSTEAD_OF:
            actions += strip_secret.base(world, entry)
        else:
            actions.append(strip_secret.action(world, entry, target.username if keep_name else ""))
    return tuple(actions)


def _rename(world: World, target: Target, *, keep_name: bool) -> tuple[Action, ...]:
    """Put the user name right in the remote's own URLs that hold no secret.

    git looks for a credential under the user name of the URL, and under any if it has none.
    """
    made: list[Action] = []
    for key in (f"remote.{target.remote}.url", f"remote.{target.remote}.pushurl"):
        for entry in world.config.of(key) if target.remote else ():
            url = urls.parse(entry.text)
            if url is None or url.secret is not None:
                continue
            there = (url.host, url.scheme) == (target.url.host, target.url.scheme)
            if there and url.user != target.username and (url.user or keep_name):
                text = url.with_user(target.username).text()
                made += set_remote_url.action(world, entry, text)
    return tuple(made)


def _forced_name(world: World, target: Target, consent: Consent) -> tuple[Action, ...]:
    """Put right a `credential.username` that would make git look for another one."""
    made: list[Action] = []
    for entry in world.config.named("credential", "username"):
        if entry.text == target.username or not applies(entry.subsection, target.url):
            continue
        risk = world.risk_of(entry, Risk.LOCAL)
        if not consent.covers(risk):
            raise RefusedError(
                f"{shown.place(entry.key, entry.file)} makes git send the user name {entry.text}; "
                "nothing was changed",
                f"add --allow {risk.label}, and bbfix sets it to {target.username}",
            )
        made.append(set_config.changed(world, entry, target.username))
    return tuple(made)


def _check_default(source: CredentialSource, target: Target) -> None:
    """Raise RefusedError for the `default` entry of .netrc: other hosts are served by it too."""
    if source.origin != sources.NETRC:
        return
    host, at = target.url.host, (source.line, source.username)
    own = [(e.line, e.login) for e in netrc.read(source.file) if e.host == host]
    if at not in own:
        raise RefusedError(
            f"the `default` entry at {source.place} would be sent instead of the new credential; "
            "nothing was changed",
            f"it serves other hosts too: put a `machine {host}` entry before it, "
            "or remove it by hand",
        )


def _risk(source: CredentialSource) -> Risk:
    if source.origin == sources.HELPER:
        return Risk.CREDENTIAL
    if source.origin == sources.NETRC or source.scope not in ("local", "worktree"):
        return Risk.GLOBAL
    return Risk.CREDENTIAL if source.origin == sources.EXTRA_HEADER else Risk.REMOTE


def _shadows(world: World, source: CredentialSource, places: Places) -> bool:
    """Whether git would go on sending this one instead of the new one."""
    if source == places.sent or source.origin in (sources.EXTRA_HEADER, sources.NETRC):
        return True
    use = world.target.use
    applied = use.rewritten_key if use else ""
    return source.origin == sources.INSTEAD_OF and applied == source.key
