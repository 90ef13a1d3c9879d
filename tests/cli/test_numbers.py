from __future__ import annotations

import pytest

from diagnose.cli.choice import choose
from diagnose.cli.choice import offered
from diagnose.errors import UsageError
from diagnose.model import Fix
from diagnose.model import Report
from diagnose.model import Risk
from diagnose.model import Source
from diagnose.render import document
from tests.remedy.scene import diagnosis


def fix(name: str, applies: str, command: str) -> Fix:
    return Fix(name, name, Risk.LOCAL, applies, (), command=command)


FIXES = (
    fix("by-hand", "manual", "git gc"),
    fix("by-hand-too", "manual", "git gc"),
    fix("to-ssh", "automatic", "bbfix fix to-ssh"),
    fix("api-token", "with-input", "bbfix fix api-token"),
    fix("too-many", "automatic", "bbfix fix too-many"),
)
FIRST = diagnosis().replace(fixes=FIXES)
SECOND = diagnosis().replace(id="another", fixes=(fix("other", "automatic", "bbfix fix other"),))
REPORT = Report("1", "2026-11-23", Source("wrapper"), (FIRST, SECOND))


def test_a_number_means_the_fix_that_the_screen_shows_under_it() -> None:
    """The screen, `bbfix fix N` and the prompt count alike."""
    blocks = document.of_diagnosis(FIRST, ())
    shown = {str(b.number): b.title for b in blocks if isinstance(b, document.Choice)}

    assert shown == {"1": "by-hand", "2": "to-ssh", "3": "api-token"}
    assert {number: choose(REPORT, number)[0].id for number in shown} == shown
    assert offered(REPORT) == {"2": "to-ssh", "3": "api-token"}


@pytest.mark.parametrize("number", ["0", "4", "5", "02"])
def test_a_number_that_no_screen_shows_is_no_fix(number: str) -> None:
    """A later diagnosis starts its numbers anew: they are not counted on."""
    with pytest.raises(UsageError):
        choose(REPORT, number)


def test_a_name_is_found_in_any_diagnosis() -> None:
    """Names reach what has no number of its own."""
    assert choose(REPORT, "other") == (SECOND.fixes[0], SECOND)
    assert choose(REPORT, "too-many")[0].id == "too-many"
