"""Rows of a benchmark: what was measured, in which unit, and the budget it stands beside."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One figure. `budget` is the most it may be; None: shown for itself."""

    what: str
    value: float
    unit: str  # P: the wall time of `python -c pass` in the same run
    budget: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the budget holds; None without one."""
        return None if self.budget is None else self.value <= self.budget

    def as_json(self) -> dict[str, Any]:
        """Return the row for a file."""
        return {**asdict(self), "met": self.met}


def drawn(rows: list[Row]) -> str:
    """Return the rows as a table in text."""
    width = max(len(row.what) for row in rows)
    lines = []
    for row in rows:
        budget = "" if row.budget is None else f"budget {row.budget:g}"
        missed = "  MISSED" if row.met is False else ""
        lines.append(
            f"{row.what:<{width}}  {row.value:>9.2f} {row.unit:<6} {budget} {row.note}{missed}"
        )
    return "".join(f"{line.rstrip()}\n" for line in lines)
