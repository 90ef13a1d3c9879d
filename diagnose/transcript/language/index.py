"""Which messages of a catalogue may stand in a text: a list of telling pieces, kept in the cache.

Of each translation the longest piece without blanks is kept; where it is not in a text, the
message is not either. To look for all of them takes less time than to make a table of words.
"""

from __future__ import annotations

import marshal
import os
import re
import zlib

from diagnose import paths
from diagnose.transcript import punctuation
from diagnose.transcript.language import common
from diagnose.transcript.language import folders
from diagnose.transcript.language import signs
from diagnose.transcript.language import tails
from diagnose.transcript.language.catalogue import BrokenCatalogueError
from diagnose.transcript.language.catalogue import Catalogue
from diagnose.transcript.language.template import DIRECTIVE
from diagnose.transcript.language.template import level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from mmap import mmap
    from typing import Any

FORMAT = 6  # of what is kept
FORMS = 8  # a message and a form of its plural are one number: message * FORMS + form
HEAD = FORMS - 1  # stands for the first line of a message alone, where that is a sentence
SENTENCE = (".", ":", "!", "?", "\u3002", "\uff1a", "\uff01", "\uff1f")  # ends with one of them
SHORTEST = 2  # characters of a piece
PARTED = "\x01"  # between messages
BLANK = "\x02"
HINT = ("%shint: %.*s%s\n", "%shint:%s%.*s%s\n")  # until git 2.45, and since
LARGEST = 1 << 26  # bytes of a catalogue


class Index:
    """One language's catalogue with the pieces of all its messages, and the commonest of others."""

    def __init__(self, language: str, catalogue: Catalogue | None, kept: Any) -> None:
        """Take what `_build` or the cache gave."""
        self.language = language
        self._catalogue = catalogue
        pieces, self._numbers, voices, self.tails = kept
        self._pieces = pieces.split("\n") if pieces else []
        self.voices: dict[str, str] = voices
        self._common = common.of(language)
        self._first = len(catalogue) if catalogue is not None else 0  # number of the common ones
        for number, (_, words) in enumerate(self._common, self._first):
            self._pieces.append(_piece(re.sub(DIRECTIVE, BLANK, level(words))))
            self._numbers.append(number * FORMS)

    def candidates(self, text: str) -> list[tuple[int, str]]:
        """Return the numbers of the messages that may stand in a text, with their pieces."""
        text = level(text)
        pairs = zip(self._pieces, self._numbers, strict=True)
        return [(number, piece) for piece, number in pairs if piece in text]

    def message(self, number: int) -> tuple[list[str], list[str]]:
        """Return the forms of a message's id and those of its translation."""
        place = number // FORMS
        if self._catalogue is not None and place < self._first:
            return self._catalogue.message(place)
        english, words = self._common[place - self._first]
        return [english], [words]

    def messages(self) -> Iterator[tuple[list[str], list[str]]]:
        """Yield what `message` returns of all of them."""
        for place in range(1, self._first + len(self._common)):
            yield self.message(place * FORMS)


def bare(language: str) -> Index | None:
    """Return the index of a language without a catalogue: of the commonest messages alone."""
    if not common.of(language):
        return None
    return Index(language, None, ("", [], signs.voices_of(language), tails.read(language, "")))


def load(language: str) -> Index | None:
    """Return the index of a language's catalogue; None where there is none that can be read."""
    path = folders.catalogue_of(language)
    if not path:
        return None
    words = folders.catalogue_of(language, "libc")
    try:
        key = (FORMAT, *_stamp(path), *(_stamp(words) if words else ()))
        catalogue = Catalogue(_mapped(path))
    except (OSError, BrokenCatalogueError):
        return None
    place = os.path.join(paths.cache_dir(), f"language-{zlib.crc32(repr(key).encode()):08x}.idx")
    kept = _kept(place, key)
    if kept is not None:
        return Index(language, catalogue, kept)
    voices = _voices(language, catalogue)
    kept = (*_pieces(catalogue, voices), voices, tails.read(language, words))
    paths.write_cache(place, marshal.dumps((key, *kept)))
    return Index(language, catalogue, kept)


def _stamp(path: str) -> tuple[str, int, int]:
    status = os.stat(path)
    return path, status.st_size, status.st_mtime_ns


def _mapped(path: str) -> bytes | mmap:
    """Return a file of which little is to be read; raises OSError."""
    from mmap import ACCESS_READ
    from mmap import mmap

    with open(path, "rb") as file:
        try:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
        except ValueError:
            return b""  # an empty file cannot be mapped


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(LARGEST)


def _kept(place: str, key: tuple[object, ...]) -> Any:
    """Return what the cache has for a key, or None; a torn file is as good as none."""
    try:
        found = marshal.loads(_bytes(place))  # noqa: S302 - our own file in a private folder
        if found[0] == key:
            return found[1:5]
    except (OSError, ValueError, EOFError, TypeError, IndexError, AttributeError):
        return None
    return None


def head(message: str) -> str:
    """Return the first line of a message of several lines, "" where that is no whole sentence.

    Logs cut messages off, and an older translation of the rest may have been another one.
    """
    first, _, rest = message.strip("\n").partition("\n")
    return first if rest and (first.endswith(SENTENCE) or rest.startswith("\n")) else ""


def unvoiced(message: str, voices: Collection[str]) -> str:
    """Return a message without what git begins its lines with: the lines were parted likewise."""
    for voice in voices:
        if voice in message:
            message = re.sub(rf"(?m)^{re.escape(voice)} ?", "", message)
    return message


def _pieces(catalogue: Catalogue, voices: Collection[str]) -> tuple[str, list[int]]:
    """Return the pieces, one a line, and the number that each belongs to.

    All translations at once: one by one would take five times as long.
    """
    whole = PARTED.encode().join(catalogue.texts()).decode(catalogue.charset, "replace")
    whole = re.sub(DIRECTIVE, BLANK, punctuation.plain(whole))
    begun = "|".join(map(re.escape, (*voices, *signs.VOICES)))
    whole = re.sub(rf"(^|[\n\0{PARTED}])(?:{begun}) ?", r"\1", whole)
    whole = level(whole)
    pieces: list[str] = []
    numbers: list[int] = []
    for number, text in enumerate(whole.split(PARTED)):
        for form, words in enumerate(text.split("\0")[:HEAD]):
            for part, told in ((form, words), (HEAD, "" if form else head(words))):
                piece = _piece(told)
                if len(piece) >= SHORTEST and number:
                    pieces.append(piece)
                    numbers.append(number * FORMS + part)
    return "\n".join(pieces), numbers


def _piece(words: str) -> str:
    return max(words.replace(BLANK, "\n").split("\n"), key=len).strip(" .\u3002")


def _voices(language: str, catalogue: Catalogue) -> dict[str, str]:
    """Return how a language begins its lines: translated prefix to English, without blanks."""
    voices = signs.voices_of(language)
    for voice in signs.VOICES:
        found = catalogue.find(f"{voice} ") or catalogue.find(f"{voice} %s")
        voices[punctuation.plain(found).replace("%s", "").strip()] = voice
    for hint in HINT:
        found = punctuation.plain(catalogue.find(hint)).removeprefix("%s").partition("%")[0]
        voices.setdefault(found.strip(), "hint:")
    voices.pop("", None)
    return {word: voice for word, voice in voices.items() if word != voice}
