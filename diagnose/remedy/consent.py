"""Who says yes: by risk, by flags, or by a person who has seen the plan."""

from __future__ import annotations

from diagnose.errors import RefusedError
from diagnose.errors import UsageError
from diagnose.model import Risk
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from diagnose.remedy.plan import Plan

BY_YES = Risk.REMOTE  # what --yes covers
ALLOWABLE = (Risk.WORKTREE, Risk.GLOBAL, Risk.NETWORK)
ALWAYS_ASK = (Risk.HISTORY, Risk.DATA_LOSS)


class Consent(Value):
    """What the flags say, and whether a person can be asked."""

    yes: bool = False
    allow: tuple[Risk, ...] = ()
    dry_run: bool = False
    interactive: bool = False  # prompts are possible and allowed

    def covers(self, risk: Risk) -> bool:
        """Whether a step of this risk may be part of a plan that will be agreed to.

        A person who is asked sees the whole plan and decides; so does whoever only looks.
        """
        if self.yes:
            return risk <= BY_YES or risk in self.allow
        return self.interactive or self.dry_run or risk <= BY_YES or risk in self.allow


def allowed(words: Iterable[str]) -> tuple[Risk, ...]:
    """Read `--allow worktree,global,network`; UsageError for another word."""
    found = []
    for word in (part.strip() for text in words for part in text.split(",")):
        if word not in [risk.label for risk in ALLOWABLE]:
            names = ", ".join(risk.label for risk in ALLOWABLE)
            raise UsageError(f"--allow knows {names}, not `{word}`")
        found.append(Risk.parse(word))
    return tuple(found)


def decide(plan: Plan, consent: Consent, ask: Callable[[Plan], bool] | None = None) -> None:
    """Return if the plan may be applied; RefusedError, with the command to type, if not.

    ask  shows the plan and asks a person; called only where the flags do not decide
    """
    risks = {action.risk for action in plan.actions} | {plan.risk}
    if consent.yes and all(consent.covers(r) and r not in ALWAYS_ASK for r in risks):
        return
    if consent.interactive and ask is not None:
        if ask(plan):
            return
        raise RefusedError("nothing was changed")
    always = sorted(risk.label for risk in risks if risk in ALWAYS_ASK)
    if always:
        raise RefusedError(
            f"a fix of risk {' and '.join(always)} is never applied without asking; "
            "nothing was changed",
            f"at a terminal: {plan.typed}",
        )
    raise RefusedError("this needs a yes; nothing was changed", _command(plan, risks))


def _command(plan: Plan, risks: set[Risk]) -> str:
    allow = ",".join(risk.label for risk in sorted(risks) if risk in ALLOWABLE)
    words = [plan.typed, "--yes", *(["--allow", allow] if allow else [])]
    return " ".join([*words, *(["--token-stdin", "<", "TOKEN_FILE"] if plan.needs else [])])
