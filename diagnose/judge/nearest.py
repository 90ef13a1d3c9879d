"""The known patterns whose words are nearest to a line that nobody knows: a guess, no more.

Used only where nothing matched. Words count by how rare they are in the library; what varies
(quoted names, URLs, paths, numbers) does not count.
"""

from __future__ import annotations

import re

from diagnose.library.words import words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from diagnose.library.index import Library

ENOUGH = 0.6  # of all the weight in both texts, what they share; see tests/judge/test_nearest.py
SHARED = 2  # telling words that they share at least
TELLING = 0.3  # weight of a word that tells something: at most eleven literals have it
ASKED = 3  # lines: the first failures of a transcript tell what happened
CLOSER = 25  # patterns of which the examples are read
GUESSES = 2  # patterns that are named at most
VARIES = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|\S*://\S+|\S*[/\\]\S*|\S*\d\S*")
VOICES = frozenset(("fatal", "error", "warning", "hint", "remote", "git"))


def nearest(lines: Iterable[str], library: Library) -> tuple[str, ...]:
    """Return the ids of at most GUESSES patterns that speak nearly as some lines do, best first."""
    asked = [words for line in lines if len(words := telling(line)) >= SHARED][:ASKED]
    if not asked:
        return ()
    literals = [(set(words_of(literal)), ids) for literal, ids in library.literal_users()]
    weights = _weights(words for words, _ in literals)
    best: dict[str, float] = {}
    for words in asked:
        for page_id in _candidates(words, literals, weights):
            score = max(
                (
                    likeness(words, telling(line), weights)
                    for example in library.pattern(page_id).examples
                    for line in example.text.strip().split("\n")
                ),
                default=0.0,
            )
            best[page_id] = max(score, best.get(page_id, 0.0))
    near = sorted((name for name in best if best[name] >= ENOUGH), key=lambda name: -best[name])
    return tuple(near[:GUESSES])


def telling(line: str) -> frozenset[str]:
    """Return the words of a line that do not vary and are no mere voice."""
    return frozenset(words_of(VARIES.sub(" ", line).casefold())) - VOICES


def likeness(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return how alike two texts are, from 0 to 1: the weight of the words that both have."""
    shared = one & other
    if sum(weights.get(word, 1.0) >= TELLING for word in shared) < SHARED:
        return 0.0
    return 2 * _sum(shared, weights) / (_sum(one, weights) + _sum(other, weights))


def _candidates(
    words: frozenset[str], literals: list[tuple[set[str], list[str]]], weights: Mapping[str, float]
) -> list[str]:
    """Return the patterns whose literals share most with some words."""
    scores: dict[str, float] = {}
    for own, ids in literals:
        shared = _sum(words & own, weights)
        for page_id in ids if shared else ():
            scores[page_id] = max(shared, scores.get(page_id, 0.0))
    return sorted(scores, key=lambda name: (-scores[name], name))[:CLOSER]


def _weights(literals: Iterable[set[str]]) -> dict[str, float]:
    """Return how much each word of the library tells: one of many literals tells little."""
    counts: dict[str, int] = {}
    for words in literals:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return {word: 1 / count**0.5 for word, count in counts.items()}


def _sum(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(word, 1.0) for word in words)
