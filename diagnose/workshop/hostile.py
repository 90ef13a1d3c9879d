"""How long the regexes of a page take at worst: on text made to mislead them."""

from __future__ import annotations

import itertools
import time

from diagnose.match.expression import compiled
from diagnose.match.expression import tamely

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from diagnose.library.page import Pattern
    from diagnose.library.page import Sign

SIZE = 10_000  # characters of a hostile line
LIMIT = 0.05  # seconds; a linear regex needs a hundredth of it
HOPELESS = 1.0  # seconds after which a regex is stopped
HITS = 3  # of one sign in the examples
FILLERS = ("a", " ", "'", "/", "a ", ".", "\t", "\n", "aA0-")
MIDDLES = ("'", "/", " ", ":", "a")


def worst(page: Pattern) -> list[float]:
    """Return, for each sign of a page, the seconds that its regex takes at worst.

    Once over LIMIT, no worse is looked for.
    """
    shown = [_bare(example.text) for example in page.examples]
    return [_worst(sign, _texts(sign, shown)) for sign in page.signs]


def _bare(text: str) -> str:
    lines = text.strip("\n").split("\n")
    return "\n".join(line.removeprefix("remote: ") for line in lines)


def _texts(sign: Sign, shown: list[str]) -> list[str]:
    """Return texts for one sign, from its literal and from what it finds in the examples."""
    hits = [hit[0] for text in shown for hit in compiled(sign.regex or "x{9}").finditer(text)]
    lines = dict.fromkeys(hits[:HITS] or [text.partition("\n")[0] for text in shown[:HITS]])
    texts = [*_of_literal(sign.literal), *(text for line in lines for text in _of_line(line))]
    # Far behind stands the literal, or a search that asks for it first would not even begin.
    return [f"{text} \0 {sign.literal}" for text in texts]


def _of_literal(literal: str) -> list[str]:
    """Return a literal with much behind it, and repeated."""
    texts = [(literal + filler * SIZE)[:SIZE] + "\0" for filler in FILLERS]
    return [*texts, (literal * SIZE)[:SIZE]]


def _of_line(line: str) -> list[str]:
    """Return what makes a careless regex backtrack: its own line, repeated, drawn out, cut off."""
    texts = [line[:-1] + middle * SIZE for middle in MIDDLES]
    return [*texts, (line + "\n") * (SIZE // (len(line) + 1)), *_pumped(line)]


def _worst(sign: Sign, hostile: list[str]) -> float:
    searches = [_clocked, _clockless] if sign.tame else [_clocked]
    slowest = 0.0
    for text, search in itertools.product(hostile if sign.regex else (), searches):
        taken = _seconds(search, sign.regex, text)
        if taken > LIMIT / 2:
            # What the machine did meanwhile is not the regex's fault: the better of two counts.
            taken = min(taken, _seconds(search, sign.regex, text))
        slowest = max(slowest, taken)
        if slowest > LIMIT:
            break
    return slowest


def _clocked(pattern: str, text: str) -> Iterator[object]:
    hits: Iterator[object] = compiled(pattern).finditer(text, timeout=HOPELESS)
    return hits


def _clockless(pattern: str, text: str) -> Iterator[object]:
    return tamely(pattern).finditer(text)


def _seconds(search: Callable[[str, str], Iterator[object]], pattern: str, text: str) -> float:
    begun = time.process_time()
    try:
        for _ in search(pattern, text):
            pass
    except TimeoutError:
        return HOPELESS
    return time.process_time() - begun


def _pumped(line: str) -> list[str]:
    """Return a line with each of its runs of letters, blanks or marks drawn out, and its end off.

    Whatever a regex repeats, it repeats somewhere within a line that it fits.
    """
    runs = ["".join(run) for _, run in itertools.groupby(line, _sort)]
    ends = list(itertools.accumulate(len(run) for run in runs))
    return [line[:end] + line[end - 1] * SIZE + line[end:-1] + "\0" for end in ends]


def _sort(sign: str) -> str:
    return "a" if sign.isalnum() else sign
