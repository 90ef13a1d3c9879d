"""Words of literals and transcripts: what lets thousands of literals cost next to nothing.

A literal that has a whole word inside is looked for only in texts that have that word.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
VOICES = ("fatal: ", "error: ")  # how git begins what went wrong
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


def marks(words: Sequence[str]) -> set[str]:
    """Return words and pairs of neighbours: what a text must have for a literal to be in it."""
    return {*words, *map(" ".join, zip(words, words[1:], strict=False))}  # noqa: RUF007 - no import


def rarest(literals: Iterable[str]) -> dict[str, str]:
    """Return for each literal the mark that fewest others have, "" where it has none."""
    inside = {literal: marks(whole_words(literal)) for literal in literals}
    often: dict[str, int] = {}
    for found in inside.values():
        for mark in found:
            often[mark] = often.get(mark, 0) + 1
    return {
        literal: min(found, key=lambda mark: (often[mark], -len(mark), mark), default="")
        for literal, found in inside.items()
    }


def led(regex: str) -> bool:
    """Whether all that a regex finds begins with one of the VOICES."""
    for voice in ("fatal: ", "error: ", "(?:fatal|error): ", "(?:error|fatal): "):
        if regex.startswith(f"^{voice}"):
            return True
    return False


def triggers(literals: Iterable[str]) -> tuple[str, ...]:
    """Return few texts such that every literal contains at least one: a greedy set cover.

    The VOICES are always among them: whatever begins so is a failure, known or not.
    """
    open_literals = {text for text in literals if not any(voice in text for voice in VOICES)}
    having: dict[str, set[str]] = {}
    for literal in open_literals:
        usable = [w for w in words_of(literal) if len(w) >= SHORTEST and w not in COMMON]
        for word in usable or [literal]:
            having.setdefault(word, set()).add(literal)
    order = sorted(having, key=lambda word: (-len(having[word]), -len(word), word))
    return (*VOICES, *_cover(order, having, open_literals))


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
