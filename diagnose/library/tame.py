r"""Which regexes `re` may run, though it has no clock: those that no text can make slow.

`regex` has a clock, and takes longer to import than all the rest of a diagnosis. A regex is tame
if its cost is at most quadratic in the length of what it searches. Cost comes from

- starts: a search that may begin anywhere, or that may run on over the lines, is one dimension;
- repeats that may give back what they took, since what follows may stand there as well:
  `[^\n]+: ` is one dimension, `[^'\n]+'` is none.

One such dimension beside the length itself is tame, two are not. Repeats within repeats,
back-references and case-insensitive parts are left to `regex` unread.

Read with the parser of `re` itself, which has been in the same place since Python 3.11; where it
is missing, nothing is tame.
"""

from __future__ import annotations

import re

try:
    from re import _constants as code  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - a Python that has moved them
    parser = None

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any
    from typing import TypeAlias

    Node: TypeAlias = tuple[Any, Any]  # operation, argument
    Chars: TypeAlias = frozenset[int]
    Begin: TypeAlias = tuple[Chars, bool]  # what may come first; whether that may be nothing

FEW = 8  # repeats that are no dimension of their own
SOME = 20  # rounds of a group
FIRST = 256  # characters that are told apart
OTHER = -1  # stands for all that come behind them
NEWLINE = ord("\n")
ANYTHING: Chars = frozenset((OTHER, *range(FIRST)))
CATEGORIES = (r"\d", r"\D", r"\s", r"\S", r"\w", r"\W")
END: Begin = (frozenset(), True)


class _WildError(Exception):
    """The regex holds something that is not read here."""


def is_tame(pattern: str) -> bool:
    """Whether the cost of a regex is at most quadratic; False where that is not seen.

    The pattern is one that `re` compiles.
    """
    if parser is None:
        return False
    tree = parser.parse(pattern, re.MULTILINE)
    if tree.state.flags & re.IGNORECASE:
        return False
    nodes = list(tree)
    try:
        dimensions = _ambiguous(nodes, END)
        crossing = any(NEWLINE in chars for chars in _long_repeats(nodes))
    except _WildError:
        return False
    starts = (code.AT, code.AT_BEGINNING)
    return dimensions + (nodes[:1] != [starts] or crossing) <= 1


def _ambiguous(nodes: Sequence[Node], follow: Begin) -> int:
    """Count the repeats that may have to give something back, before `follow`."""
    count = worst = 0
    for place, (operation, argument) in enumerate(nodes):
        behind = _begin(nodes[place + 1 :], follow)
        if operation in _CLOSED:  # nothing behind it makes it try again
            worst = max(worst, count + _ambiguous(_inside(operation, argument), END))
        elif operation in _REPEATS:
            count += _of_repeat(operation, argument, behind)
        elif operation is code.BRANCH:
            count += max(_ambiguous(list(branch), behind) for branch in argument[1])
        else:
            count += _ambiguous(_inside(operation, argument), behind)
    return max(count, worst)


def _of_repeat(operation: Any, argument: Any, behind: Begin) -> int:
    _, most, body = argument
    chars = _chars(*body[0]) if len(body) == 1 else None
    if chars is None:
        if most > SOME:  # a repeat within a repeat
            raise _WildError
        return int(most) * _ambiguous(list(body), behind)
    gives_back = operation is not code.POSSESSIVE_REPEAT and chars & behind[0]
    return 1 if gives_back and most > FEW else 0


def _begin(nodes: Sequence[Node], follow: Begin = END) -> Begin:
    """Return what may come first where some nodes stand before `follow`."""
    found: set[int] = set()
    for operation, argument in nodes:
        chars, may_be_nothing = _begin_of(operation, argument)
        found |= chars
        if not may_be_nothing:
            return frozenset(found), False
    return frozenset(found) | follow[0], follow[1]


def _begin_of(operation: Any, argument: Any) -> Begin:
    """Return what may come first in one node."""
    chars = _chars(operation, argument)
    if chars is not None:
        return chars, False
    if operation in _REPEATS:
        chars, may_be_nothing = _begin(list(argument[2]))
        return chars, may_be_nothing or argument[0] == 0
    if operation is code.BRANCH:
        begins = [_begin(list(branch)) for branch in argument[1]]
        return frozenset().union(*(each for each, _ in begins)), any(empty for _, empty in begins)
    if operation is code.AT:
        return frozenset([NEWLINE] if argument is code.AT_END else []), True
    if operation in (code.ASSERT, code.ASSERT_NOT):
        return END
    return _begin(_inside(operation, argument))


def _inside(operation: Any, argument: Any) -> Sequence[Node]:
    """Return the nodes within a node, none for a single character or a place."""
    if operation is code.SUBPATTERN:
        _, added, _, body = argument
        if added & re.IGNORECASE:
            raise _WildError
        return list(body)
    if operation is code.ATOMIC_GROUP:
        return list(argument)
    if operation in (code.ASSERT, code.ASSERT_NOT):
        return list(argument[1])
    if operation is code.AT or _chars(operation, argument) is not None:
        return []
    raise _WildError  # a back-reference, a condition, what a later Python brings


def _long_repeats(nodes: Sequence[Node]) -> list[Chars]:
    """Return the characters of all repeats that are not short."""
    found = []
    for operation, argument in nodes:
        if operation in _REPEATS:
            _, most, body = argument
            chars = _chars(*body[0]) if len(body) == 1 else None
            if chars is None:
                found += _long_repeats(list(body))
            elif most > FEW:
                found.append(chars)
        elif operation is code.BRANCH:
            found += [each for branch in argument[1] for each in _long_repeats(list(branch))]
        else:
            found += _long_repeats(_inside(operation, argument))
    return found


def _chars(operation: Any, argument: Any) -> Chars | None:
    """Return the characters that a node of just one character may be, None for other nodes."""
    if operation is code.LITERAL:
        return frozenset([_folded(argument)])
    if operation is code.NOT_LITERAL:
        return (ANYTHING - {argument}) | {OTHER}
    if operation is code.ANY:
        return ANYTHING - {NEWLINE}
    if operation is code.IN:
        return _class(argument)
    if operation is code.SUBPATTERN and len(argument[3]) == 1 and not argument[1]:
        return _chars(*argument[3][0])
    return None


def _class(parts: Sequence[Node]) -> Chars:
    chars: set[int] = set()
    for operation, argument in parts:
        if operation is code.LITERAL:
            chars.add(_folded(argument))
        elif operation is code.RANGE:
            low, high = argument
            chars.update(_folded(each) for each in range(low, min(high, FIRST) + 1))
        elif operation is code.CATEGORY:
            chars |= _category(argument)
    negated = any(operation is code.NEGATE for operation, _ in parts)
    return (ANYTHING - chars) | {OTHER} if negated else frozenset(chars)


def _category(name: Any) -> Chars:
    written = next(
        each for each in CATEGORIES if parser.CATEGORIES[each] == (code.IN, [(code.CATEGORY, name)])
    )
    return frozenset(each for each in range(FIRST) if re.match(written, chr(each))) | {OTHER}


def _folded(char: int) -> int:
    return char if char < FIRST else OTHER


_REPEATS: tuple[Any, ...] = ()
_CLOSED: tuple[Any, ...] = ()
if parser is not None:
    _REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
    _CLOSED = (code.ATOMIC_GROUP, code.ASSERT, code.ASSERT_NOT)
