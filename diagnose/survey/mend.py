"""One fix for many repositories: planned and shown together, applied and undone one by one."""

from __future__ import annotations

from diagnose.errors import BbfixError
from diagnose.errors import RefusedError
from diagnose.model import Risk
from diagnose.remedy.apply import apply
from diagnose.remedy.plan import Action
from diagnose.remedy.plan import Plan
from diagnose.remedy.planner import loses_secret
from diagnose.remedy.planner import plan
from diagnose.survey import doctor
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diagnose.model import Diagnosis
    from diagnose.model import Fix
    from diagnose.model import Need
    from diagnose.model import Report
    from diagnose.redact import Secret
    from diagnose.remedy.consent import Consent
    from diagnose.settings import Settings
    from diagnose.survey.doctor import Knowledge


# steps that many repositories have in common: a helper holds one credential for them all
SHARED = ("store-credential", "forget-credential")


class Wish(Value):
    """What is to be done in every repository."""

    name: str  # of a fix; "" for the first one of a finding, where bbfix can do it alone
    settings: Settings
    known: Knowledge
    consent: Consent
    username: str = ""


class Planned(Value):
    """What will be done in one repository, as it is shown."""

    path: str
    plan: dict[str, Any]
    risks: frozenset[Risk]
    needs: tuple[Need, ...] = ()
    host: str = ""  # to which the secret goes

    def as_json(self) -> dict[str, Any]:
        """Return what a report says of it."""
        return {"path": self.path, **self.plan}


class Result(Value):
    """What became of one repository: applied, rolled-back, interrupted, refused, left, or gone."""

    path: str
    fix: str
    state: str
    change: int | None = None
    verified: bool = False
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what a report says of it."""
        undo = f"bbfix undo {self.change}" if self.change and self.state == "applied" else None
        return {**self.fields(), "undo": undo}


def prepare(path: str, wish: Wish) -> Planned | Result | None:
    """Plan the wish in one repository; None where there is nothing for it to mend.

    Where it cannot be done the result says why.
    """
    try:
        made = _plan(path, wish)
    except BbfixError as error:
        return Result(path, wish.name, "refused", reason=error.message)
    if made is None:
        return None
    if not wish.name and loses_secret(made):
        reason = f"it would lose a secret for good, so it has to be named: --fix {made.fix}"
        return Result(path, made.fix, "left", reason=reason)
    return Planned(
        path,
        made.as_json(),
        frozenset({made.risk, *(action.risk for action in made.actions)}),
        made.needs,
        made.target.url.host if made.target else "",
    )


def whole(every: list[Planned], typed: str) -> Plan:
    """Return the plan that stands for all where consent is asked for.

    Raises RefusedError if they need different secrets: one question has one answer.
    """
    needed = {(p.host, need.credential, need.username): need for p in every for need in p.needs}
    if len(needed) > 1:
        said = ", ".join(sorted(f"{credential} for {host}" for host, credential, _ in needed))
        raise RefusedError(
            f"the repositories need different secrets ({said}); nothing was changed",
            "sweep a folder of fewer repositories, or mend each with `bbfix fix`",
        )
    risks = {risk for planned in every for risk in planned.risks}
    return Plan(
        fix="sweep",
        title="",
        diagnosis="",
        repository="",
        actions=tuple(Action("all", "", risk) for risk in sorted(risks)),
        risk=max(risks, default=Risk.NONE),
        needs=tuple(needed.values()),
        command=typed,
    )


def carry_out(every: list[Planned], wish: Wish, secret: Secret | None) -> Iterator[Result]:
    """Apply each plan, if it is still the one that was shown; what fails stops no other.

    Ctrl-C takes back what is under way, and is raised on.
    """
    for planned in every:
        yield _one(planned, wish, secret)


def _one(planned: Planned, wish: Wish, secret: Secret | None) -> Result:
    name = str(planned.plan["fix"])
    try:
        made = _plan(planned.path, wish)
        if made is None:
            return Result(planned.path, name, "gone", reason="an earlier fix has mended it, too")
        if not _steps(made.as_json()) <= _steps(planned.plan):
            reason = "the repository has changed since the plan was shown"
            return Result(planned.path, name, "refused", reason=reason)
        done = apply(made, secret if made.needs else None)
    except BbfixError as error:
        return Result(planned.path, name, "refused", reason=error.message)
    except (OSError, ValueError) as error:
        return Result(planned.path, name, "refused", reason=str(error))
    return Result(planned.path, name, done.state, done.number, done.verified, done.reason)


def _steps(shown: dict[str, Any]) -> set[tuple[str, str, tuple[str, ...]]]:
    """Return what a plan touches, and how; a later one may do less than was shown, never more.

    What the helpers hold is shared: an earlier repository's fix has changed that by now.
    """
    return {
        (step["kind"], step["place"], () if step["kind"] in SHARED else tuple(step["diff"]))
        for step in shown["steps"]
    }


def _plan(path: str, wish: Wish) -> Plan | None:
    """Look at the repository anew: between the look and the plan the world may have moved on."""
    examination = doctor.examine(path, wish.settings, wish.known)
    chosen = choose(examination.report, wish.name)
    if chosen is None:
        return None
    fix, diagnosis = chosen
    evidence = examination.evidence_of(diagnosis)
    return plan(fix, diagnosis, evidence, consent=wish.consent, username=wish.username)


def choose(report: Report, name: str) -> tuple[Fix, Diagnosis] | None:
    """Return the fix of that name; without one the first that bbfix can do with no one's help.

    Only the first fix of a finding is taken unasked: the others are for a person to choose.
    """
    for diagnosis in report.diagnoses:
        for fix in diagnosis.fixes if name else diagnosis.fixes[:1]:
            if (fix.id == name and fix.applies != "manual") or (
                not name and fix.applies == "automatic"
            ):
                return fix, diagnosis
    return None
