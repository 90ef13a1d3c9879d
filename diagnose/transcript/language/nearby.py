"""Lines whose words are nearly those of a message: from version to version translators reword.

Only a line that git begins with a word of its own is read so, and only as English that a pattern
knows. Text is compared by pairs of letters, which serves scripts without blanks as well.
"""

from __future__ import annotations

import re

from diagnose.transcript import punctuation
from diagnose.transcript.language.index import unvoiced
from diagnose.transcript.language.signs import VOICES
from diagnose.transcript.language.template import DIRECTIVE
from diagnose.transcript.language.template import Template
from diagnose.transcript.language.template import level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from diagnose.transcript.language.index import Index

LEAST = 0.78  # of the pairs that both have
FEWEST = 12  # pairs of letters that a line must have
MOST = 8  # lines
BEST = 6  # messages that are asked for
CLOSE = 0.03  # to the nearest: what is further away is another message
WIDER = 1.6  # times as many pairs as the other may have
IDEOGRAPHS = "\u3040"  # where scripts begin whose signs are syllables or words
_QUOTED = r"(?<![^\W\d_])'[^'\n]*'"  # no apostrophe within a word
_NAMES = rf"{_QUOTED}|\w+://\S+"
_REASON = r"'(?::| :|：) ?[^'\n]*$"  # behind a name in quotes
_COLONS = r": |：|: ?$"


def read(
    lines: Mapping[int, tuple[str, str]], index: Index, known: Callable[[str], bool]
) -> dict[int, str]:
    """Return the English of lines that are nearly messages of a language.

    lines  what git begins each with, in English, and the rest, by number
    """
    wanted = {
        number: pairs
        for number, (_, text) in lines.items()
        if _weight(pairs := _pairs(re.sub(_REASON, "", punctuation.plain(text)))) >= FEWEST
    }
    wanted = dict(list(wanted.items())[:MOST])
    if not wanted:
        return {}
    near: dict[int, list[tuple[float, str, str]]] = {number: [] for number in wanted}
    for english, words in _messages(index):
        pairs = _pairs(words)
        for number, own in wanted.items():
            if len(pairs) * WIDER < len(own) or len(own) * WIDER < len(pairs):
                continue
            score = 2 * len(own & pairs) / (len(own) + len(pairs))
            if score >= LEAST:
                near[number].append((score, english, words))
    found: dict[int, str] = {}
    for number, rivals in near.items():
        voice, text = lines[number]
        best = sorted(rivals, reverse=True)[:BEST]
        for score, english, words in best:
            if score < best[0][0] - CLOSE:
                break
            said = Template(english).fill(
                _values(Template(words, shown=True), punctuation.plain(text))
            )
            if known(f"{voice} {said}"):
                found[number] = said
                break
    return found


def _messages(index: Index) -> Iterable[tuple[str, str]]:
    """Yield the messages of one line, and the first lines of others, with their translations."""
    voices = (*index.voices, *VOICES)
    for ids, texts in index.messages():
        for words in dict.fromkeys(texts):
            english = unvoiced(ids[0].strip("\n"), VOICES).partition("\n")[0]
            shown = unvoiced(punctuation.plain(words.strip("\n")), voices).partition("\n")[0]
            if english and shown != english:
                yield english, shown


def _pairs(text: str) -> set[str]:
    """Return the pairs of letters in a text, each word with a blank before and behind it."""
    text = level(re.sub(DIRECTIVE, " ", re.sub(_NAMES, " ", text)))
    return {
        pair
        for word in re.findall(r"[^\W\d_]+", text)
        for pair in map("".join, zip(f" {word}", f"{word} ", strict=True))
    }


def _weight(pairs: set[str]) -> int:
    """Return how many pairs there are; those of Chinese, Japanese and Korean count twice."""
    return len(pairs) + sum(max(pair) >= IDEOGRAPHS for pair in pairs)


def _values(shown: Template, text: str) -> dict[int, str]:
    """Return what stands in the blanks: those in quotes in order, one at the end behind a colon."""
    quoted = [name[1:-1] for name in re.findall(_QUOTED, text)]
    values: dict[int, str] = {}
    for place, blank in enumerate(shown.blanks):
        before, behind = shown.fixed[place], shown.fixed[place + 1]
        if before[-1:] == behind[:1] == "'":
            if quoted:
                values[blank] = quoted.pop(0)
        elif not behind and place + 1 == len(shown.blanks):
            rest = re.split(_COLONS, text)[-1].strip()
            values[blank] = rest if rest != text else text.rpartition(" ")[2]
    return values
