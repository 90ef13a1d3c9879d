from __future__ import annotations

import pytest

from diagnose.errors import RefusedError
from diagnose.errors import UsageError
from diagnose.model import Need
from diagnose.model import Risk
from diagnose.remedy.consent import Consent
from diagnose.remedy.consent import allowed
from diagnose.remedy.consent import decide
from diagnose.remedy.plan import Action
from diagnose.remedy.plan import Plan


def plan(*risks: Risk, needs: tuple[Need, ...] = ()) -> Plan:
    actions = tuple(Action("set-config", "", risk) for risk in risks)
    return Plan("a-fix", "a fix", "a-failure", "/r", actions, max(risks), needs)


@pytest.mark.parametrize("risk", list(Risk))
def test_what_yes_covers(risk: Risk) -> None:
    """--yes covers up to `remote` and no risk beyond it."""
    if risk <= Risk.REMOTE:
        decide(plan(risk), Consent(yes=True))
    else:
        with pytest.raises(RefusedError):
            decide(plan(Risk.LOCAL, risk), Consent(yes=True))


@pytest.mark.parametrize("risk", [Risk.WORKTREE, Risk.GLOBAL, Risk.NETWORK])
def test_what_allow_widens(risk: Risk) -> None:
    """--allow covers just the risk it names."""
    decide(plan(risk), Consent(yes=True, allow=(risk,)))
    for other in {Risk.WORKTREE, Risk.GLOBAL, Risk.NETWORK} - {risk}:
        with pytest.raises(RefusedError, match="yes"):
            decide(plan(risk, other), Consent(yes=True, allow=(risk,)))


@pytest.mark.parametrize("risk", [Risk.HISTORY, Risk.DATA_LOSS])
def test_what_is_always_asked(risk: Risk) -> None:
    """No flag covers history and data loss; a person at a terminal may agree."""
    everything = Consent(yes=True, allow=(Risk.WORKTREE, Risk.GLOBAL, Risk.NETWORK))
    with pytest.raises(RefusedError, match="never applied without asking"):
        decide(plan(risk), everything)
    decide(plan(risk), everything.replace(interactive=True), lambda _: True)


def test_a_person_decides() -> None:
    """At a terminal the plan is shown, and no is no."""
    decide(plan(Risk.GLOBAL), Consent(interactive=True), lambda _: True)
    with pytest.raises(RefusedError, match="nothing was changed"):
        decide(plan(Risk.LOCAL), Consent(interactive=True), lambda _: False)


def test_without_a_terminal_the_command_is_named() -> None:
    """Nobody to ask and no --yes: refused, with the exact command to type."""
    needs = (Need("secret", "api-token"),)

    with pytest.raises(RefusedError) as caught:
        decide(plan(Risk.REMOTE, Risk.GLOBAL, needs=needs), Consent())

    expected = "bbfix fix a-fix --yes --allow global --token-stdin < TOKEN_FILE"
    assert (caught.value.hint, caught.value.exit) == (expected, 4)


def test_the_command_that_was_typed_is_named() -> None:
    """A plan of another command than `bbfix fix` names that command, for a yes and for a person."""
    for risk, words in ((Risk.REMOTE, "bbfix login web --yes"), (Risk.HISTORY, "bbfix login web")):
        with pytest.raises(RefusedError) as caught:
            decide(plan(risk).replace(command="bbfix login web"), Consent())
        assert str(caught.value.hint).endswith(words)


def test_reading_allow() -> None:
    """Words are separated by commas, in several flags or one; others are wrong usage."""
    assert allowed(["worktree,global", "network"]) == (Risk.WORKTREE, Risk.GLOBAL, Risk.NETWORK)
    for word in ("history", "data-loss", "local", "all", ""):
        with pytest.raises(UsageError):
            allowed([word])


def test_what_a_plan_may_hold() -> None:
    """Who looks on or is asked sees the whole plan; flags alone bound it."""
    assert not Consent(yes=True).covers(Risk.GLOBAL)
    assert not Consent().covers(Risk.GLOBAL)
    assert Consent().covers(Risk.REMOTE)
    assert Consent(interactive=True).covers(Risk.GLOBAL)
    assert Consent(dry_run=True).covers(Risk.GLOBAL)
    assert Consent(yes=True, allow=(Risk.GLOBAL,)).covers(Risk.GLOBAL)
