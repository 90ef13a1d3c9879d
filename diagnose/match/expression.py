"""Regexes, compiled when a literal hit: tame ones by `re`, all others by `regex` with a clock.

The one place that imports `regex`, which takes longer than all the rest of a diagnosis.
"""

from __future__ import annotations

import re
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

LIMIT = 0.25  # seconds for one sign in one transcript
BUDGET = 2.0  # seconds for all signs of one transcript
MOST = 2000  # places of one sign; a log with more says nothing new
WIDEST = 5000  # characters: the square of it is no more than LIMIT, so a tame regex needs no clock

# What people leave behind a line that they quoted.
_LEFT = r"[.,;!)'\"`*\] \t]{0,4}$"
_NAMED = r"\(\?P=\w+$"  # a group that is asked for again

_compiled: dict[str, Any] = {}
_tame: dict[str, re.Pattern[str]] = {}


class Runner:
    """Runs regexes over windows of a text; what takes too long is dropped and remembered."""

    def __init__(self) -> None:
        self._left = BUDGET
        self.dropped = False  # of the last call

    def find(
        self, pattern: str, text: str, windows: list[tuple[int, int]], *, tame: bool = False
    ) -> list[tuple[int, int, dict[str, str]]]:
        """Return start, end and named captures of each place, in order.

        Nothing and `dropped` where the clock ran out. `tame`: see `library.tame`.
        """
        self.dropped = self._left <= 0
        found: list[tuple[int, int, dict[str, str]]] = []
        begun = time.perf_counter()
        try:
            for start, end in windows if not self.dropped else ():
                for hit in self._hits(pattern, text, start, end, tame=tame):
                    named = {name: value for name, value in hit.groupdict().items() if value}
                    found.append((hit.start(), hit.end(), named))
                    if len(found) >= MOST:
                        return found
        except TimeoutError:
            self.dropped = True
        finally:
            self._left -= time.perf_counter() - begun
        return [] if self.dropped else found

    def _hits(self, pattern: str, text: str, start: int, end: int, *, tame: bool) -> Iterator[Any]:
        if tame and end - start <= WIDEST:
            return tamely(pattern).finditer(text, start, end)
        limit = min(LIMIT, self._left)
        hits: Iterator[Any] = compiled(pattern).finditer(text, start, end, timeout=limit)
        return hits


def loosened(pattern: str) -> str | None:
    """Return a regex that asks less of the end of the line, None if it asks nothing.

    The full stop may be missing, and the quote or bracket around the whole line may follow.
    """
    if pattern.endswith(r"\$") or not pattern.endswith("$"):
        return None
    body = pattern[:-1]
    core = body.rstrip(")")
    if core.endswith("\\") or re.search(_NAMED, core):
        core += ")"  # it belongs to what stands before it
    closed = body[len(core) :]
    core = core.removesuffix(r"\.") if core.endswith(r"\.") else core.removesuffix(r"\.?")
    return rf"{core}\.?{closed}{_LEFT}"


def tamely(pattern: str) -> re.Pattern[str]:
    """Return a tame regex compiled by `re`."""
    if pattern not in _tame:
        _tame[pattern] = re.compile(pattern, re.MULTILINE)
    return _tame[pattern]


def compiled(pattern: str) -> Any:
    """Return a regex compiled by `regex`, which is imported with the first."""
    if pattern not in _compiled:
        import regex

        _compiled[pattern] = regex.compile(pattern, regex.MULTILINE)
    return _compiled[pattern]
