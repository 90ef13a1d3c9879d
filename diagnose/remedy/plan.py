"""What a repair will do, with every blank filled: shown first, and applied exactly as shown."""

from __future__ import annotations

from diagnose.model import Need
from diagnose.model import Risk
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diagnose.evidence.context import Context
    from diagnose.hosts.facts import CredentialKind
    from diagnose.hosts.facts import Host
    from diagnose.hosts.url import GitURL


NOBODYS = "/bbfix-access-check/none.git"  # a repository that is on no host


class FileChange(Value):
    """One file before and after an action. The bytes may hold secrets: they never show."""

    path: str  # where it really is, links followed
    kind: str  # config | netrc
    before: bytes | None
    after: bytes | None

    def __repr__(self) -> str:
        return f"FileChange({self.path!r})"


class Action(Value):
    """One primitive step: a kind of diagnose.remedy.steps, filled."""

    kind: str
    text: str  # what it does, for people
    risk: Risk
    place: str = ""  # the configuration key, file or helper it touches
    blanks: Mapping[str, Any] = {}
    argv: tuple[str, ...] = ()  # the command that does the same by hand; may be empty
    diff: tuple[str, ...] = ()  # `- old` and `+ new`, secrets as ***
    change: FileChange | None = None
    undo: str = "yes"  # yes | no | part: whether it can be taken back, secrets aside

    def as_json(self) -> dict[str, Any]:
        """Return what a report says of it."""
        return {
            "kind": self.kind,
            "text": self.text,
            "risk": self.risk.label,
            "place": self.place,
            "argv": list(self.argv),
            "diff": list(self.diff),
            "undo": self.undo,
        }


class Remain(Value):
    """A stale secret that the plan leaves where it is, and the flag that would take it out."""

    place: str
    flag: str

    def as_json(self) -> dict[str, str]:
        """Return what a report says of it."""
        return {"place": self.place, "flag": self.flag}


class Target(Value):
    """Where a new credential goes, and how it is tried."""

    url: GitURL  # as git will use it, without a secret
    host: Host
    kind: CredentialKind
    username: str
    push: bool
    remote: str = ""  # the remote to verify with; "" for a URL alone, as in a clone
    named_by: str = ""  # config | command | user
    loopback: bool = False  # http on loopback will do: the demo

    @property
    def tried(self) -> GitURL:
        """The URL that the secret is tried with: a host alone is asked for what nobody has."""
        return self.url if self.url.path.strip("/") else self.url.replace(path=NOBODYS)

    def takes(self, status: str) -> bool:
        """Whether a verdict on a trial is a yes.

        A host that was named without a repository says 404 to a secret it knows, and 401 to one
        it does not (so Bitbucket: the 404 hides what exists from those who may not see it).
        """
        return status == "accepted" or (status == "missing" and self.tried is not self.url)


class Plan(Value):
    """A fix with every blank filled."""

    fix: str
    title: str
    diagnosis: str
    repository: str  # the folder in which git works; "" outside one
    actions: tuple[Action, ...]
    risk: Risk
    needs: tuple[Need, ...] = ()
    verify: str = "none"  # credential | symptom | none
    rerun: tuple[str, ...] = ()  # the failed command as it can be run again; () if it cannot
    target: Target | None = None
    remains: tuple[Remain, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()  # name, value: what the diagnosis rests on
    folder: str = ""  # in which git works
    context: Context | None = None  # of the diagnosis, for a fresh look at its facts
    undo: str = "journal"
    command: str = ""  # the words that a person types to get this plan; "" is `bbfix fix ID`

    @property
    def typed(self) -> str:
        """The command that makes this plan, without the flags of a yes."""
        return self.command or f"bbfix fix {self.fix}"

    @property
    def diff(self) -> tuple[str, ...]:
        """All that changes, as `- old` and `+ new` lines."""
        return tuple(line for action in self.actions for line in action.diff)

    def as_json(self) -> dict[str, Any]:
        """Return the plan's part of a bbfix.fix/1 document."""
        return {
            "fix": self.fix,
            "title": self.title,
            "diagnosis": self.diagnosis,
            "repository": self.repository,
            "risk": self.risk.label,
            "steps": [action.as_json() for action in self.actions],
            "diff": list(self.diff),
            "needs": [_need(need) for need in self.needs],
            "verify": self.verify,
            "remains": [remain.as_json() for remain in self.remains],
            "notes": list(self.notes),
            "rerun": list(self.rerun),
        }


class Outcome(Value):
    """How applying a plan ended: applied, rolled-back, or nothing to do."""

    plan: Plan
    state: str  # applied | rolled-back | interrupted | unchanged
    number: int | None = None  # of the change, for undo
    verified: bool = False
    reason: str = ""  # why it was rolled back, or how it was verified
    lines: tuple[str, ...] = ()  # what git and the host said, redacted
    without: tuple[str, ...] = ()  # what could not be brought back

    def as_json(self) -> dict[str, Any]:
        """Return a bbfix.fix/1 document."""
        return {
            "schema": "bbfix.fix/1",
            **self.plan.as_json(),
            "state": self.state,
            "change": self.number,
            "verified": self.verified,
            "reason": self.reason,
            "lines": list(self.lines),
            "without": list(self.without),
            "undo": f"bbfix undo {self.number}" if self.number else None,
        }


def _need(need: Need) -> dict[str, Any]:
    fields = need.fields()
    return {**fields, "scopes": list(need.scopes)}
