"""Decide which cause of a pattern holds, in three values: a fact may be unknown."""

from __future__ import annotations

from diagnose.model import Fact
from diagnose.registry import CAPTURED
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from diagnose.library.page import Cause
    from diagnose.library.page import Condition

    Ask = Callable[[str], Fact]

NOTHING = "none"  # how a page writes that a fact is absent


def with_captures(captures: Mapping[str, str], ask: Ask) -> Ask:
    """Return an `ask` that also answers for what the signs captured, as `capture.<name>`."""

    def answer(name: str) -> Fact:
        captured = name.removeprefix(CAPTURED)
        if captured == name:
            return ask(name)
        value = captures.get(captured, "")
        return Fact(name, "known", value) if value else Fact(name, "absent")

    return answer


class Verdict(Value):
    """The outcome of a list of conditions."""

    holds: bool
    asked: tuple[Fact, ...]  # in the order of asking
    unknown: tuple[str, ...]  # names that could not be learnt and so decided against


def weigh(conditions: Iterable[Condition], ask: Ask) -> Verdict:
    """Evaluate conditions joined by *and*; stop at the first that does not hold.

    A known fact compares by value, an absent one equals the word `none`, an unknown one
    makes the comparison false both ways.
    """
    asked: list[Fact] = []
    for condition in conditions:
        fact = ask(condition.fact)
        asked.append(fact)
        if fact.status == "unknown":
            return Verdict(False, tuple(asked), (fact.name,))
        value = fact.value if fact.known else NOTHING
        if (value == condition.value) is not condition.equal:
            return Verdict(False, tuple(asked), ())
    return Verdict(True, tuple(asked), ())


class Chosen(Value):
    """The cause that holds, with what was learnt on the way."""

    cause: Cause | None
    facts: tuple[Fact, ...]
    unknown: tuple[str, ...]


def choose(causes: Iterable[Cause], ask: Ask) -> Chosen:
    """Return the first cause whose facts hold, else the one marked `otherwise`."""
    unknown: list[str] = []
    fallback: Cause | None = None
    learnt: dict[str, Fact] = {}
    for cause in causes:
        if cause.otherwise:
            fallback = fallback or cause
            continue
        verdict = weigh(cause.when, ask)
        learnt.update((fact.name, fact) for fact in verdict.asked)
        if verdict.holds:
            return Chosen(cause, verdict.asked, tuple(unknown))
        unknown += [name for name in verdict.unknown if name not in unknown]
    return Chosen(fallback, tuple(learnt.values()), tuple(unknown))
