"""Which of several patterns explains the same failure best, and what follows from it."""

from __future__ import annotations

from diagnose.match.occurrence import Occurrence
from diagnose.match.occurrence import agree
from diagnose.match.text import REACH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from diagnose.match.text import Text

BEFORE = 5  # lines: a consequence that was printed before its cause is not far from it
CLUSTER = 8  # lines between parts of one failure when they are put in order
SEVERITY = {"error": 0, "warning": 1, "notice": 2}


def supersede(
    found: list[Occurrence], superseded: Callable[[str], frozenset[str]]
) -> list[Occurrence]:
    """Fold what a near and more specific pattern explains better."""
    gone: dict[int, int] = {}  # place of the folded: place of the one that explains it

    def root(place: int) -> int:
        while place in gone:
            place = gone[place]
        return place

    for place, winner in enumerate(found):
        for name in superseded(winner.pattern.id):
            rivals = [n for n, other in enumerate(found) if other.pattern.id == name]
            for rival in _explained(winner, [n for n in rivals if n not in gone], found):
                if rival != root(place):  # two that supersede each other: the first one stays
                    gone[rival] = place
    kept = dict(enumerate(found))
    for loser in gone:
        kept[root(loser)] = fold(kept[root(loser)], found[loser])
    return [occurrence for place, occurrence in kept.items() if place not in gone]


def outweigh(found: list[Occurrence]) -> list[Occurrence]:
    """Where two patterns stand on the same line, keep the heavier and fold the other."""
    order = sorted(found, key=lambda one: (not one.pattern.trusted, -one.weight, one.first))
    kept: list[Occurrence] = []
    for occurrence in order:
        for place, winner in enumerate(kept):
            if set(occurrence.own) & {*winner.own, *winner.context}:
                kept[place] = fold(winner, occurrence)
                break
        else:
            kept.append(occurrence)
    return kept


def follow(found: list[Occurrence], lines: Iterable[int]) -> tuple[list[Occurrence], set[int]]:
    """Fold lines that only follow from a cause into the nearest one; return the rest of them.

    An occurrence all of whose lines are such lines is no cause where another one is near.
    """
    weak_lines = set(lines)
    weak = [one for one in found if weak_lines.issuperset(one.own)]
    kept = [one for one in found if not weak_lines.issuperset(one.own)]
    for occurrence in weak:
        place = cause_of(occurrence.first, kept)
        if place is None:
            kept.append(occurrence)
        else:
            kept[place] = fold(kept[place], occurrence)
    alone = set()
    for line in sorted(weak_lines - {line for one in kept for line in (*one.own, *one.folded)}):
        place = cause_of(line, kept)
        if place is None:
            alone.add(line)
        else:
            kept[place] = kept[place].replace(folded=(*kept[place].folded, line))
    return kept, alone


def cause_of(line: int, found: list[Occurrence]) -> int | None:
    """Return the place of the occurrence that a line follows from: the last before it, if near."""
    before = [(line - one.own[-1], n) for n, one in enumerate(found) if one.first <= line]
    after = [(one.first - line, n) for n, one in enumerate(found) if one.first > line]
    for candidates, reach in ((before, REACH), (after, BEFORE)):
        near = min(candidates, default=None)
        if near is not None and near[0] <= reach:
            return near[1]
    return None


def counted(found: list[Occurrence]) -> list[Occurrence]:
    """Join occurrences of one pattern that captured the same: one failure seen several times."""
    joined: dict[tuple[str, str], Occurrence] = {}
    for occurrence in sorted(found, key=lambda one: one.first):
        key = (occurrence.pattern.id, repr(sorted(occurrence.captures.items())))
        first = joined.get(key)
        if first is None:
            joined[key] = occurrence
        else:
            count = first.count + occurrence.count
            joined[key] = fold(first, occurrence).replace(count=count)
    return list(joined.values())


def ordered(found: list[Occurrence], text: Text) -> list[Occurrence]:
    """Put errors before warnings, failures in order, and in each the server's words first."""
    keys: dict[int, tuple[int, int, int, int]] = {}
    cluster = -1
    last: Occurrence | None = None
    by_line = sorted(found, key=lambda one: one.first)
    for occurrence in by_line:
        if last is None or occurrence.first - last.own[-1] > CLUSTER or _ended(last, text):
            cluster = occurrence.first
        severity = SEVERITY[occurrence.pattern.severity]
        outer = 0 if text.lines[occurrence.first].remote else 1
        keys[id(occurrence)] = (severity, cluster, outer, occurrence.first)
        last = occurrence
    return sorted(by_line, key=lambda one: keys[id(one)])


def fold(winner: Occurrence, loser: Occurrence) -> Occurrence:
    """Return the winner with the lines of the loser folded in."""
    lines = {*winner.folded, *loser.own, *loser.context, *loser.folded}
    return winner.replace(folded=tuple(sorted(lines - set(winner.own))))


def _explained(winner: Occurrence, rivals: list[int], found: list[Occurrence]) -> list[int]:
    """Return the rivals that speak of the winner's failure: the nearest, and its repetitions.

    One that follows or overlaps comes before one that was printed earlier.
    """

    def distance(place: int) -> tuple[bool, int]:
        other = found[place]
        after = other.first - winner.own[-1]
        before = winner.first - other.own[-1]
        return before > 0, max(after, before, 0)

    near = [place for place in rivals if distance(place)[1] <= REACH]
    near = [place for place in near if agree(found[place].captures, winner.captures)]
    if not near:
        return []
    nearest = found[min(near, key=distance)]
    return [place for place in near if found[place].captures == nearest.captures]


def _ended(occurrence: Occurrence, text: Text) -> bool:
    """Whether git died with the last line of an occurrence: what comes later is another story."""
    line = text.lines[occurrence.own[-1]]
    return not line.remote and line.text.startswith("fatal: ")
