"""Lines in another language to the English that git would have printed in their place."""

from __future__ import annotations

import re
from itertools import groupby

from diagnose.transcript.language.messages import Message
from diagnose.transcript.language.messages import form_of
from diagnose.transcript.language.messages import found_in
from diagnose.transcript.language.tails import tail_of
from diagnose.transcript.language.template import COLONS
from diagnose.transcript.language.template import STOPS
from diagnose.transcript.language.template import level
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from diagnose.transcript.language.index import Index

PARTS = 20  # places in a line at which another message may begin
DEPTH = 2  # messages within messages
MOST = 200  # places of one message
BACK = 60  # lines from a piece back to where its message begins
FAR = 4000  # characters of them
SIGNS = ((": ", ": "), (" - ", " - "), (" \u2014 ", " - "), ("：", ": "))  # between messages
SUMMARY = 17  # columns of `[rejected]` and the like
STATUS = r"( [!+*=t -] )(\[.*?\]|\S+)(\s+.*? -> .*?)(?:(\s+\()(.*)(\)))?"


class Place(Value):
    """Where a message stands in lines."""

    first: int
    count: int  # of lines
    message: Message
    values: Mapping[int, str]  # of its blanks
    before: str  # what else its first line begins with
    rest: str  # and what its last line ends with


class Spot(Value):
    """Lines that could be read."""

    first: int
    count: int
    weight: int
    english: str


class Reverser:
    """Reads lines in one language.

    lines  all of them, each parted into what git begins it with, in English, and the rest
    known  whether a pattern is found in some English lines: it decides where one translation
           stands for several messages
    """

    def __init__(
        self, index: Index, lines: Sequence[tuple[str, str]], known: Callable[[str], bool]
    ) -> None:
        self._known = known
        self._tails: dict[str, str] = index.tails
        self._voices = [voice for voice, _ in lines]
        self._lines = [line for _, line in lines]
        self._ends = [_tail(line, self._tails) for line in self._lines]
        self._starts: dict[int, int] = {}
        at = 0
        for number, line in enumerate(self._lines):
            self._starts[at] = number
            at += len(line) + 1
        self._raw = "\n".join(self._lines)
        self._text = level(self._raw)
        self._messages = found_in(index, self._text)

    def spots(self) -> list[Spot]:
        """Return what could be read: the heavier message where two overlap; in order."""
        found = [place for message in self._messages for place in self._places(message)]
        found.sort(key=_weight_and_lines)
        taken: set[int] = set()
        chosen = []
        for (weight, first, count), group in groupby(found, key=_weight_and_lines):
            lines = range(first, first + count)
            if taken.isdisjoint(lines):
                taken.update(lines)
                english = self._best(list(group))
                if english != "\n".join(self._lines[first : first + count]):
                    chosen.append(Spot(first, count, -weight, english))
        for number, line in enumerate(self._lines):
            if number not in taken:
                english = self._part(line)
                if english != line:
                    chosen.append(Spot(number, 1, 1, english))
        return sorted(chosen, key=lambda spot: spot.first)

    def _best(self, rivals: list[Place]) -> str:
        """Return the English of a place; where it may be several, one that a pattern knows.

        Behind `fatal: ` git writes a small letter.
        """
        first, count = rivals[0].first, rivals[0].count
        stopped = self._lines[first + count - 1].endswith(STOPS)
        fits = {self._english(rival): self._fits(rival) for rival in rivals}
        texts = sorted(
            fits,
            key=lambda text: (
                not fits[text],
                text.endswith(".") != stopped,
                text[:1].isupper(),
                len(text),
                text,
            ),
        )
        voice = self._voices[rivals[0].first]
        known = (text for text in texts if self._known(f"{voice} {text}".strip()))
        return texts[0] if len(texts) == 1 else next(known, texts[0])

    def _fits(self, place: Place) -> bool:
        """Whether a message begins with a letter as large as it does here."""
        line = self._lines[place.first]
        return not place.before and line.startswith(place.message.begins)

    def _english(self, place: Place) -> str:
        values = {blank: self._within(value) for blank, value in place.values.items()}
        form = form_of(place.message, place.values)
        english = place.message.english[form].fill(values)
        return place.before + english + self._behind(place.rest)

    def _behind(self, rest: str, depth: int = 0) -> str:
        """Read what follows a message on its line: a colon, and what it is about."""
        colon = next((each for each in COLONS if rest.startswith(each)), "")
        return (": " if colon else "") + self._within(rest.removeprefix(colon), depth)

    def _places(self, message: Message) -> list[Place]:
        found: list[Place] = []
        tried: set[int] = set()
        at = self._text.find(message.piece)
        for _ in range(MOST):
            if at < 0:
                break
            for start in self._beginnings(message, at):
                if start not in tried:
                    tried.add(start)
                    found += self._at(message, start)
            at = self._text.find(message.piece, at + 1)
        return found

    def _beginnings(self, message: Message, at: int) -> list[int]:
        """Return where a message may begin whose piece stands at a place.

        At starts of lines; one of several lines also behind `: `, as the reason of another.
        """
        start = self._text.rfind("\n", 0, at) + 1
        starts = [start]
        if message.shown.lines == 1 and message.shown.names and start:
            starts.append(self._text.rfind("\n", 0, start - 1) + 1)  # a name of two lines
        if message.shown.lines > 1:
            for _ in range(BACK):
                if not start:
                    break
                start = self._text.rfind("\n", 0, start - 1) + 1
                starts.append(start)
            begins = message.shown.fixed[0]
            inner = self._text.rfind(f": {begins}", max(start, at - FAR), at + len(begins) + 2)
            if begins and inner >= 0:
                starts.append(inner + 2)
        return starts

    def _at(self, message: Message, start: int) -> list[Place]:
        match = message.shown.match(self._text, start, self._raw)
        if match is None:
            return []
        end, values = match
        stop = self._text.find("\n", end)
        rest = self._raw[end : stop if stop >= 0 else len(self._text)]
        rest = rest[rest.startswith(STOPS) :]
        begin = self._text.rfind("\n", 0, start) + 1
        tail = self._ends[self._starts[self._text.rfind("\n", 0, end) + 1]]
        if not rest and tail and message.shown.cuts(tail):
            return []
        count = self._text.count("\n", start, end) + 1
        return [Place(self._starts[begin], count, message, values, self._raw[begin:start], rest)]

    def _part(self, line: str) -> str:
        """Read a line of which parts alone are translated."""
        status = re.fullmatch(STATUS, line)
        if status is not None:
            parts = [part or "" for part in status.groups()]
            mark = self._whole(parts[1], 0) or parts[1]
            parts[1:3] = mark.ljust(SUMMARY), " " + parts[2].lstrip()
            parts[4] = self._whole(parts[4], 0) or parts[4]
            english = "".join(parts)
            return line if english.split() == line.split() else english
        for sign, english in SIGNS:
            at = line.find(sign)
            for _ in range(PARTS):
                if at < 0:
                    break
                inner = self._whole(line[at + len(sign) :], 0)
                if inner is not None:
                    return line[:at].replace("：", ": ") + english + inner
                at = line.find(sign, at + len(sign))
        return tail_of(line, self._tails)

    def _within(self, text: str, depth: int = 0) -> str:
        """Read what stands in a blank: a message again, the words of an errno, or neither."""
        if "\n" in text or text.isupper():
            return text  # a list of files; HEAD
        read = tail_of(text, self._tails)
        whole = self._whole(read, depth)
        return read if whole is None else whole

    def _whole(self, text: str, depth: int) -> str | None:
        """Return the English of a text that is one message from end to end, or None."""
        best: list[tuple[int, bool, str]] = []
        levelled = level(text)
        for message in self._messages if depth < DEPTH else ():
            if message.piece not in levelled or not text.startswith(message.begins):
                continue
            match = message.shown.match(levelled, 0, text)
            if match is None:
                continue
            end, values = match
            read = {blank: self._within(value, depth + 1) for blank, value in values.items()}
            english = message.english[form_of(message, values)].fill(read)
            english += self._behind(text[end + text.startswith(STOPS, end) :], depth + 1)
            best.append((message.shown.weight, english[:1].islower(), english))
        return max(best, key=lambda one: one[:2])[2] if best else None


def _weight_and_lines(place: Place) -> tuple[int, int, int]:
    return -place.message.shown.weight, place.first, place.count


def _tail(line: str, tails: Mapping[str, str]) -> str:
    """Return the words of the C library with which a line ends behind a colon, or ""."""
    at = line.rfind(": ") + 2
    return line[at:] if at >= 2 and line[at:] in tails else ""  # noqa: PLR2004
