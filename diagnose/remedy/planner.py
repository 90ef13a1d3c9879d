"""From a fix to a plan: every step prepared on top of those before it, nothing written."""

from __future__ import annotations

import uuid

from diagnose.errors import RefusedError
from diagnose.hosts import url as urls
from diagnose.model import Risk
from diagnose.redact import MARK
from diagnose.remedy import swap
from diagnose.remedy.consent import Consent
from diagnose.remedy.plan import Plan
from diagnose.remedy.steps import preparer
from diagnose.remedy.world import World
from diagnose.settings import today as this_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.facts import Evidence
    from diagnose.model import Diagnosis
    from diagnose.model import Fact
    from diagnose.model import Fix
    from diagnose.model import Need
    from diagnose.model import Step
    from diagnose.remedy.plan import Action
    from diagnose.remedy.plan import Remain
    from diagnose.remedy.plan import Target
    from diagnose.remedy.swap import Swap

LOST = "the secret is not kept anywhere: have it at hand, or make a new one"


def plan(
    fix: Fix,
    diagnosis: Diagnosis,
    evidence: Evidence,
    *,
    consent: Consent | None = None,
    username: str = "",
    today: str = "",
    loopback: bool = False,
) -> Plan:
    """Fill a fix. Reads the configuration and asks helpers; changes nothing.

    consent   what may be touched: a stale credential beyond it is left, or refused if it shadows
    username  what the person says goes with the secret; else host facts decide
    loopback  http on loopback may get a credential: the demo alone
    RefusedError where the fix cannot or must not be applied, with the reason.
    """
    if fix.applies == "manual":
        reason = fix.why_manual or "a person has to do it"
        raise RefusedError(f"`{fix.id}` cannot be applied: {reason}", fix.command or None)
    context = evidence.context.replace(captures=diagnosis.captures)
    world = World(context)
    actions: list[Action] = []
    target: Target | None = None
    remains: tuple[Remain, ...] = ()
    for step in fix.steps:
        if step.kind == "swap-credential":
            swapped = _swap(world, step, consent or Consent(), username, today, loopback)
            actions += swapped.actions
            target, remains = swapped.target, swapped.remains
        else:
            actions += preparer(step.kind).prepare(world, step.blanks)
    if not actions:
        raise RefusedError(
            "there is nothing to change: all is as this fix would make it",
            "`bbfix last` looks whether the failure is gone",
        )
    made = Plan(
        fix=fix.id,
        title=fix.title,
        diagnosis=diagnosis.id,
        repository=world.place.root if world.place.trusted else "",
        actions=tuple(actions),
        risk=max([fix.risk if target is None else Risk.NONE, *(a.risk for a in actions)]),
        needs=tuple(_need(need, target) for need in fix.needs),
        verify=fix.verify,
        rerun=_rerun(world, context.command, target),
        target=target,
        remains=remains,
        facts=_conditions(diagnosis.facts),
        folder=world.folder,
        context=context.replace(deadline=None),
        undo=fix.undo,
    )
    return made.replace(notes=(LOST,)) if loses_secret(made) else made


def loses_secret(planned: Plan) -> bool:
    """Whether a secret goes for good: nothing takes its place, and undo brings none back."""
    dropped = any(line.startswith("- ") and MARK in line for line in planned.diff)
    return dropped and planned.target is None


def new_nonce() -> str:
    """Return the name by which the files of one change are known."""
    return uuid.uuid4().hex[:16]


def _swap(
    world: World, step: Step, consent: Consent, username: str, today: str, loopback: bool
) -> Swap:
    return swap.prepare(
        world,
        step.blanks["credential"],
        consent,
        today=today or str(this_day()),
        username=username or step.blanks.get("username", ""),
        loopback=loopback,
    )


def _need(need: Need, target: Target | None) -> Need:
    if target is None or need.kind != "secret":
        return need
    return need.replace(username=target.username, scopes=target.kind.scopes(push=target.push))


def _rerun(world: World, command: tuple[str, ...], target: Target | None) -> tuple[str, ...]:
    """Return the failed command without the secret that a URL in it had."""
    if not command or world.context.kind not in ("wrapper", "hook", "library"):
        return ()
    return tuple(_clean(word, target) for word in command)


def _clean(word: str, target: Target | None) -> str:
    url = urls.parse(word) if "://" in word else None
    if target is None or url is None or url.secret is None or url.host != target.url.host:
        return word
    return url.with_user("").text()


def _conditions(facts: tuple[Fact, ...]) -> tuple[tuple[str, str], ...]:
    """Return the facts by which the failure will be seen to be gone."""
    return tuple((fact.name, fact.value) for fact in facts if fact.known or fact.status == "absent")
