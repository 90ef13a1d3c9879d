"""What may stand in a [[foreseen]] entry: the facts by which a failure is seen coming."""

from __future__ import annotations

from diagnose import registry
from diagnose.library.fixes import conditions
from diagnose.library.fixes import fill_names
from diagnose.library.page import Foreseen
from diagnose.model import Sureness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.library.table import Table

CAPS = ("likely", "possible")


def read_foreseen(table: Table, captures: tuple[str, ...]) -> Foreseen:
    """Return the entry of a table; raises LibraryError.

    captures  names that the signs of the page capture: an entry may fill them from facts
    """
    given = table.mapping("captures")
    cap = table.choice("sureness", CAPS, "")
    entry = Foreseen(
        when=conditions(table, tuple(given)),
        why=fill_names(table, "why", table.text("why"), tuple(given)),
        title=table.text("title", ""),
        severity=table.choice("severity", registry.SEVERITIES, ""),
        captures={k: fill_names(table, "captures", v, ()) for k, v in given.items()},
        fixes=table.texts("fixes"),
        sureness=Sureness[cap.upper()] if cap else None,
    )
    table.close()
    if not entry.when:
        raise table.error("when", "is missing: facts tell what no message has told yet")
    for name in given:
        if name not in captures:
            raise table.error("captures", f"fills `{name}`, which no regex of the page captures")
    return entry
