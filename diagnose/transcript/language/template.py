"""Messages with blanks as printf knows them: where one stands in a text, and with what in it."""

from __future__ import annotations

import re

from diagnose.transcript import punctuation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping

DIRECTIVE = (
    r"%(?:%s?|(?P<place>\d+\$)?[-+ #0'I]*(?P<width>\*(?:\d+\$)?|\d+)?"
    r"(?:\.(?P<precision>\*(?:\d+\$)?|\d+)?)?(?:hh|h|ll|l|q|L|j|z|t)?[diouxXeEfFgGcsp])"
)
LATER = "%%s"  # filled by a second printf: lists of files come this way
MOST_LINES = 60  # of such a list
COLONS = (": ", " : ", "：")  # before the reason or the name that follows a message
STOPS = (".", "\u3002")  # which newer versions leave away
LEVELLED = ('"', "\u300c", "\u300d", "\u300e", "\u300f")
LETTER = 10  # what one weighs more than a mark
WIDEST = 4000  # characters of a message whose lines were joined


class Template:
    """A message parted into what is fixed and the places of what is not."""

    def __init__(self, message: str, *, shown: bool = False) -> None:
        """Take a message of a catalogue apart; newlines at its ends do not count.

        shown  whether it is to be found in levelled text; else it is only to be filled
        """
        message = re.sub(r"[ \t]+\n", "\n", message.strip("\n").rstrip())
        self.stopped = shown and message.endswith(STOPS) and not message.endswith("..")
        if shown:
            message = level(message[:-1] if self.stopped else message)
        self.fixed: list[str] = [""]
        self.blanks: list[int] = []  # numbers of arguments; below 0: of a second printf
        number = later = at = 0
        for found in re.finditer(DIRECTIVE, message):
            self.fixed[-1] += message[at : found.start()]
            at = found.end()
            if found[0] == "%%":
                self.fixed[-1] += "%"
                continue
            if found[0] == LATER:
                later -= 1
                self.blanks.append(later)
            elif found["place"]:
                self.blanks.append(int(found["place"][:-1]))
            else:
                stars = ((found["width"] or "") + (found["precision"] or "")).count("*")
                number += 1 + stars
                self.blanks.append(number)
            self.fixed.append("")
        self.fixed[-1] += message[at:]
        pairs = zip(self.fixed, self.fixed[1:], strict=False)
        self.names = any(one[-1:] == other[:1] == "'" for one, other in pairs)  # in quotes
        self.lines = sum(fixed.count("\n") for fixed in self.fixed) + 1
        self.weight = sum(map(_weight, self.fixed))
        if self.fixed[-1] == "" and self.fixed[-2:-1] and self.fixed[-2].endswith(": "):
            self.weight -= 1  # `%s: %s` weighs what `%s` does: an errno may follow either

    def fill(self, values: Mapping[int, str]) -> str:
        """Return the message with its blanks filled; what is not known becomes three dots."""
        parts = [self.fixed[0]]
        for blank, fixed in zip(self.blanks, self.fixed[1:], strict=True):
            parts += (values.get(blank, "..."), fixed)
        return "".join(parts)

    def cuts(self, tail: str) -> bool:
        """Whether the end of the message is a part of such a tail alone."""
        last = self.fixed[-1]
        return bool(self.blanks) and last != "" and len(last) < len(tail) and tail.endswith(last)

    def match(self, text: str, start: int, raw: str = "") -> tuple[int, dict[int, str]] | None:
        """Return where the message ends that begins at `start`, and what its blanks hold.

        `raw` is the text before its quotes were levelled: the blanks hold parts of that.

        It must end where a line does, or before a colon, behind which an errno is told. Lines of
        it may have been joined, or broken elsewhere.
        """
        raw = raw or text
        found = self._match(text, start, raw)
        if found is not None or self.lines == 1 or not self._begins(text, start):
            return found
        window = text[start : start + WIDEST]
        places = [place for place, sign in enumerate(window, start) if sign != "\n"]
        loose = Template("")
        loose.fixed = [fixed.replace("\n", "") for fixed in self.fixed]
        loose.blanks = self.blanks
        alone = len(self.blanks) > 1 and self.fixed[-1] == "" and set(self.fixed[-2]) == {"\n"}
        if alone:  # a line that is a blank and nothing else, and the last one, may be missing
            loose.fixed, loose.blanks = loose.fixed[:-1], self.blanks[:-1]
        squeezed = window.replace("\n", "")
        bare = raw[start : start + WIDEST].replace("\n", "")
        ends = {len(squeezed)} | {n for n, place in enumerate(places) if text[place - 1] == "\n"}
        found = loose._match(squeezed, 0, bare, ends)
        if found is None:
            return None
        end = places[found[0] - 1] + 1
        return end, {**found[1], self.blanks[-1]: ""} if alone else found[1]

    def _begins(self, text: str, start: int) -> bool:
        first = self.fixed[0].partition("\n")[0]
        return bool(first) and text.startswith(first, start)

    def _match(
        self, text: str, start: int, raw: str, ends: Collection[int] = ()
    ) -> tuple[int, dict[int, str]] | None:
        first = self.fixed[0]
        if not text.startswith(first, start):
            return None
        at = start + len(first)
        values: dict[int, str] = {}
        for place, blank in enumerate(self.blanks, 1):
            fixed = self.fixed[place]
            many = blank < 0 or self.fixed[place - 1].endswith("\n")
            named = self.fixed[place - 1][-1:] == fixed[:1] == "'"
            last = place == len(self.blanks)
            if last and not fixed:
                at -= text[at - 1 : at] == "\n" and self.fixed[place - 1].endswith(" ")
                end = _end_of(text, at, ends)
                end -= self.stopped and text.endswith(STOPS, at, end)
            else:
                end = _find(text, fixed, at, ends if last else None)
            if end < 0 or text.count("\n", at, end) > (MOST_LINES if many else named):
                return None
            if named and not many and "'\n" in text[at:end]:
                return None
            values[blank] = raw[at:end]
            at = end + len(fixed)
        return (at, values) if _ends(text, at, ends) else None


def plain(message: str) -> str:
    """Return a message as it looks after the transcript's quotes were made straight."""
    return punctuation.plain(message)


def level(text: str) -> str:
    """Return a text in which all quotes and all letters are alike, place by place.

    Between two versions of git translators change their minds about quotes and capitals.
    """
    for quote in LEVELLED:
        text = text.replace(quote, "'")
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def _find(text: str, fixed: str, at: int, ends: Collection[int] | None) -> int:
    """Return where a fixed part stands next; the last one must end where a message may."""
    end = text.find(fixed, at)
    if end < 0 and fixed.endswith(" "):
        end = text.find(f"{fixed[:-1]}\n", at)  # nothing more stands on the line
    while ends is not None and end >= 0 and not _ends(text, end + len(fixed), ends):
        end = text.find(fixed, end + 1)
    return end


def _ends(text: str, at: int, ends: Collection[int]) -> bool:
    if at in ends or at == len(text):
        return True
    at += text.startswith(STOPS, at)
    return at == len(text) or text[at] == "\n" or text.startswith(COLONS, at)


def _end_of(text: str, at: int, ends: Collection[int]) -> int:
    if ends:
        return min((end for end in ends if end >= at), default=len(text))
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _weight(fixed: str) -> int:
    """Weigh text: letters, more in scripts that write a word in one or two signs; then marks."""
    letters = sum(3 if letter > "\u1100" else 1 for letter in fixed if letter.isalpha())
    return letters * LETTER + sum(not sign.isspace() for sign in fixed)
