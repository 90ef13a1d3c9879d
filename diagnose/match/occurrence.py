"""Where a pattern was found: signs that belong together, with what its contexts add."""

from __future__ import annotations

from diagnose.match.expression import MOST
from diagnose.match.expression import loosened
from diagnose.match.text import REACH
from diagnose.match.text import last_at
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from diagnose.library.page import Pattern
    from diagnose.library.page import Sign
    from diagnose.match.expression import Runner
    from diagnose.match.scope import Scope
    from diagnose.match.text import Text

    # lines, captures, and how many characters of it are fixed by the regex
    Spot: TypeAlias = tuple[tuple[int, ...], dict[str, str], int]

HOST = 200  # weight of a host's own page or sign, where git's own line names that host
SERVER_LINE = 15  # weight of a demand for the server's own words
PAIR = 10  # weight of each further sign or context that fits


class Hit(Value):
    """One place of one sign."""

    sign: int
    lines: tuple[int, ...]
    captures: Mapping[str, str]
    weight: int


class Occurrence(Value):
    """One failure as a pattern sees it."""

    pattern: Pattern
    sign: int
    own: tuple[int, ...]  # lines of its signs
    captures: Mapping[str, str]
    weight: int
    context: tuple[int, ...] = ()  # lines of its contexts
    folded: tuple[int, ...] = ()
    count: int = 1

    @property
    def first(self) -> int:
        """The first of its own lines."""
        return self.own[0]


class Seeker:
    """Looks for patterns in one text.

    `loose`: where a line is not ended as git ends it, too.
    """

    def __init__(self, text: Text, scope: Scope, runner: Runner, *, loose: bool = False) -> None:
        self._text = text
        self._scope = scope
        self._runner = runner
        self._loose = loose
        self._known: dict[tuple[str, int], list[Hit]] = {}
        self.dropped: list[str] = []  # patterns of which a sign took too long

    def occurrences(self, pattern: Pattern) -> list[Occurrence]:
        """Return where a pattern stands in the text, in order."""
        hits = []
        for number, sign in enumerate(pattern.signs):
            if sign.role == "sign" and self._scope.admits(sign):
                hits += self._hits(pattern, number, sign)
        hits.sort(key=lambda hit: (hit.lines[0], -hit.weight))
        return [self._whole(pattern, group) for group in grouped(hits)]

    def consequences(self, pattern: Pattern) -> set[int]:
        """Return the lines that the page itself knows to follow only from its failure."""
        found: set[int] = set()
        for number, sign in enumerate(pattern.signs):
            if sign.role == "consequence":
                for hit in self._hits(pattern, number, sign):
                    found.update(hit.lines)
        return found

    def _hits(self, pattern: Pattern, number: int, sign: Sign) -> list[Hit]:
        """Return the hits of one sign; they are looked for once."""
        key = (pattern.id, number)
        if key not in self._known:
            self._known[key] = self._seek(pattern, number, sign)
        return self._known[key]

    def _seek(self, pattern: Pattern, number: int, sign: Sign) -> list[Hit]:
        """Find a sign: where its literal stands, or what its regex finds around these places."""
        spans = self._text.spans_with(sign.literal.casefold())
        if not spans:
            return []
        places: list[Spot] = [(tuple(range(low, high + 1)), {}, 0) for low, high in spans[:MOST]]
        if sign.regex:
            places = self._regex_places(pattern, sign, spans)
        hits = []
        for lines, captures, fixed in places:
            if not lines or sign.remote not in (None, self._text.lines[lines[0]].remote):
                continue
            if sign.hosts and self._scope.host_at(lines) not in sign.hosts:
                continue
            hits.append(Hit(number, lines, captures, self._weight(pattern, sign, lines, fixed)))
        return hits

    def _regex_places(
        self, pattern: Pattern, sign: Sign, spans: list[tuple[int, int]]
    ) -> list[Spot]:
        windows = self._text.windows(spans)
        found = self._find(sign, self._text.plain, windows)
        if not found and self._text.may_mend(spans):
            found = self._find(sign, self._text.mended(spans), windows)
        if not found and any(last > first for first, last in spans):
            found = self._find(sign, self._text.mended(spans, broken=True), windows)
        if not found and self._loose and (regex := loosened(sign.regex)) is not None:
            found = self._runner.find(regex, self._text.plain, windows, tame=sign.tame)
        if self._runner.dropped and pattern.id not in self.dropped:
            self.dropped.append(pattern.id)
        return [
            (self._text.lines_of(start, end), captures, end - start - _free(captures))
            for start, end, captures in found
        ]

    def _find(
        self, sign: Sign, text: str, windows: list[tuple[int, int]]
    ) -> list[tuple[int, int, dict[str, str]]]:
        return self._runner.find(sign.regex, text, windows, tame=sign.tame)

    def _weight(self, pattern: Pattern, sign: Sign, lines: tuple[int, ...], fixed: int) -> int:
        """Weigh a hit: how much of the text is fixed, who is bound to have said it."""
        if not pattern.trusted:
            return 0
        weight = max(len(sign.literal), min(fixed, 300))
        if sign.hosts or (pattern.hosts and self._scope.host_at(lines) in pattern.hosts):
            weight += HOST
        return weight + (SERVER_LINE if sign.remote else 0)

    def _whole(self, pattern: Pattern, group: list[Hit]) -> Occurrence:
        """Join the hits of one failure, and the nearest hit of each context."""
        best = max(group, key=lambda hit: hit.weight)
        captures = dict(best.captures)
        own = sorted({line for hit in group for line in hit.lines})
        context: set[int] = set()
        found = [hit for hit in group if hit is not best]
        for number, sign in enumerate(pattern.signs):
            if sign.role == "context" and self._scope.admits(sign):
                near = _nearest(self._hits(pattern, number, sign), own[0], own[-1])
                if near is not None:
                    found.append(near)
                    context.update(near.lines)
        for hit in found:
            captures = {**hit.captures, **captures}
        weight = best.weight + (PAIR * len(found) if pattern.trusted else 0)
        own_lines = tuple(own)
        return Occurrence(
            pattern, best.sign, own_lines, captures, weight, tuple(sorted(context - set(own)))
        )


def grouped(hits: list[Hit]) -> list[list[Hit]]:
    """Part the hits of one pattern into failures.

    A hit joins a failure that is near, agrees in what it captured, and either lies on the same
    lines or does not have this sign yet.
    """
    groups: list[list[Hit]] = []
    for hit in hits:
        if groups and _joins(hit, groups[-1]):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _joins(hit: Hit, group: list[Hit]) -> bool:
    lines = {line for other in group for line in other.lines}
    if lines.intersection(hit.lines):
        return True
    if hit.lines[0] - max(lines) > REACH or any(hit.sign == other.sign for other in group):
        return False
    return all(agree(hit.captures, other.captures) for other in group)


def agree(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two sets of captures say nothing different under the same name."""
    return all(other.get(name, value) == value for name, value in one.items())


def _nearest(hits: list[Hit], first: int, last: int) -> Hit | None:
    """Return the hit that is nearest to some lines, if it is near."""
    place = last_at([hit.lines[0] for hit in hits], last)

    def distance(hit: Hit) -> int:
        return max(first - hit.lines[-1], hit.lines[0] - last, 0)

    near = [hit for hit in hits[max(place - 1, 0) : place + 2] if distance(hit) <= REACH]
    return min(near, key=distance, default=None)


def _free(captures: Mapping[str, str]) -> int:
    return sum(len(value) for value in captures.values())
