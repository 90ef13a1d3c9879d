"""The nouns of bbfix as immutable values; every stage takes and returns these.

Imports nothing slow, not even typing: it lies on the way from a failed command to the screen.
"""

from __future__ import annotations

from enum import IntEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Any
    from typing import Self
    from typing import dataclass_transform
else:

    def dataclass_transform(**_: object) -> object:
        """Stand in for typing's marker, which only type checkers read."""
        return lambda cls: cls


@dataclass_transform(frozen_default=True, eq_default=True)
class Value:
    """An immutable record: fields are the annotations, defaults the class attributes."""

    _fields: tuple[str, ...] = ()
    _needed: frozenset[str] = frozenset()  # those without a default

    def __init_subclass__(cls) -> None:
        own = [n for n in cls.__dict__.get("__annotations__", {}) if not n.startswith("_")]
        cls._fields = (*cls._fields, *own)
        cls._needed = frozenset(name for name in cls._fields if not hasattr(cls, name))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Hundreds are made on the way to a screen, so what is right costs no loop in Python.
        values = self.__dict__
        values.update(zip(self._fields, args, strict=False))
        values.update(kwargs)
        misfit = len(values) < len(args) + len(kwargs) or not values.keys() >= self._needed
        if misfit or (kwargs and not kwargs.keys() <= set(self._fields)):
            raise TypeError(self._misfit(args, kwargs))

    def _misfit(self, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
        """Say why these values do not make a record."""
        kind, fields = type(self).__name__, self._fields
        if len(args) > len(fields):
            return f"{kind} takes {len(fields)} values, not {len(args)}"
        room = fields[len(args) :]
        excess = next((name for name in kwargs if name not in room), None)
        if excess is not None:
            return f"{kind} has no room for {excess!r}"
        missing = self._needed - self.__dict__.keys()
        return f"{kind} lacks {next(name for name in fields if name in missing)!r}"

    def __setattr__(self, name: str, _: object) -> None:
        message = f"{type(self).__name__}.{name} cannot change: use replace()"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.fields() == other.fields()

    def __hash__(self) -> int:
        return hash((type(self), *(repr(v) for v in self.fields().values())))

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.fields().items())
        return f"{type(self).__name__}({inside})"

    def fields(self) -> dict[str, Any]:
        """Return name -> value in the order of declaration."""
        return {name: getattr(self, name) for name in self._fields}

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed."""
        return type(self)(**{**self.fields(), **changes})


class Risk(IntEnum):
    """What a fix may touch, from reading to losing data; ordered."""

    NONE = 0
    LOCAL = 1
    CREDENTIAL = 2
    REMOTE = 3
    WORKTREE = 4
    GLOBAL = 5
    NETWORK = 6
    HISTORY = 7
    DATA_LOSS = 8

    @property
    def label(self) -> str:
        """The word used in pattern pages and on screens."""
        return self.name.lower().replace("_", "-")

    @classmethod
    def parse(cls, label: str) -> Risk:
        """Read a label; raises KeyError for an unknown one."""
        return cls[label.upper().replace("-", "_")]


class Sureness(IntEnum):
    """How sure a diagnosis is; ordered."""

    POSSIBLE = 0
    LIKELY = 1
    CERTAIN = 2

    @property
    def label(self) -> str:
        """The word used in JSON and on screens."""
        return self.name.lower()


class Exit(IntEnum):
    """Exit codes of every command but the wrapper, which ends as git ended."""

    OK = 0
    DIAGNOSED = 1
    USAGE = 2
    UNKNOWN = 3
    REFUSED = 4
    FAULT = 70
    INTERRUPTED = 130


class Source(Value):
    """Where a transcript came from."""

    kind: str  # pipe | file | wrapper | hook | library | doctor
    name: str | None = None  # a file's name
    command: tuple[str, ...] = ()  # ("git", "push"), secrets redacted; empty when not known
    exit: int | None = None
    cwd: str = ""  # absolute folder in which the command ran
    stdin_used: bool = False  # the command read its standard input: it cannot be run again
    truncated: bool = False  # bytes were dropped to stay within bounds


class Capture(Value):
    """The bytes of one failed command, as they came, within bounds."""

    source: Source
    data: bytes


class Line(Value):
    """One clean, redacted line that remembers where it came from."""

    number: int  # 1-based line of the raw input
    text: str
    input: str | None = None  # the file's name where several were read
    remote: bool = False  # it carried git's `remote:` prefix, so the server's words follow
    quoted: bool = False  # a document, a patch or `git log` shows it: no program said it here
    original: str | None = None  # the words printed where text is their English

    @property
    def printed(self) -> str:
        """The words that were really printed, "" where the line before has them already."""
        return self.text if self.original is None else self.original


class Transcript(Value):
    """Clean lines of one capture."""

    source: Source
    lines: tuple[Line, ...]
    language: str = "en"  # en, a catalogue's language, or "unknown"
    truncated: bool = False
    binary: bool = False  # what was read is no text


class Match(Value):
    """A pattern found in a transcript."""

    pattern: str  # id
    sign: int  # index of the [[match]] entry that decided
    lines: tuple[int, ...]  # indexes into Transcript.lines, ascending; the first is the anchor
    captures: Mapping[str, str]
    weight: int = 0  # higher is more specific
    count: int = 1  # how often the same failure was seen
    folded: tuple[int, ...] = ()  # lines of consequences and weaker matches folded in


class Fact(Value):
    """Something checked, read-only. `status` is known, absent (known not to be) or unknown."""

    name: str
    status: str  # known | absent | unknown
    value: str = ""  # "" unless known; "yes" and "no" for truth values; never a secret
    origin: str = ""  # how it was learnt: `git config remote.origin.url`

    @property
    def known(self) -> bool:
        """Whether it has a value."""
        return self.status == "known"


class HostRef(Value):
    """A host as a report names it."""

    id: str  # bitbucket-cloud
    name: str  # bitbucket.org


class Need(Value):
    """What a fix must be given by a person."""

    kind: str  # secret | text
    credential: str = ""  # id of the credential kind
    username: str = ""  # the user name git must send with it
    scopes: tuple[str, ...] = ()
    page: str = ""  # where it is made
    title: str = ""  # "Atlassian API token with scopes"


class Step(Value):
    """One typed step of a fix, with its blanks filled as far as facts allow."""

    kind: str  # a key of registry.STEP_KINDS
    blanks: Mapping[str, str]
    text: str = ""  # what it does, for people
    argv: tuple[str, ...] = ()  # the command that does the same by hand; may be empty


class Fix(Value):
    """A named repair as a report offers it."""

    id: str
    title: str
    risk: Risk
    applies: str  # automatic | with-input | manual
    steps: tuple[Step, ...]
    needs: tuple[Need, ...] = ()
    verify: str = "none"  # credential | symptom | none
    undo: str = "journal"  # journal | none
    command: str = ""
    why_manual: str = ""  # why bbfix will not do it by itself


class Diagnosis(Value):
    """A match judged with facts."""

    id: str
    title: str
    area: str
    severity: str  # error | warning | notice
    sureness: Sureness
    cause: str
    why: str
    captures: Mapping[str, str]
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    fixes: tuple[Fix, ...]
    host: HostRef | None = None
    reasons: tuple[str, ...] = ()  # why the sureness is what it is
    notes: tuple[str, ...] = ()  # dated truths: what the message says that is no longer so
    count: int = 1


class Unknown(Value):
    """What can be told of a failure that no pattern knows."""

    area: str  # a key of registry.AREAS, "" where it cannot be told
    place: str  # what of git speaks so, for people
    near: tuple[tuple[str, str], ...]  # id and title of patterns that speak alike: a guess
    more: str  # a command that shows more of what happens


class Repository(Value):
    """The repository a report is about."""

    path: str
    remote: str | None = None


class Report(Value):
    """All that one transcript gave."""

    version: str
    knowledge: str  # date of the host facts, ISO 8601
    source: Source
    diagnoses: tuple[Diagnosis, ...] = ()
    unrecognised: tuple[Line, ...] = ()
    unknown: Unknown | None = None  # where nothing was diagnosed
    repository: Repository | None = None
    language: str = "en"
    truncated: bool = False
    warnings: tuple[str, ...] = ()  # about bbfix's own knowledge and limits

    @property
    def exit(self) -> Exit:
        """The exit code of a command that only diagnoses."""
        if any(d.severity == "error" for d in self.diagnoses):
            return Exit.DIAGNOSED
        return Exit.UNKNOWN if self.unrecognised else Exit.OK
