"""Words of literals and transcripts: what lets thousands of literals cost next to nothing.

A literal that has a whole word inside is looked for only in texts that have that word.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
VOICES = ("fatal: ", "error: ")  # how git begins what went wrong


def words_of(text: str) -> list[str]:
    """Return the words of a case-folded text: runs of letters, digits and non-ASCII signs."""
    return text.translate(_BLANKS).split()


def set_of(text: str) -> set[str]:
    """Return the words of a case-folded text, each once.

    Logs repeat themselves: only what differs between blanks is taken apart, so that a huge log
    costs one rough split, however many literals there are.
    """
    return set(words_of(" ".join(set(text.split()))))


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


def neighbours(text: str) -> set[str]:
    """Return the pairs of words that stand side by side in a case-folded text."""
    words = words_of(text)
    return set(map(" ".join, zip(words, words[1:], strict=False)))  # noqa: RUF007 - no import


def _marks(literal: str) -> set[str]:
    """Return words and pairs of neighbours that a text must have for the literal to be in it."""
    words = whole_words(literal)
    return {*words, *neighbours(" ".join(words))}


def rarest(literals: Iterable[str]) -> dict[str, str]:
    """Return for each literal the mark that fewest others have, "" where it has none."""
    inside = {literal: _marks(literal) for literal in literals}
    often: dict[str, int] = {}
    for found in inside.values():
        for mark in found:
            often[mark] = often.get(mark, 0) + 1
    return {
        literal: min(found, key=lambda mark: (often[mark], -len(mark), mark), default="")
        for literal, found in inside.items()
    }
