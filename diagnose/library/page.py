"""A pattern page as values, and as the plain data that the index keeps.

Light: it is read on the way from a failed command to the screen. What may stand in a page is
decided in `schema`.
"""

from __future__ import annotations

from diagnose.model import Risk
from diagnose.model import Sureness
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Sign(Value):
    """One [[match]] entry: how the failure shows itself in the transcript."""

    role: str  # a word of registry.ROLES
    literal: str  # cheap text that must be there, compared case-folded
    regex: str = ""  # empty: the literal alone decides
    remote: bool | None = None  # True: only a line of the server; False: only a line of this side
    commands: tuple[str, ...] = ()  # git subcommands it is narrowed to
    exits: tuple[int, ...] = ()  # exit codes it is narrowed to
    hosts: tuple[str, ...] = ()  # ids of hosts it is narrowed to, by the URL in git's own line
    tame: bool = False  # no text makes the regex slow, so `re` may run it


class Condition(Value):
    """One comparison of a fact with a value."""

    fact: str
    equal: bool  # False for `!=`
    value: str


class Silent(Value):
    """One [[silent]] entry: a failure that says nothing on stderr; facts tell it instead."""

    commands: tuple[str, ...]  # git subcommands that fail so
    exits: tuple[int, ...]
    when: tuple[Condition, ...]


class Foreseen(Value):
    """One [[foreseen]] entry: facts by which the failure is seen coming, before any command."""

    when: tuple[Condition, ...]
    why: str
    title: str = ""  # empty: the page's own, as for the two below
    severity: str = ""
    captures: Mapping[str, str] = {}  # what a sign would have captured, filled from facts
    fixes: tuple[str, ...] = ()  # empty: those of the cause that holds
    sureness: Sureness | None = None  # a cap


class Cause(Value):
    """One reason for the failure, with the conditions under which it holds."""

    id: str
    when: tuple[Condition, ...] = ()
    otherwise: bool = False  # holds when no other cause does
    why: str = ""  # empty: the page's own
    fixes: tuple[str, ...] = ()  # ids, best first
    sureness: Sureness | None = None  # a cap


class StepPage(Value):
    """A step with its blanks still open; a list of arguments is one text joined by NUL."""

    kind: str  # a key of registry.STEP_KINDS
    blanks: Mapping[str, str]


class FixPage(Value):
    """A repair as a page describes it."""

    id: str
    title: str
    risk: Risk
    steps: tuple[StepPage, ...]
    verify: str = "none"  # a word of registry.VERIFY
    undo: str = "none"  # a word of registry.UNDO
    credential: str = ""  # id of the credential kind it needs
    when: tuple[Condition, ...] = ()  # it is offered only if these hold


class Example(Value):
    """A real transcript in which the pattern must be found first."""

    text: str
    git: str = ""  # the version of git that printed it
    source: str = ""  # or the URL where it was seen
    captures: Mapping[str, str] = {}
    cause: str = ""
    world: str = ""  # the builder in tests/lab that makes it happen
    command: str = ""  # "git push", where a sign is narrowed to commands
    exit: int | None = None


class Counter(Value):
    """A transcript that looks alike and in which the pattern must not be found."""

    reason: str
    text: str
    command: str = ""
    exit: int | None = None


class Pattern(Value):
    """One page of the library."""

    id: str
    title: str
    area: str
    severity: str
    why: str
    explain: str
    signs: tuple[Sign, ...]
    causes: tuple[Cause, ...]
    fixes: tuple[FixPage, ...] = ()  # those of the page itself; others are shared
    sources: tuple[str, ...] = ()
    git: tuple[Mapping[str, str], ...] = ()  # file, msgid; maybe since, until, unprovoked
    supersedes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()  # the hosts that speak so
    notes: tuple[str, ...] = ()
    status: str = "stable"  # stable | draft | retired
    examples: tuple[Example, ...] = ()
    counters: tuple[Counter, ...] = ()
    silent: tuple[Silent, ...] = ()
    foreseen: tuple[Foreseen, ...] = ()
    gathers: tuple[str, ...] = ()  # captures of which one failure names many: `path`, so `paths`
    trusted: bool = True  # False: from a cloned repository, explained only


class ConsequenceLine(Value):
    """A line that only follows from a failure named elsewhere."""

    literal: str
    regex: str = ""
    remote: bool | None = None
    tame: bool = False  # as for a sign


FIELDS = " ".join(
    f"{kind.__name__}:{','.join(kind._fields)}"
    for kind in (
        *(ConsequenceLine, Sign, Condition, Silent, Foreseen, Cause, StepPage),
        *(FixPage, Example, Counter, Pattern),
    )
)  # an index written for other fields is not read


def plural(name: str) -> str:
    """Return the name under which a page finds all that a capture gathered."""
    return f"{name}es" if name.endswith(("ch", "s", "x")) else f"{name}s"


def plain(value: Any) -> Any:
    """Return a value as nested tuples and dicts, which marshal can write."""
    if isinstance(value, Value):
        return tuple(plain(part) for part in value.fields().values())
    if isinstance(value, Risk | Sureness):
        return int(value)
    if isinstance(value, tuple | list):
        return tuple(plain(part) for part in value)
    if hasattr(value, "items"):
        return {key: plain(part) for key, part in value.items()}
    return value


def fix_of(data: tuple[Any, ...]) -> FixPage:
    """Read a fix back from `plain` data."""
    raw = named(FixPage, data)
    raw["risk"] = Risk(raw["risk"])
    raw["steps"] = tuple(StepPage(*step) for step in raw["steps"])
    raw["when"] = _conditions_of(raw["when"])
    return FixPage(**raw)


def pattern_of(data: tuple[Any, ...]) -> Pattern:
    """Read a pattern back from `plain` data."""
    raw = named(Pattern, data)
    raw["signs"] = tuple(Sign(*sign) for sign in raw["signs"])
    raw["causes"] = tuple(_cause_of(cause) for cause in raw["causes"])
    raw["fixes"] = tuple(fix_of(fix) for fix in raw["fixes"])
    raw["examples"] = tuple(Example(*example) for example in raw["examples"])
    raw["counters"] = tuple(Counter(*counter) for counter in raw["counters"])
    raw["silent"] = tuple(silent_of(silent) for silent in raw["silent"])
    raw["foreseen"] = tuple(foreseen_of(entry) for entry in raw["foreseen"])
    return Pattern(**raw)


def named(kind: type[Value], data: tuple[Any, ...]) -> dict[str, Any]:
    """Return the fields of a value by name, from the tuple that `plain` made of it."""
    return dict(zip(kind._fields, data, strict=True))


def silent_of(data: tuple[Any, ...]) -> Silent:
    """Read a silent entry back from `plain` data."""
    raw = named(Silent, data)
    raw["when"] = _conditions_of(raw["when"])
    return Silent(**raw)


def foreseen_of(data: tuple[Any, ...]) -> Foreseen:
    """Read a foreseen entry back from `plain` data."""
    raw = named(Foreseen, data)
    raw["when"] = _conditions_of(raw["when"])
    raw["sureness"] = None if raw["sureness"] is None else Sureness(raw["sureness"])
    return Foreseen(**raw)


def _cause_of(data: tuple[Any, ...]) -> Cause:
    raw = named(Cause, data)
    raw["when"] = _conditions_of(raw["when"])
    raw["sureness"] = None if raw["sureness"] is None else Sureness(raw["sureness"])
    return Cause(**raw)


def _conditions_of(data: tuple[tuple[Any, ...], ...]) -> tuple[Condition, ...]:
    return tuple(Condition(*part) for part in data)
