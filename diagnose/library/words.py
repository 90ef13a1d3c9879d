"""Words of literals and transcripts: what lets thousands of literals cost next to nothing.

A literal that has a whole word inside is looked for only in texts that have that word.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
SHORTEST = 4  # letters of a trigger word
COMMON = frozenset({"does", "file", "files", "from", "have", "that", "this", "with", "your"})


def words_of(text: str) -> list[str]:
    """Return the words of a case-folded text: runs of letters, digits and non-ASCII signs."""
    return text.translate(_BLANKS).split()


def whole_words(literal: str) -> list[str]:
    """Return the words that stand whole in every text that contains the literal.

    The first and last word may be parts of longer ones in the text, and do not count.
    """
    words = words_of(literal)
    if not words:
        return []
    first = 1 if literal.startswith(words[0]) else 0
    last = len(words) - (1 if literal.endswith(words[-1]) else 0)
    return words[first:last]


def rarest(literals: Iterable[str]) -> dict[str, str]:
    """Return for each literal the whole word that fewest others have, "" where it has none."""
    inside = {literal: whole_words(literal) for literal in literals}
    often: dict[str, int] = {}
    for words in inside.values():
        for word in set(words):
            often[word] = often.get(word, 0) + 1
    return {
        literal: min(words, key=lambda word: (often[word], -len(word), word), default="")
        for literal, words in inside.items()
    }


def triggers(literals: Iterable[str]) -> tuple[str, ...]:
    """Return few texts such that every literal contains at least one: a greedy set cover."""
    open_literals = set(literals)
    having: dict[str, set[str]] = {}
    for literal in open_literals:
        usable = [w for w in words_of(literal) if len(w) >= SHORTEST and w not in COMMON]
        for word in usable or [literal]:
            having.setdefault(word, set()).add(literal)
    order = sorted(having, key=lambda word: (-len(having[word]), -len(word), word))
    return tuple(_cover(order, having, open_literals))


def _cover(order: Sequence[str], having: dict[str, set[str]], left: set[str]) -> list[str]:
    """Pick the word that covers most of what is left, until nothing is.

    Counts only fall, so a word whose count has not fallen below the next one's is the best.
    """
    import heapq

    heap = [(-len(having[word]), place, word) for place, word in enumerate(order)]
    heapq.heapify(heap)
    picked = []
    while left and heap:
        count, place, word = heapq.heappop(heap)
        covered = having[word] & left
        if len(covered) < -count:
            if covered:
                heapq.heappush(heap, (-len(covered), place, word))
            continue
        picked.append(word)
        left -= covered
    return picked
