"""The nouns of bbfix as immutable values; every stage takes and returns these.

Imports nothing slow, not even typing: it lies on the way from a failed command to the screen.
"""

from __future__ import annotations

from enum import IntEnum

from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


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
