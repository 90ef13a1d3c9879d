"""Which of several patterns explains the same failure best, and what follows from it."""

from __future__ import annotations

from diagnose.library.page import plural
from diagnose.match.occurrence import Occurrence
from diagnose.match.occurrence import agree
from diagnose.match.text import REACH
from diagnose.match.text import last_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from diagnose.match.text import Text

BEFORE = 5  # lines: a consequence that was printed before its cause is not far from it
CLUSTER = 8  # lines between parts of one failure when they are put in order
LISTED = 5  # names of a gathered list
# Captures that tell one failure from another.
TELLING = frozenset(
    ("url", "path", "file", "server", "ref", "branch", "commit", "name", "user", "submodule")
)
PARTED = dict.fromkeys(map(ord, "@: "), "/")
SEVERITY = {"error": 0, "warning": 1, "notice": 2}


def supersede(
    found: list[Occurrence], superseded: Callable[[str], frozenset[str]]
) -> list[Occurrence]:
    """Fold what a near and more specific pattern explains better."""
    gone: dict[int, int] = {}  # place of the folded: place of the one that explains it
    places: dict[str, list[int]] = {}  # of each pattern, by line
    for place, occurrence in enumerate(found):
        places.setdefault(occurrence.pattern.id, []).append(place)

    def root(place: int) -> int:
        while place in gone:
            place = gone[place]
        return place

    for page_id in list(places):
        for name in superseded(page_id) & places.keys():
            lines = [found[place].first for place in places[name]]
            for place in places[page_id]:
                near = _near(found[place], places[name], lines)
                for rival in _explained(found[place], [n for n in near if n not in gone], found):
                    if rival != root(place):  # two that supersede each other: the first stays
                        gone[rival] = place
    kept = dict(enumerate(found))
    for loser in gone:
        kept[root(loser)] = fold(kept[root(loser)], found[loser])
    return [occurrence for place, occurrence in kept.items() if place not in gone]


def outweigh(found: list[Occurrence]) -> list[Occurrence]:
    """Where two patterns stand on the same line, keep the heavier and fold the other."""
    order = sorted(found, key=lambda one: (not one.pattern.trusted, -one.weight, one.first))
    kept: list[Occurrence] = []
    holders: dict[int, int] = {}  # line: place of who holds it
    for occurrence in order:
        place = next((holders[line] for line in occurrence.own if line in holders), None)
        if place is not None:
            kept[place] = fold(kept[place], occurrence)
            continue
        for line in (*occurrence.own, *occurrence.context):
            holders.setdefault(line, len(kept))
        kept.append(occurrence)
    return kept


def follow(found: list[Occurrence], lines: Iterable[int]) -> tuple[list[Occurrence], set[int]]:
    """Fold lines that only follow from a cause into the nearest one; return the rest of them.

    An occurrence all of whose lines are such lines is no cause where another one is near; a
    warning is none, for a command that failed.
    """
    weak_lines = set(lines)
    by_line = sorted(found, key=lambda one: one.first)
    weak = [one for one in by_line if weak_lines.issuperset(one.own)]
    kept = [one for one in by_line if not weak_lines.issuperset(one.own)]
    firsts = [one.first for one in kept]
    strong = [place for place, one in enumerate(kept) if one.pattern.severity == "error"]
    errors = [kept[place] for place in strong], [firsts[place] for place in strong]
    taken = {line for one in kept for line in (*one.own, *one.folded)}
    left: list[Occurrence] = []
    for occurrence in weak:
        place = cause_of(occurrence.first, *errors)
        if place is None:
            left.append(occurrence)
            taken.update(occurrence.own)
        else:
            kept[strong[place]] = fold(kept[strong[place]], occurrence)
    left = _first_alone(left)
    alone = set()
    # a page of a consequence is the cause where none is better
    ranks = ((kept, firsts), (left, [one.first for one in left]))
    for line in sorted(weak_lines - taken):
        for causes, begun in ranks:
            place = cause_of(line, causes, begun)
            if place is not None:
                causes[place] = causes[place].replace(folded=(*causes[place].folded, line))
                break
        else:
            alone.add(line)
    return [*kept, *left], alone


def _first_alone(weak: list[Occurrence]) -> list[Occurrence]:
    """Fold consequences without a cause into the first of them that is near: it tells the most."""
    kept: list[Occurrence] = []
    for one in weak:
        near = kept and 0 < one.first - kept[-1].own[-1] <= BEFORE
        if near and one.pattern.id != kept[-1].pattern.id:
            kept[-1] = fold(kept[-1], one)
        else:
            kept.append(one)
    return kept


def cause_of(line: int, found: list[Occurrence], firsts: list[int]) -> int | None:
    """Return the place of the occurrence that a line follows from: the last before it, if near.

    `found` is in the order of `firsts`, the first lines.
    """
    if not found:
        return None
    place = last_at(firsts, line)
    if firsts[place] <= line and line - found[place].own[-1] <= REACH:
        return place
    place += firsts[place] <= line
    if place < len(found) and firsts[place] - line <= BEFORE:
        return place
    return None


def gathered(found: list[Occurrence]) -> list[Occurrence]:
    """Join near occurrences of a page that gathers: one failure that names many files.

    `path` stays the first of them, `paths` is the list for people.
    """
    groups: list[list[Occurrence]] = []
    last: dict[str, list[Occurrence]] = {}  # of each pattern: its latest group
    for one in sorted(found, key=lambda one: one.first):
        group = last.get(one.pattern.id)
        if group and one.pattern.gathers and _goes_on(one, group[-1]):
            group.append(one)
        else:
            last[one.pattern.id] = [one]
            groups.append(last[one.pattern.id])
    return [_gather(group) if group[0].pattern.gathers else group[0] for group in groups]


def _goes_on(one: Occurrence, other: Occurrence) -> bool:
    told = {name: v for name, v in one.captures.items() if name not in one.pattern.gathers}
    return one.first - other.own[-1] <= REACH and agree(told, other.captures)


def _gather(group: list[Occurrence]) -> Occurrence:
    """Make one occurrence of several; a repetition of the same words counts."""
    captures: dict[str, str] = {}
    seen: dict[str, int] = {}
    for one in group:
        captures = {**one.captures, **captures}
        said = repr(sorted(one.captures.items()))
        seen[said] = seen.get(said, 0) + one.count
    for name in group[0].pattern.gathers:
        values = [one.captures[name] for one in group if one.captures.get(name)]
        if values:
            captures[plural(name)] = _listed(list(dict.fromkeys(values)))
    whole = group[0].replace(
        own=tuple(sorted({line for one in group for line in one.own})),
        context=tuple(sorted({line for one in group for line in one.context})),
        captures=captures,
        count=max(seen.values()),
    )
    for one in group:
        whole = fold(whole, one)
    return whole


def _listed(values: list[str]) -> str:
    shown = ", ".join(values[:LISTED])
    more = len(values) - LISTED
    return f"{shown} and {more} more" if more > 0 else shown


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


def _near(winner: Occurrence, places: list[int], lines: list[int]) -> list[int]:
    """Return those of some places, ordered by their lines, that may be near an occurrence."""
    low = last_at(lines, winner.first - 2 * REACH)
    return places[low : last_at(lines, winner.own[-1] + REACH) + 1]


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
    near = [place for place in near if _is_one(found[place], winner)]
    if not near:
        return []
    nearest = found[min(near, key=distance)]
    return [place for place in near if found[place].captures == nearest.captures]


def _is_one(other: Occurrence, winner: Occurrence) -> bool:
    """Whether two occurrences may speak of one failure: of the same line, or of the same things.

    A name for what was said (`reason`, `size`) may mean something else on another page.
    """
    if not set(other.own).isdisjoint(winner.own):
        return True
    shared = TELLING & other.captures.keys() & winner.captures.keys()
    return all(_is_part(other.captures[name], winner.captures[name]) for name in shared)


def _is_part(one: str, other: str) -> bool:
    """Whether a name is another, or a part of it: a host of a URL, a file of a path."""
    parts = [f"/{name.translate(PARTED)}/".replace("//", "/") for name in (one, other)]
    short, long = sorted(parts, key=len)
    return short in long


def _ended(occurrence: Occurrence, text: Text) -> bool:
    """Whether git died with the last line of an occurrence: what comes later is another story."""
    line = text.lines[occurrence.own[-1]]
    return not line.remote and line.text.startswith("fatal: ")
