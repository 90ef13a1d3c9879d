"""All places that hold a credential for a host: what a swap must clean, not only what was sent.

Secrets are read, named by their shape, and dropped: none leaves this module.
"""

from __future__ import annotations

import os

from diagnose.credentials import netrc
from diagnose.credentials import storefile
from diagnose.errors import GitError
from diagnose.evidence import catalog
from diagnose.evidence import config as configs
from diagnose.evidence import headers
from diagnose.evidence import helpers
from diagnose.evidence import place
from diagnose.hosts import url as urls
from diagnose.hosts.kinds import classify
from diagnose.redact import MARK
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.credentials.chain import Helper
    from diagnose.evidence.config import Config
    from diagnose.evidence.config import Entry
    from diagnose.evidence.context import Context
    from diagnose.hosts.url import GitURL
    from diagnose.redact import Secret

REMOTE_URL = "remote-url"
PUSH_URL = "push-url"
INSTEAD_OF = "instead-of"
EXTRA_HEADER = "extra-header"
NETRC = "netrc"
HELPER = "helper"
COMMAND = "command"
OTHER = "config"  # another key with a URL: submodule.<name>.url, lfs.url, branch.<name>.remote

NAMES_ASKED = 8  # user names under which each helper is asked


class CredentialSource(Value):
    """One place that holds a credential for a host, without the credential."""

    origin: str  # remote-url | push-url | instead-of | extra-header | netrc | helper | config
    place: str  # for people
    key: str = ""  # the configuration key that holds it, or that names the helper; may be secret
    file: str = ""  # absolute path of the file that holds it; of the key's file for a helper
    helper: str = ""  # credential.helper as configured, "" for the other origins
    username: str = ""
    kind: str = ""  # id of a credential kind; "" if its shape does not tell
    scope: str = ""  # of the key: system | global | local | worktree | command
    line: int = 0  # 1-based line in a .netrc

    def __repr__(self) -> str:
        return f"CredentialSource({self.origin}, {self.place}, {self.username}, {self.kind})"


def sources(context: Context, url: GitURL) -> tuple[CredentialSource, ...]:
    """Return every place that holds a credential for the host of `url`, each once.

    All remotes count, and every user name under which a helper has an entry; a helper that may
    not be run here is left out. Raises GitError if git or a helper does not answer and OSError
    if a file cannot be read: a swap must not go on half blind.
    """
    config = configs.read(context)
    found = [
        *in_headers(context, config, url),
        *in_urls(context, config, url),
        *in_netrc(context, url),
    ]
    return tuple(dict.fromkeys([*found, *in_helpers(context, config, url, found)]))


def in_headers(
    context: Context, config: Config, url: GitURL, *, sent: bool = False
) -> Iterator[CredentialSource]:
    """Yield the Authorization headers of the configuration; with `sent` those git sends."""
    for header in headers.of(context, config, url):
        if header.sent or not sent:
            kind = kind_of(context, url, header.secret, header.username)
            yield _of_entry(context, EXTRA_HEADER, header.entry, header.username, kind)


def in_urls(context: Context, config: Config, url: GitURL) -> Iterator[CredentialSource]:
    """Yield every configuration key that holds a URL of this host with a secret in it."""
    for entry in config.entries:
        base = entry.section == "url" and entry.name in ("insteadof", "pushinsteadof")
        written = entry.subsection if base else entry.text
        parsed = urls.parse(written) if "@" in written else None
        if parsed is None or parsed.secret is None or parsed.host != url.host:
            continue
        kind = kind_of(context, parsed, parsed.secret, parsed.user)
        yield _of_entry(context, _origin(entry), entry, parsed.user, kind)


def in_netrc(context: Context, url: GitURL) -> Iterator[CredentialSource]:
    """Yield the entries of ~/.netrc that curl may use for the host; the default one too."""
    file = netrc.path()
    for entry in netrc.matching(netrc.read(file), url.host):
        yield CredentialSource(
            NETRC,
            f"{configs.shown_path(file)} line {entry.line}",
            file=file,
            username=entry.login,
            kind=kind_of(context, url, entry.secret, entry.login),
            line=entry.line,
        )


def in_helpers(
    context: Context, config: Config, url: GitURL, others: list[CredentialSource]
) -> Iterator[CredentialSource]:
    """Yield what each helper gives, under every user name that may have an entry."""
    for helper in helpers.configured(config, url):
        seen = set()
        for name in _names(context, config, url, others, helper):
            answer = helpers.ask(context, helper, url.with_user(""), name)
            if answer.timed_out:
                raise GitError(f"{answer.why}, so what it holds is not known")
            if answer.status == "given" and answer.username not in seen:
                seen.add(answer.username)
                kind = kind_of(context, url, answer.secret, answer.username)
                yield of_helper(context, helper, answer.username, kind, url)


def _names(
    context: Context,
    config: Config,
    url: GitURL,
    others: list[CredentialSource],
    helper: Helper,
) -> list[str]:
    """The user names to ask for: none, the URL's, those seen elsewhere, the host's own."""
    host = catalog.identify(context, url)
    fixed = [name for kind in (host.kinds if host else ()) for name in kind.reserved]
    kept = [line.username for file in helper.files for line in storefile.lines(file, url)]
    configured = config.get_all("credential.username")
    remotes = [urls.parse(e.text) for e in config.named("remote", "url") if "@" in e.text]
    seen = [u.user for u in remotes if u is not None and u.host == url.host]
    every = ["", url.user, *(o.username for o in others), *fixed, *configured, *seen]
    # An entry that is known to be there is always asked for.
    return list(dict.fromkeys([*dict.fromkeys(kept), *list(dict.fromkeys(every))[:NAMES_ASKED]]))


def of_helper(
    context: Context, helper: Helper, username: str, kind: str, url: GitURL
) -> CredentialSource:
    """Describe what one helper gave."""
    files = [f for f in helper.files if _keeps(f, url, username)] or list(helper.files[:1])
    kept = f" ({configs.shown_path(files[0])})" if files else ""
    return CredentialSource(
        HELPER,
        f"helper `{helper.name}`{kept}, set in {_where(context, helper.file)}",
        key=helper.key,
        file=helper.file,
        helper=helper.command,
        username=username,
        kind=kind,
        scope=helper.scope,
    )


def kind_of(context: Context, url: GitURL, secret: Secret | None, username: str) -> str:
    """Name the kind of a secret by its shape; "" if it does not tell."""
    host = catalog.identify(context, url)
    if host is None or secret is None or secret.reveal() == MARK:
        return ""
    kind = classify(secret.reveal(), host, username)
    return kind.id if kind else ""


def _keeps(file: str, url: GitURL, username: str) -> bool:
    try:
        return any(line.username == username for line in storefile.lines(file, url))
    except OSError:
        return False


def _of_entry(
    context: Context, origin: str, entry: Entry, username: str, kind: str
) -> CredentialSource:
    return CredentialSource(
        origin,
        f"{_shown_key(entry.key)} in {_where(context, entry.file)}",
        key=entry.key,
        file=entry.file,
        username=username,
        kind=kind,
        scope=entry.scope,
    )


def _origin(entry: Entry) -> str:
    if entry.section == "url":
        return INSTEAD_OF
    if entry.section == "remote":
        return {"url": REMOTE_URL, "pushurl": PUSH_URL}.get(entry.name, OTHER)
    return OTHER


def _shown_key(key: str) -> str:
    from diagnose.redact import redact

    return redact(key)


def _where(context: Context, file: str) -> str:
    return configs.shown_file(file, os.path.normpath(place.find(context).top))
