from __future__ import annotations

from diagnose.judge.conditions import choose
from diagnose.judge.conditions import weigh
from diagnose.judge.conditions import with_captures
from diagnose.library.page import Cause
from diagnose.library.page import Condition
from diagnose.model import Fact

FACTS = {
    "lock.exists": Fact("lock.exists", "known", "yes"),
    "lock.live_git": Fact("lock.live_git", "known", "no"),
    "lock.holder": Fact("lock.holder", "absent"),
    "ssh.works": Fact("ssh.works", "unknown", origin="timed out"),
}


def when(*texts: str) -> tuple[Condition, ...]:
    parts = [text.split(" ") for text in texts]
    return tuple(Condition(fact, sign == "==", value) for fact, sign, value in parts)


def holds(*texts: str) -> bool:
    return weigh(when(*texts), FACTS.__getitem__).holds


def test_known_facts_compare_by_value() -> None:
    """Equality and inequality hold as written, joined by and."""
    assert holds("lock.exists == yes")
    assert holds("lock.exists != no", "lock.live_git == no")
    assert not holds("lock.exists == yes", "lock.live_git == yes")


def test_an_absent_fact_equals_none() -> None:
    """What is known not to be is the word `none` and nothing else."""
    assert holds("lock.holder == none")
    assert holds("lock.holder != 17")
    assert not holds("lock.holder != none")


def test_an_unknown_fact_is_false_both_ways() -> None:
    """No condition can rest on what is not known."""
    assert not holds("ssh.works == yes")
    assert not holds("ssh.works != yes")
    assert weigh(when("ssh.works == yes"), FACTS.__getitem__).unknown == ("ssh.works",)


def test_what_was_captured_is_a_fact_too() -> None:
    """A capture compares as a fact does; one that is not there is absent."""
    ask = with_captures({"account": "github-actions[bot]"}, FACTS.__getitem__)
    assert weigh(when("capture.account == github-actions[bot]"), ask).holds
    assert weigh(when("capture.account != bob", "lock.exists == yes"), ask).holds
    assert weigh(when("capture.branch == none"), ask).holds


def test_the_first_cause_that_holds_is_chosen() -> None:
    """`otherwise` waits for the end, wherever it stands in the page."""
    causes = (
        Cause("other", otherwise=True),
        Cause("held", when("lock.live_git == yes")),
        Cause("stale", when("lock.exists == yes", "lock.live_git == no")),
    )
    chosen = choose(causes, FACTS.__getitem__)
    assert chosen.cause is not None
    assert chosen.cause.id == "stale"
    assert [fact.name for fact in chosen.facts] == ["lock.exists", "lock.live_git"]


def test_causes_passed_over_for_ignorance_are_named() -> None:
    """A fallback that was taken because a fact is unknown says which."""
    causes = (Cause("key", when("ssh.works == yes")), Cause("other", otherwise=True))
    chosen = choose(causes, FACTS.__getitem__)
    assert chosen.cause is not None
    assert chosen.cause.id == "other"
    assert chosen.unknown == ("ssh.works",)


def test_without_a_fallback_no_cause_may_hold() -> None:
    """A page whose causes all fail names none."""
    assert choose((Cause("held", when("lock.live_git == yes")),), FACTS.__getitem__).cause is None
