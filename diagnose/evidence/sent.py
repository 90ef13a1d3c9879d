"""What git sent for a URL, or would send, and the facts about it.

git's order, measured: an Authorization header in the configuration goes with every request and
beats all else; then a secret in the URL, and no helper is asked; then curl's .netrc; after a
401 the helpers in order; then askpass; then the terminal.
"""

from __future__ import annotations

import os

from diagnose.evidence import catalog
from diagnose.evidence import config as configs
from diagnose.evidence import helpers
from diagnose.evidence import sources
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no
from diagnose.evidence.sources import CredentialSource
from diagnose.hosts.kinds import username_fits
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.config import Config
    from diagnose.evidence.context import Context
    from diagnose.evidence.target import Target
    from diagnose.hosts.url import GitURL
    from diagnose.model import Fact

REFUSED = "Authentication failed for"  # after it, git has erased what a helper gave


class Sent(Value):
    """What git sent or would send: one source, or why there is none."""

    source: CredentialSource | None = None
    why: str = ""  # for `unknown`: what could not be learnt
    erased: str = "no"  # yes | no | unknown


def facts(context: Context, target: Target, url: GitURL) -> Iterator[Fact]:
    """Yield every `credential.*` fact of a target whose URL (over https) is `url`."""
    config = configs.read(context)
    chain = helpers.configured(config, url)
    listed = ", ".join(helper.name for helper in chain)
    yield either("credential.helpers", listed, "git config credential.helper")
    yield from _facts(context, url, find(context, config, target, url))


def _facts(context: Context, url: GitURL, sent: Sent) -> Iterator[Fact]:
    source = sent.source
    if source is None:
        yield from _nothing(url, sent)
        return
    origin = _learnt(source)
    yield known("credential.origin", source.origin, origin)
    yield known("credential.place", source.place, origin)
    yield either("credential.helper", source.helper, "git config credential.helper")
    yield either("credential.username", source.username, origin)
    if source.kind:
        yield known("credential.kind", source.kind, "its shape")
    else:
        yield unknown("credential.kind", "its shape does not tell")
    yield from _username(context, url, source)
    yield known("credential.erased", "no", origin)


def _username(context: Context, url: GitURL, source: CredentialSource) -> Iterator[Fact]:
    yield yes_no("credential.username_is_email", "@" in source.username, source.place)
    host = catalog.identify(context, url)
    kind = host.kind(source.kind) if host else None
    if kind is None:
        yield unknown("credential.username_fits", "the kind is not known")
    else:
        fits = username_fits(kind, source.username)
        yield yes_no("credential.username_fits", fits, f"host facts for {url.host}")


def _nothing(url: GitURL, sent: Sent) -> Iterator[Fact]:
    """Yield the facts where no credential was found: there is none, or it could not be seen."""
    make = unknown if sent.why else absent
    place = sent.why or "no place holds one for this host"
    credential = sent.why or "there is no credential"
    if sent.why:
        yield unknown("credential.origin", sent.why)
    else:
        yield known("credential.origin", "none", place)
    yield make("credential.place", place)
    yield make("credential.helper", place)
    if url.user:
        yield known("credential.username", url.user, "the URL")
        yield yes_no("credential.username_is_email", "@" in url.user, "the URL")
    else:
        yield make("credential.username", place)
        yield make("credential.username_is_email", credential)
    yield make("credential.kind", credential)
    yield make("credential.username_fits", credential)
    if sent.erased == "unknown":
        yield unknown("credential.erased", sent.why)
    else:
        yield known("credential.erased", sent.erased, "git erases what it was refused with (401)")


def _learnt(source: CredentialSource) -> str:
    if source.origin == sources.HELPER:
        return "git credential fill"
    return source.place if source.origin == sources.NETRC else "git config"


def find(context: Context, config: Config, target: Target, url: GitURL) -> Sent:
    """Return the first source in git's order; GitError if git or a helper cannot be asked."""
    header = next(sources.in_headers(context, config, url, sent=True), None)
    if header is not None:
        return Sent(header)
    if url.secret is not None:
        return Sent(_in_the_url(context, config, target, url))
    try:
        found = list(sources.in_netrc(context, url))
    except OSError as error:
        return Sent(None, f"the .netrc cannot be read: {error.strerror}", "unknown")
    # curl's releases differ on an entry whose login is not the user name of the URL.
    fitting = [s for s in found if not url.user or s.username in ("", url.user)]
    if found and not fitting:
        return Sent(None, f"{found[0].place} is for another user name", "unknown")
    return Sent(fitting[0]) if fitting else _from_helpers(context, config, url)


def _in_the_url(
    context: Context, config: Config, target: Target, url: GitURL
) -> CredentialSource | None:
    use = target.use
    key = use.secret_entry if use else ""
    if use and key:
        for source in sources.in_urls(context, config, url):
            base = source.origin == sources.INSTEAD_OF
            if source.key == key and source.username == url.user and base == use.secret_in_base:
                return source
    kind = sources.kind_of(context, url, url.secret, url.user)
    shown = "the URL on the command line"
    return CredentialSource(sources.COMMAND, shown, username=url.user, kind=kind)


def _from_helpers(context: Context, config: Config, url: GitURL) -> Sent:
    """Ask the helpers in order; the first that answers is what git sends.

    Once one of them could not be asked, no later answer counts: git might have got one before.
    """
    chain = helpers.configured(config, url)
    blind = ""
    for helper in chain:
        answer = helpers.ask(context, helper, url)
        if answer.status == "given" and not blind:
            kind = sources.kind_of(context, url, answer.secret, answer.username)
            return Sent(sources.of_helper(context, helper, answer.username, kind, url))
        if answer.status == "unknown":
            blind = blind or answer.why
    if blind:
        return Sent(None, blind, "unknown")
    if chain and REFUSED in context.text:
        asked = ", ".join(f"`{helper.name}`" for helper in chain)
        return Sent(None, f"git has erased what {asked} gave, as after every 401", "yes")
    return _asked(config)


def _asked(config: Config) -> Sent:
    """Nothing is stored: git runs an askpass program if there is one, else asks the terminal."""
    for name, program, file in (
        ("GIT_ASKPASS", os.environ.get("GIT_ASKPASS"), ""),
        ("core.askPass", config.get("core.askPass"), config.origin("core.askPass")),
        ("SSH_ASKPASS", os.environ.get("SSH_ASKPASS"), ""),
    ):
        if program:
            shown = f"{name} ({os.path.basename(program)})"
            return Sent(CredentialSource("askpass", shown, key=name, file=file))
        if program == "":
            return Sent()
    return Sent()
