"""All hosts that bbfix knows, and which of them is behind a URL."""

from __future__ import annotations

from diagnose.hosts import grammar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from diagnose.hosts.facts import Host
    from diagnose.hosts.url import GitURL

SSH_OVER_443 = 443  # port


class Catalog:
    """The hosts by id, by exact name, and by the shape of their URLs."""

    def __init__(self, hosts: Iterable[Host]) -> None:
        pages = tuple(hosts)
        elsewhere = (host.run_by_others() for host in pages)
        self.hosts = (*pages, *(host for host in elsewhere if host is not None))
        self._by_id = {name: host for host in self.hosts for name in (*host.aka, host.id)}
        self._web = {name: host for host in self.hosts for name in host.names}
        self._ssh = {name: host for host in self.hosts if host.exact for name in host.ssh_names}
        self._ssh443 = {host.ssh443: host for host in self.hosts if host.ssh443}

    def host(self, host_id: str) -> Host | None:
        """Return a host by its id."""
        return self._by_id.get(host_id)

    def identify(self, url: GitURL, configured: Mapping[str, str] | None = None) -> Host | None:
        """Return the host behind a URL, or None.

        A service is known by its whole host names only, never by a part of one. `configured`
        (host name -> host id, from `bbfix.host.<name>.kind`) decides for all other names; then
        the shape of the URL does, for software whose URLs have one.
        """
        if url.local or not url.host:
            return None
        named = (self._ssh if url.scheme == "ssh" else self._web).get(url.host) or self._like(url)
        if named is None and url.scheme == "ssh" and url.port == SSH_OVER_443:
            named = self._ssh443.get(url.host)
        if named is not None:
            return named
        if configured and url.host in configured:
            return self._called(configured[url.host])
        return next((host for host in self.hosts if self._shaped(url, host)), None)

    def _called(self, name: str) -> Host | None:
        """Return what a person calls a server of their own: the software, not the one service."""
        host = self._by_id.get(name)
        return self._by_id.get(host.elsewhere, host) if host else None

    def _like(self, url: GitURL) -> Host | None:
        """Return the service that gives such host names to its regions or customers."""
        return next((host for host in self.hosts if host.like and host.serves(url.host)), None)

    @staticmethod
    def _shaped(url: GitURL, host: Host) -> bool:
        """Whether a URL has the shape that only this software gives to its URLs."""
        if host.exact:
            return False
        port = host.ssh_port not in (22, SSH_OVER_443) and url.port == host.ssh_port
        telling = "{context}" in host.path if url.web else port
        return telling and grammar.repository(url, host) is not None
