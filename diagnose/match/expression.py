"""The one place that imports `regex`: patterns compiled when a literal hit, run against a clock."""

from __future__ import annotations

import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LIMIT = 0.25  # seconds for one sign in one transcript
BUDGET = 2.0  # seconds for all signs of one transcript
MOST = 2000  # places of one sign; a log with more says nothing new

_compiled: dict[str, Any] = {}


class Runner:
    """Runs regexes over windows of a text; what takes too long is dropped and remembered."""

    def __init__(self) -> None:
        self._left = BUDGET
        self.dropped = False  # of the last call

    def find(
        self, pattern: str, text: str, windows: list[tuple[int, int]]
    ) -> list[tuple[int, int, dict[str, str]]]:
        """Return start, end and named captures of each place, in order.

        Nothing and `dropped` where the clock ran out.
        """
        self.dropped = self._left <= 0
        found: list[tuple[int, int, dict[str, str]]] = []
        begun = time.perf_counter()
        try:
            for start, end in windows if not self.dropped else ():
                limit = min(LIMIT, self._left)
                for hit in compiled(pattern).finditer(text, start, end, timeout=limit):
                    named = {name: value for name, value in hit.groupdict().items() if value}
                    found.append((hit.start(), hit.end(), named))
                    if len(found) >= MOST:
                        return found
        except TimeoutError:
            self.dropped = True
        finally:
            self._left -= time.perf_counter() - begun
        return [] if self.dropped else found


def compiled(pattern: str) -> Any:
    """Return a compiled regex; `regex` is imported with the first."""
    if pattern not in _compiled:
        import regex

        _compiled[pattern] = regex.compile(pattern, regex.MULTILINE)
    return _compiled[pattern]
