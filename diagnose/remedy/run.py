"""The state that the steps of one change share while it is applied or undone."""

from __future__ import annotations

import os

from diagnose.errors import FaultError
from diagnose.hosts import url as urls
from diagnose.state import journal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diagnose.hosts.url import GitURL
    from diagnose.redact import Secret
    from diagnose.remedy.plan import Plan
    from diagnose.state.journal import Entry


class Run:
    """One change under way. Old secrets are remembered here, in memory alone, for rolling back."""

    def __init__(
        self, entry: Entry, *, plan: Plan | None = None, secret: Secret | None = None
    ) -> None:
        self.entry = entry
        self.plan = plan
        self.secret = secret
        self.memory: dict[int, Any] = {}
        self.lines: tuple[str, ...] = ()  # what a git command said, redacted

    @property
    def nonce(self) -> str:
        """The name by which files of this change are known beside the user's own."""
        return str(self.entry.plan["nonce"])

    @property
    def folder(self) -> str:
        """The folder in which git works; one that is gone stands for any."""
        folder = str(self.entry.plan.get("folder") or "")
        return folder if os.path.isdir(folder) else os.path.expanduser("~")

    def lock_is_live(self, path: str) -> bool:
        """Whether a git is, or may be, at work behind a lock: what cannot be known counts."""
        from diagnose.evidence.facts import Evidence

        if self.plan is None or self.plan.context is None:
            return True
        fact = Evidence(self.plan.context.replace(captures={"path": path})).ask("lock.live_git")
        return not (fact.known and fact.value == "no")

    def mark(self, event: str, step: int, **more: object) -> None:
        """Write to the journal how far a step is."""
        self.entry = journal.mark(self.entry, event=event, step=step, **more)

    def noted(self, event: str, step: int) -> Mapping[str, Any]:
        """Return the last mark of a step with this event; {} if there is none."""
        marks = (m for m in self.entry.marks if m.get("event") == event and m.get("step") == step)
        return next(reversed(list(marks)), {})


def recorded_url(text: str) -> GitURL:
    """Read a URL that a plan or the journal holds; FaultError where bbfix wrote none."""
    url = urls.parse(text)
    if url is None:
        raise FaultError("the journal names no URL for a credential")
    return url
