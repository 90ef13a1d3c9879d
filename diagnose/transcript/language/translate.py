"""A transcript in another language becomes what English git would have printed.

What is shown to people stays: each line that was read keeps git's own words as `original`.
"""

from __future__ import annotations

from diagnose.transcript import prefixes
from diagnose.transcript.language import folders
from diagnose.transcript.language import index as indexes
from diagnose.transcript.language import signs
from diagnose.transcript.language import tails
from diagnose.transcript.language.reverse import Reverser
from diagnose.transcript.language.template import LETTER
from diagnose.transcript.voices import VOICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from diagnose.model import Line
    from diagnose.model import Transcript
    from diagnose.transcript.language.index import Index
    from diagnose.transcript.language.reverse import Spot

    # the English of a line, and the words printed: "" where the line before has them already
    Change = tuple[str, str | None]
    Changes = dict[int, list[Change]]  # number of a line -> the lines that take its place

MOST = 10  # languages that are tried
MOST_NEAR = 3  # of them for words that are only nearly theirs
ROOM = 1 << 15  # characters in which messages are looked for; of more, only where git speaks
AFTER = 10  # lines behind one where git speaks
LINE = 1000  # characters of a line
NEAR = ("fatal: ", "error: ")


def read(transcript: Transcript, names: Sequence[str], known: Callable[[str], bool]) -> Transcript:
    """Return a transcript in English, and the language it was in.

    names  the languages it may be in (see `signs.suspects`)
    known  whether a pattern is found in some lines: asked where one translation stands for
           several messages

    Where no catalogue is installed for a language that is plainly there, its name is `unknown`,
    and only the words with which git begins its lines are English then.
    """
    text = "\n".join(line.text for line in transcript.lines)
    own = signs.voiced(text)
    best: tuple[int, str, Changes] = (0, "", {})
    readable = []
    for name in _tried(names):
        index = indexes.load(name)
        if index is not None:
            readable.append(name)
        index = index or indexes.bare(name)
        if index is None:
            continue
        score, read_lines, whole = _read(transcript.lines, index, known)
        best = max(best, (score, name, read_lines), key=lambda one: one[0])
        if score and (name in own or (whole and 2 * len(read_lines) >= len(transcript.lines))):
            break
    score, name, changes = best
    heard = [name] if name else [each for each in (*own, *readable) if each in readable]
    for language in list(dict.fromkeys(heard))[:MOST_NEAR]:
        near = _near(transcript.lines, changes, language, known)
        if near:
            score, name, changes = score + 1, language, {**changes, **near}
            break
    if not score:
        if not own:
            return with_tails(transcript)
        name = next((each for each in own if each in readable), signs.UNKNOWN)
        changes = _begun(transcript.lines, own)
    elif name not in readable and not _all_read(transcript.lines, changes, own):
        changes = {**_begun(transcript.lines, own), **changes}
        name = signs.UNKNOWN
    return transcript.replace(lines=_changed(transcript.lines, changes), language=name)


def _near(
    lines: Sequence[Line],
    changes: Mapping[int, list[Change]],
    language: str,
    known: Callable[[str], bool],
) -> Changes:
    """Return lines that no message reads, read by the message that is nearest to their words."""
    index = indexes.load(language) or indexes.bare(language)
    if index is None:
        return {}
    begun = spoken([line.text for line in lines], index.voices)
    unread = {
        number: _parted(text)
        for number, text in enumerate(begun)
        if text.startswith(NEAR)
        and len(text) <= LINE
        and not lines[number].quoted
        and [text] == [each for each, _ in changes.get(number, [(text, None)])]
        and not known(text)
    }
    if not unread:
        return {}
    from diagnose.transcript.language import nearby

    return {
        number: [(f"{unread[number][0]} {english}", lines[number].text)]
        for number, english in nearby.read(unread, index, known).items()
    }


def _all_read(
    lines: Sequence[Line],
    changes: Mapping[int, list[Change]],
    own: Iterable[str],
) -> bool:
    """Whether of all lines that git began in a language more was read than the beginning."""
    begun = _begun(lines, own)
    return all(number in changes and changes[number] != begun[number] for number in begun)


def with_tails(transcript: Transcript) -> Transcript:
    """Return a transcript with the C library's words in English, in whatever language they were.

    Git may have no catalogue for a language in which the C library speaks; it stays English.
    """
    known = tails.all_known()
    changes: Changes = {
        number: [(text, line.text)]
        for number, line in enumerate(transcript.lines)
        if len(line.text) <= LINE and (text := tails.tail_of(line.text, known)) != line.text
    }
    if not changes:
        return transcript
    return transcript.replace(lines=_changed(transcript.lines, changes))


def _tried(names: Sequence[str]) -> list[str]:
    """Return the languages to try: those that the text suggests, those wished for here first."""
    wished = folders.wished()
    likely = [name for name in wished if name in names]
    return list(dict.fromkeys((*likely, *names[:MOST])))


def _read(
    lines: Sequence[Line], index: Index, known: Callable[[str], bool]
) -> tuple[int, Changes, bool]:
    """Return how much of the lines could be read, and for each line read its English.

    And whether most of each line is what its message says: no other language has it so.
    """
    texts = spoken([line.text for line in lines], index.voices)
    places = _places(texts)
    parted = [_parted(texts[place]) for place in places]
    spots = Reverser(index, parted, known).spots()
    score = 0
    changes: Changes = {
        number: [(text, lines[number].text)]
        for number, text in enumerate(texts)
        if text != lines[number].text
    }
    single: dict[str, str] = {}
    for spot in spots:
        score += spot.weight
        voices = [voice for voice, _ in parted[spot.first : spot.first + spot.count]]
        numbers = places[spot.first : spot.first + spot.count]
        english = _with_voices(spot.english.split("\n"), voices)
        changes.update(_paired(english, numbers, lines))
        if len(english) == spot.count == 1:
            single[texts[numbers[0]]] = english[0]
    if len(places) < len(lines):
        for number, text in enumerate(texts):
            if text in single:
                changes[number] = [(single[text], lines[number].text)]
    return score, changes, all(_is_most(spot, parted) for spot in spots)


def _is_most(spot: Spot, parted: Sequence[tuple[str, str]]) -> bool:
    lines = parted[spot.first : spot.first + spot.count]
    letters = sum(letter.isalpha() for _, text in lines for letter in text)
    return 2 * spot.weight >= LETTER * letters


def spoken(texts: Sequence[str], voices: Mapping[str, str]) -> list[str]:
    """Return lines that begin as English git begins them; what stands before that goes."""
    found = []
    inside = False
    ordered = sorted(voices, key=len, reverse=True)
    for text in texts:
        new = text
        for voice in ordered if not text.startswith(signs.VOICES) else ():
            at = text.find(voice, 0, prefixes.LONGEST + len(voice))
            if at >= 0 and not text[at - 1 : at].isalnum():
                rest = text[at + len(voice) :].lstrip(" ")
                new = f"{text[:at]}{voices[voice]} {rest}".rstrip()
                inside = inside or at > 0
                break
        found.append(new)
    return prefixes.without(found) if inside else found


def _begun(lines: Sequence[Line], languages: Iterable[str]) -> Changes:
    """Return the lines with English beginnings, and ends that the C library wrote."""
    voices: dict[str, str] = {}
    for language in languages:
        voices.update(signs.voices_of(language))
    texts = spoken([line.text for line in lines], voices)
    known = tails.all_known()
    texts = [tails.tail_of(text, known) if len(text) <= LINE else text for text in texts]
    return {
        number: [(text, lines[number].text)]
        for number, text in enumerate(texts)
        if text != lines[number].text
    }


def _places(texts: Sequence[str]) -> list[int]:
    """Return the lines in which messages are looked for: all, or of many those near a voice."""
    if sum(map(len, texts)) <= ROOM:
        return list(range(len(texts)))
    places: list[int] = []
    seen: set[str] = set()
    room, until = ROOM, 0
    for number, text in enumerate(texts):
        if text.startswith(VOICES) and text not in seen:
            until = number + AFTER
        if number < until and len(text) <= LINE and room > 0:
            seen.add(text)
            places.append(number)
            room -= len(text)
    return places


def _parted(text: str) -> tuple[str, str]:
    """Return what git begins a line with, and the rest."""
    for voice in signs.VOICES:
        if text.startswith(voice):
            return voice, text[len(voice) :].removeprefix(" ")
    return "", text


def _with_voices(english: list[str], voices: list[str]) -> list[str]:
    """Put the beginnings of the lines back; a hint has one on each of its lines."""
    more = ["hint:" if voices[-1] == "hint:" else ""] * (len(english) - len(voices))
    return [
        # `Warning: some commits ...` brings a beginning of its own.
        f"{voice} {line}".rstrip() if voice and not line.lower().startswith(voice) else line
        for voice, line in zip([*voices, *more], english, strict=False)
    ]


def _paired(english: list[str], numbers: list[int], lines: Sequence[Line]) -> Changes:
    """Give each line its English; where they are not as many, the last one takes the rest."""
    words = [lines[number].text for number in numbers]
    last = min(len(english), len(numbers)) - 1
    originals: list[str | None] = [*words[:last], "\n".join(words[last:])]
    originals += [""] * (len(english) - len(originals))
    pairs = list(zip(english, originals, strict=True))
    changes = {number: [pair] for number, pair in zip(numbers, pairs[: last + 1], strict=False)}
    changes[numbers[last]] += pairs[last + 1 :]
    changes.update((number, []) for number in numbers[last + 1 :])
    return changes


def _changed(lines: Sequence[Line], changes: Mapping[int, list[Change]]) -> tuple[Line, ...]:
    found: list[Line] = []
    for number, line in enumerate(lines):
        if number in changes:
            found += (
                line.replace(text=text, original=None if text == words else words)
                for text, words in changes[number]
            )
        else:
            found.append(line)
    return tuple(found)
