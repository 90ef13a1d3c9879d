"""What facts alone foretell: the diagnosis of a failure that no command has met yet."""

from __future__ import annotations

from diagnose.judge import judge
from diagnose.judge.conditions import choose
from diagnose.judge.conditions import weigh
from diagnose.judge.conditions import with_captures
from diagnose.judge.fill import Blanks
from diagnose.library.page import Cause
from diagnose.model import Match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from diagnose.judge.judge import Inputs
    from diagnose.library.page import Foreseen
    from diagnose.library.page import Pattern
    from diagnose.model import Diagnosis
    from diagnose.model import Fact

    Ask = Callable[[str], Fact]

CAPPED = "the signs are there, but not every one of them ends in this failure"
OTHER_HOST = "other-host"


def foresee(
    pattern: Pattern,
    entry: Foreseen,
    inputs: Inputs,
    asker: Callable[[Mapping[str, str]], Ask],
) -> Diagnosis | None:
    """Return what an entry of a page foretells; None where its facts do not hold or are unknown.

    asker  gives the function that answers questions about facts, for some captures
    """
    captures = _captures(entry, asker({}))
    if captures is None:
        return None
    ask = with_captures(captures, asker(captures))
    if not weigh(entry.when, ask).holds:
        return None
    own = choose(pattern.causes, ask).cause
    cause = Cause(
        id=own.id if own else "",
        when=entry.when,
        why=entry.why,
        fixes=entry.fixes or (own.fixes if own else ()),
        sureness=entry.sureness,
    )
    page = pattern.replace(
        title=entry.title or pattern.title,
        severity=entry.severity or pattern.severity,
        why=entry.why,
        causes=(cause,),
        notes=(),  # they are about words that nobody has said yet
    )
    found = judge.of_pattern(page, Match(pattern.id, -1, (), captures), inputs, ask)
    if found.cause == OTHER_HOST:
        return None
    return found.replace(reasons=(CAPPED,)) if entry.sureness is not None else found


def _captures(entry: Foreseen, ask: Ask) -> dict[str, str] | None:
    """Fill what a sign would have captured; None where a fact for it is missing."""
    blanks = Blanks({}, ask)
    filled = {name: blanks.fill(text) for name, text in entry.captures.items()}
    known = {name: text for name, text in filled.items() if text is not None}
    return known if len(known) == len(filled) else None
