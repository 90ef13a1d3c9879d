"""The same repository over https, ssh, and ssh on port 443, by the grammar of its host."""

from __future__ import annotations

import re

from diagnose.hosts import url as urls
from diagnose.hosts.url import GitURL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.hosts.facts import Host

_CONTEXT = "(?P<context>(?:/[^/]+)*?)"


def repository(url: GitURL, host: Host) -> str | None:
    """Return what all URLs of one repository share, as `acme/shop.git`; None for no such path."""
    return _parts(_current(url, host), host)[1]


def _current(url: GitURL, host: Host) -> GitURL:
    """Return the address of today for one of the old ones that a service still answers."""
    if not host.addresses:
        return url
    written = url.without_secret().text()
    for address in host.addresses:
        found = re.fullmatch(address.written, written)
        means = urls.parse(address.means.format(**found.groupdict(""))) if found else None
        if means is not None:
            return means
    return url


def https_of(url: GitURL, host: Host, like: GitURL | None = None) -> GitURL | None:
    """Return the repository's URL over https, without user name and secret; None if not known.

    `like`: an https URL of the same host. Software that anyone may run needs one when `url` is
    ssh, since neither web host, port nor context path can be derived. The user name of an
    https `url` is kept.
    """
    now = _current(url, host)
    context, shared = _parts(now, host)
    if shared is None:
        return None
    if now != url and not url.web:
        return https_of(now, host)
    if now != url:  # an old address over https stays: credentials are kept under its host name
        return _checked(url.replace(scheme="https", secret=None))
    if url.web:
        if url.scheme == "http" and not host.exact:
            return None
        plain = GitURL("url", "https", url.user, None, url.host, _tls_port(url), "")
    elif host.exact:
        name = url.host if _shares_names(url, host) else host.names[0]
        plain = GitURL("url", "https", host=name)
    else:
        if like is None or like.scheme != "https":
            return None
        context, known = _parts(like, host)
        if known is None:
            return None
        plain = GitURL("url", "https", host=like.host, port=like.port)
    shared = _segment_added(shared, host)
    path = host.path.replace("{context}", context).replace("{repository}", shared)
    if url.web and host.before_last:  # what its path leaves out is not made up
        return _checked(plain.replace(path=url.path.rstrip("/")))
    return _checked(plain.replace(path=urls.encode_path(path)))


def ssh_of(url: GitURL, host: Host, like: GitURL | None = None) -> GitURL | None:
    """Return the repository's URL over ssh; None if not known.

    `like`: an ssh URL of the same host, whose user, host name and port are then used.
    """
    url = _current(url, host)
    shared = _parts(url, host)[1]
    if shared is None or (host.exact and not host.ssh_names) or host.ssh_style == "none":
        return None
    shared = host.ssh_prefix + shared
    if like is not None and like.scheme == "ssh" and like.host:
        user, name, port = like.user, like.host, like.port
        style = like.form
    else:
        user, port, style = host.ssh_user or _login(url, host), host.ssh_port, host.ssh_style
        own = url.host in host.ssh_names or not host.exact or _shares_names(url, host)
        name = url.host if own else host.ssh_names[0]
        port = None if port == 22 else port  # noqa: PLR2004 - ssh's own default
    if style == "scp":
        shared = urls.encode_path(shared) if host.ssh_prefix else shared  # Azure: %20, not a space
        return _checked(GitURL("scp", "ssh", user, None, name, port, shared))
    path = "/" + urls.encode_path(shared)
    return _checked(GitURL("url", "ssh", user, None, name, port, path))


def _login(url: GitURL, host: Host) -> str:
    """Return the name that a URL gives, for a host where each person has a name over ssh."""
    return url.user if url.scheme == "ssh" or not host.exact else ""


def _shares_names(url: GitURL, host: Host) -> bool:
    """Whether https and ssh of the service share each of its host names."""
    return bool(host.like) and host.serves(url.host) and host.serves(host.ssh_names[0])


def ssh443_of(url: GitURL, host: Host) -> GitURL | None:
    """Return the repository's URL over ssh on port 443; None if the host does not offer that."""
    shared = repository(url, host)
    if shared is None or not host.ssh443:
        return None
    path = "/" + urls.encode_path(shared)
    return _checked(GitURL("url", "ssh", host.ssh_user, None, host.ssh443, 443, path))


def page_of(page: str, url: GitURL | None, host: Host, like: GitURL | None = None) -> str:
    """Fill {host}, {repository} and {owner} in the address of a page; "" if they are not known.

    {host} is the web host with its port and context path, {repository} as `acme/shop`, {owner} its
    first part.
    """
    if "{" not in page:
        return page
    web = https_of(url, host, like) if url else None
    if web is None:
        return ""
    context, shared = _parts(_current(web, host), host)
    shared = (shared or "").removesuffix("/wiki").removesuffix(".git")
    page = page.replace("{owner}", urls.encode_path(shared.partition("/")[0]))
    address = web.replace(user="", path=urls.encode_path(context)).text().partition("://")[2]
    return page.replace("{host}", address).replace("{repository}", urls.encode_path(shared))


def _parts(url: GitURL, host: Host) -> tuple[str, str | None]:
    """Split a path into the context (https only) and the shared part; (.., None) if it is other."""
    escaped = host.ssh_prefix and url.form == "scp"
    path = (url.replace(form="url") if escaped else url).plain_path()
    if url.local or path is None or (url.web and any(c in path for c in "?#")):
        return "", None
    prefix = ""
    if url.web or url.scheme == "git":
        path = _segment_removed(path, host)
        template = re.escape(host.path).replace(r"\{", "{").replace(r"\}", "}")
        regex = template.replace("{context}", _CONTEXT)
    else:
        regex = "/?{prefix}{repository}"
        prefix = re.escape(host.ssh_prefix)
    regex = regex.replace("{prefix}", prefix)
    regex = regex.replace("{repository}", f"(?P<shared>{host.repository})")
    found = re.fullmatch(f"{regex}/?", path)
    if not found:
        return "", None
    groups = found.groupdict()
    return groups.get("context") or "", groups["shared"]


def _segment_added(shared: str, host: Host) -> str:
    """Put in the segment that only https paths have: Azure's `_git`."""
    if not host.before_last:
        return shared
    front, _, last = shared.rpartition("/")
    return f"{front}/{host.before_last}/{last}"


def _segment_removed(path: str, host: Host) -> str:
    """Take that segment out; where Azure leaves out the project, it has the repository's name."""
    if not host.before_last:
        return path
    front, middle, last = path.rstrip("/").rpartition(f"/{host.before_last}/")
    if not middle:
        return "/"  # no path of a repository on this host
    return f"{front}/{last}/{last}" if front.count("/") == 1 else f"{front}/{last}"


def _tls_port(url: GitURL) -> int | None:
    """Return the port for https: 443 is not written, and a port of http says nothing."""
    return None if url.scheme == "http" or url.port == 443 else url.port  # noqa: PLR2004 - https


def _checked(url: GitURL) -> GitURL | None:
    """Let only through what reads back as itself."""
    return url if urls.parse(url.text()) == url else None
