"""What bbfix knows about a host, read from the tables of patterns/hosts/."""

from __future__ import annotations

import re

from diagnose.errors import LibraryError
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from typing import TypeVar

    T = TypeVar("T", bound=Value)

OWN = "own"  # the person's own user name on the host
ANY = "any"  # whatever is not empty


class CredentialKind(Value):
    """One kind of credential of a host: how it looks, who goes with it, what it may do, and when.

    Dates are ISO 8601. `until` is the first day on which it no longer works, `made_until` the
    first day on which none can be made. Scopes are the least that serves.
    """

    id: str
    title: str
    shapes: tuple[str, ...] = ()  # regexes for the whole secret; none: told by elimination only
    usernames: tuple[str, ...] = (OWN,)  # fixed names, `own` or `any`; the first is preferred
    reserved: tuple[str, ...] = ()  # every fixed name of the host, whatever the kind
    scopes_pull: tuple[str, ...] = ()
    scopes_push: tuple[str, ...] = ()
    page: str = ""  # may hold {host} and {repository}
    made: str = ""  # how to get there by hand, for people
    since: str = ""
    made_until: str = ""
    until: str = ""
    successor: str = ""  # id of the kind that takes its place
    refused: str = ""  # why it is refused, for people
    notes: tuple[str, ...] = ()

    @property
    def by_shape(self) -> bool:
        """Whether its shape tells it; otherwise naming it is `likely` at best."""
        return bool(self.shapes)

    @property
    def username(self) -> str:
        """The fixed user name to send with it; "" when it is the person's own."""
        return next((name for name in self.usernames if name not in (OWN, ANY)), "")

    def accepted(self, today: str) -> bool:
        """Whether the host takes it on that day (ISO 8601)."""
        day = str(today)
        return self.since <= day and not (self.until and self.until <= day)

    def scopes(self, *, push: bool) -> tuple[str, ...]:
        """Return the least scopes for pushing, or for reading only."""
        return self.scopes_push if push else self.scopes_pull


class HostKey(Value):
    """A public key by which the host proves itself over ssh, as the host publishes it."""

    algorithm: str  # ed25519 | ecdsa | rsa | dsa
    fingerprint: str  # SHA256:...
    until: str = ""  # first day on which it was no longer used


class Change(Value):
    """A dated truth about the host."""

    since: str
    text: str
    source: str
    until: str = ""


class Address(Value):
    """An older address of a service: what is written, and the address of today that it means."""

    written: str  # regex for the whole address
    means: str  # may hold the {groups} of the regex


class Host(Value):
    """A git hosting service."""

    id: str
    title: str
    checked: str  # the day on which these facts were last compared with their sources
    aka: tuple[str, ...] = ()  # what else a person may write for it in `bbfix.host.<name>.kind`
    names: tuple[str, ...] = ()  # exact host names over https; empty: told by the URL's shape
    like: str = ""  # regex for whole host names that it gives to each region or customer
    path: str = "/{repository}"  # over https; may hold {context}
    repository: str = "[^/]+/[^/]+"  # regex of what the https and the ssh path share
    before_last: str = ""  # a segment that only the https path has, before its last one
    ssh_prefix: str = ""  # what only the ssh path has, in front
    ssh_names: tuple[str, ...] = ()  # none, for a service: it has no ssh that bbfix could name
    ssh_user: str = "git"
    ssh_port: int = 22
    ssh_style: str = "scp"  # scp | url
    ssh443: str = ""  # host name of ssh on port 443
    ssh_page: str = ""  # where a person adds a public key
    ssh_keys_page: str = ""  # where the host publishes its own keys
    status: str = ""
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kinds: tuple[CredentialKind, ...] = ()
    keys: tuple[HostKey, ...] = ()
    changes: tuple[Change, ...] = ()
    addresses: tuple[Address, ...] = ()
    elsewhere: str = ""  # id of the same software on a server of one's own
    elsewhere_title: str = ""

    @property
    def exact(self) -> bool:
        """Whether it is one service with names of its own, not software that anyone may run."""
        return bool(self.names)

    def serves(self, name: str) -> bool:
        """Whether a host name is one of the service's own over https."""
        return name in self.names or bool(self.like and re.fullmatch(self.like, name))

    def run_by_others(self) -> Host | None:
        """Return the facts about the same software on a server of one's own, if anyone may run it.

        What belongs to the one service goes: its names, its keys and its ssh on port 443.
        """
        if not self.elsewhere:
            return None
        there = f"https://{self.names[0]}/"

        def moved(page: str) -> str:
            return page.replace(there, "https://{host}/", 1)

        return self.replace(
            id=self.elsewhere,
            title=self.elsewhere_title,
            status="",
            names=(),
            like="",
            ssh_names=(),
            ssh443="",
            ssh_page=moved(self.ssh_page),
            ssh_keys_page="",
            kinds=tuple(kind.replace(page=moved(kind.page)) for kind in self.kinds),
            keys=(),
            addresses=(),
            elsewhere="",
            elsewhere_title="",
        )

    def kind(self, name: str) -> CredentialKind | None:
        """Return a credential kind by its id."""
        return next((k for k in self.kinds if k.id == name), None)


# key of a host page -> field of Host, table by table
_TOP = {
    "id": "id",
    "title": "title",
    "checked": "checked",
    "status": "status",
    "aka": "aka",
    "sources": "sources",
    "notes": "notes",
}
_WEB = {
    "names": "names",
    "like": "like",
    "path": "path",
    "repository": "repository",
    "before_last": "before_last",
}
_SSH = {
    "names": "ssh_names",
    "user": "ssh_user",
    "port": "ssh_port",
    "style": "ssh_style",
    "prefix": "ssh_prefix",
    "over443": "ssh443",
    "page": "ssh_page",
    "keys_page": "ssh_keys_page",
}
_ELSEWHERE = {"id": "elsewhere", "title": "elsewhere_title"}
_TABLES = ("web", "ssh", "credential", "host_key", "change", "address", "elsewhere")
_REGEXES = ("shapes", "repository", "like", "written")
_NAMES = {str: "a text", int: "a number", tuple: "a list"}
_DATES = ("checked", "since", "until", "made_until")


def host_of(table: Mapping[str, Any], where: str = "host") -> Host:
    """Build a Host from one table; raises LibraryError that names `where` and the key.

    Regexes and dates are not looked at: that is `check`, done once when the library is built.
    """
    top = {key: value for key, value in table.items() if key not in _TABLES}
    fields = _renamed(top, _TOP, where)
    fields |= _renamed(table.get("web", {}), _WEB, f"{where}: web")
    fields |= _renamed(table.get("ssh", {}), _SSH, f"{where}: ssh")
    fields |= _renamed(table.get("elsewhere", {}), _ELSEWHERE, f"{where}: elsewhere")
    named = [entry.get("usernames", ()) for entry in table.get("credential", ())]
    fixed = {name for names in named if isinstance(names, list | tuple) for name in names}
    reserved = tuple(sorted(fixed - {OWN, ANY}))
    return _value(
        Host,
        fields,
        where,
        kinds=_values(CredentialKind, table, "credential", where, reserved=reserved),
        keys=_values(HostKey, table, "host_key", where),
        changes=_values(Change, table, "change", where),
        addresses=_values(Address, table, "address", where),
    )


def check(host: Host, where: str = "host") -> None:
    """Raise LibraryError for a regex, a date, an id or a successor that cannot be right."""
    for value in (host, *host.kinds, *host.keys, *host.changes, *host.addresses):
        for key, given in value.fields().items():
            _check(key, given, where)
    ids = [k.id for k in host.kinds]
    for kind in host.kinds:
        if ids.count(kind.id) > 1:
            raise LibraryError(f"{where}: two credential kinds are called {kind.id!r}")
        if kind.successor and kind.successor not in ids:
            raise LibraryError(f"{where}: {kind.id}: unknown successor {kind.successor!r}")
        if kind.until and not kind.refused:
            raise LibraryError(
                f"{where}: {kind.id}: `until` needs `refused`, the reason for people"
            )


def _renamed(table: Mapping[str, Any], names: Mapping[str, str], where: str) -> dict[str, Any]:
    for key in table:
        if key not in names:
            raise LibraryError(f"{where}: unknown key {key!r}")
    return {names[key]: value for key, value in table.items()}


def _values(
    kind: type[T], table: Mapping[str, Any], key: str, where: str, **derived: Any
) -> tuple[T, ...]:
    return tuple(_value(kind, entry, f"{where}: {key}", **derived) for entry in table.get(key, ()))


def _value(kind: type[T], table: Mapping[str, Any], where: str, **derived: Any) -> T:
    """Build a value of what the table says and of what is derived from it."""
    fields: dict[str, Any] = {}
    for key, value in table.items():
        if key not in kind._fields or key == "reserved":
            raise LibraryError(f"{where}: unknown key {key!r}")
        wanted = getattr(kind, key, "")
        given = tuple(value) if isinstance(value, list) else value
        if type(given) is not type(wanted):
            raise LibraryError(f"{where}: {key} must be {_NAMES[type(wanted)]}")
        fields[key] = given
    try:
        return kind(**fields, **derived)
    except TypeError as error:
        raise LibraryError(f"{where}: {error}") from None


def _check(key: str, value: Any, where: str) -> None:
    if key in _DATES and value and not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise LibraryError(f"{where}: {key} must be a date as 2026-11-23, not {value!r}")
    if key in _REGEXES:
        for regex in value if isinstance(value, tuple) else (value,):
            try:
                re.compile(regex)
            except re.error as error:
                raise LibraryError(f"{where}: {key}: {error}") from None
