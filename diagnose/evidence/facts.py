"""Answers questions about the world: each fact is known, known to be absent, or unknown.

Probes are generators. They are asked one fact at a time and run no further than the answer, so
a cheap question never pays for a dear one of the same area.
"""

from __future__ import annotations

import sys
from time import monotonic

from diagnose.errors import BbfixError
from diagnose.evidence.context import Context
from diagnose.evidence.context import OutOfTimeError
from diagnose.evidence.table import AHEAD
from diagnose.evidence.table import DEAR
from diagnose.evidence.table import PROBES
from diagnose.factnames import FACTS
from diagnose.model import Fact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

BUDGET = 9.0  # seconds for all probes of one diagnosis; ssh alone may need 6


class Evidence:
    """The checked facts of one context: lazy, cached, bounded in time, and it never raises."""

    def __init__(self, context: Context, budget_seconds: float = BUDGET) -> None:
        deadline = context.deadline or monotonic() + budget_seconds
        self.context = context if context.deadline else context.replace(deadline=deadline)
        self._facts: dict[str, Fact] = {}
        self._probes: dict[str, Iterator[Fact]] = {}
        self._failed: dict[str, str] = {}  # module -> why its probe ended early
        self._asked: list[str] = []

    def about(self, captures: Mapping[str, str]) -> Evidence:
        """Return the evidence for another match; time and what was read are shared."""
        return Evidence(self.context.about(captures))

    def ask(self, name: str) -> Fact:
        """Return the fact; what could not be learnt is unknown, and its origin says why."""
        if name not in self._asked:
            self._asked.append(name)
        if name not in self._facts:
            self._facts[name] = self._learn(name)
        return self._facts[name]

    @property
    def asked(self) -> tuple[Fact, ...]:
        """The facts that somebody has asked for, in that order."""
        return tuple(self._facts[name] for name in self._asked)

    def _learn(self, name: str) -> Fact:
        area = name.partition(".")[0]
        module = DEAR.get(name) or PROBES.get(area) or AHEAD.get(area)
        if module is None or not _is_fact(name):
            return Fact(name, "unknown", origin="no such fact")
        if module not in self._failed:
            try:
                self._go_on(module, name)
            except OutOfTimeError:
                self._failed[module] = "timed out"
            except BbfixError as error:
                self._failed[module] = error.message
            except Exception as error:  # noqa: BLE001 - a probe may fail, the diagnosis may not
                self._failed[module] = f"the probe failed: {type(error).__name__}"
        if name in self._facts:
            return self._facts[name]
        return _presentable(Fact(name, "unknown", "", self._failed.get(module, "not checked")))

    def _go_on(self, module: str, name: str) -> None:
        """Run a probe on from where it stopped, until it gives the fact."""
        if module not in self._probes:
            __import__(module)  # importlib would import two modules more
            self._probes[module] = iter(sys.modules[module].probe(self.context))
        for fact in self._probes[module]:
            self._facts.setdefault(fact.name, _presentable(fact))
            if fact.name == name:
                return


def _is_fact(name: str) -> bool:
    if name in FACTS:
        return True
    from diagnose import outlook

    return name in outlook.FACTS


def _presentable(fact: Fact) -> Fact:
    """Take out what must not be shown, whatever a probe may have overlooked."""
    from diagnose.redact import redact

    clean = {}
    for field in ("value", "origin"):
        text = getattr(fact, field)
        if not text.isprintable():
            text = "".join(c if c.isprintable() else "\ufffd" for c in text)
        clean[field] = redact(text)
    return fact if clean == {"value": fact.value, "origin": fact.origin} else fact.replace(**clean)
