"""Facts about the proxy that git goes through to an https or http remote.

git takes the first of `remote.<name>.proxy`, `http.<url>.proxy`, `http.proxy` and the variables;
an empty value means none. (git http.c, http_init and get_active_slot; git-config(1), http.proxy.)
"""

from __future__ import annotations

import os

from diagnose.evidence import config as configs
from diagnose.evidence import target
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no
from diagnose.hosts import url as urls
from diagnose.redact import redact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.hosts.url import GitURL
    from diagnose.model import Fact

# Of two variables that are both set, git takes the later one.
VARIABLES = {"https": ("HTTPS_PROXY", "https_proxy"), "http": ("http_proxy",)}
FOR_ALL = ("ALL_PROXY", "all_proxy")


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `proxy.*` fact."""
    url = web_url(context)
    if url is None:
        why = "the remote is not reached over https or http"
        yield from (unknown(f"proxy.{name}", why) for name in ("url", "source", "blamed"))
        return
    value, source = _chosen(context, url)
    if not value or _direct(url.host):
        where = source if source and not value else "git's configuration and the variables"
        yield from (absent(f"proxy.{name}", where) for name in ("url", "source"))
        yield yes_no("proxy.blamed", False, where)
        return
    yield known("proxy.url", redact(value), source)
    yield known("proxy.source", source, source)
    named = context.captures.get("server") or context.captures.get("proxy") or ""
    yield yes_no("proxy.blamed", bool(named) and named.lower() == _host(value), source)


def web_url(context: Context) -> GitURL | None:
    """Return the https or http URL that the command used, as far as it is known.

    GitError if git cannot be asked.
    """
    url = target.find(context).url
    if url is None or url.scheme not in VARIABLES:
        url = urls.parse(context.captures.get("url", ""))
    return url if url is not None and url.scheme in VARIABLES else None


def http_setting(context: Context, name: str, url: GitURL) -> tuple[str, str] | None:
    """Return the value of `http.<url>.NAME` that git takes for a URL, and where it is set."""
    entries = configs.read(context).named("http", name.lower())
    fitting = configs.matching(
        context, "http", [entry.subsection for entry in entries], url.without_secret().text()
    )
    # The longest name that fits wins, and of one name the last value.
    best: configs.Entry | None = None
    for entry in entries:
        fits = not entry.subsection or entry.subsection in fitting
        if fits and (best is None or len(entry.subsection) >= len(best.subsection)):
            best = entry
    return (best.text, f"`{best.key}` in {best.where}") if best else None


def _chosen(context: Context, url: GitURL) -> tuple[str, str]:
    """Return the proxy and where it is set, "" and "" if it is set nowhere."""
    remote = target.find(context).remote
    own = configs.read(context).of(f"remote.{remote.name}.proxy") if remote else ()
    if own:
        return own[-1].text, f"`{own[-1].key}` in {own[-1].where}"
    configured = http_setting(context, "proxy", url)
    if configured is not None:
        return configured
    for names in (VARIABLES[url.scheme], FOR_ALL):
        for name in reversed(names):
            if name in os.environ:
                return os.environ[name], f"the variable {name}"
    return "", ""


def _direct(host: str) -> bool:
    """Whether no_proxy takes this host out; curl takes commas and blanks between its names."""
    listed = os.environ.get("no_proxy", os.environ.get("NO_PROXY", ""))
    names = [name.lower().lstrip(".") for name in listed.replace(",", " ").split()]
    host = host.lower()
    return any(name in ("*", host) or (name and host.endswith("." + name)) for name in names)


def _host(proxy: str) -> str:
    """Return the host of a proxy, which may be written without a scheme."""
    place = proxy.partition("://")[2] or proxy
    place = place.rpartition("@")[2].partition("/")[0]
    if place.startswith("["):
        return place[1:].partition("]")[0].lower()
    return place.partition(":")[0].lower()
