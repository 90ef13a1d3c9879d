"""A transcript as one text that knows which line every offset belongs to."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from diagnose.model import Transcript

REACH = 25  # lines: what lies farther apart belongs to another failure
NARROWEST, WIDEST = 40, 100  # columns at which mail and forms break text between words
VOICES = ("fatal: ", "error: ", "hint: ", "warning: ", "remote: ", "To ", "From ", "Please ")
BROKEN = 3  # lines: a server breaks one sentence over no more of them
REMARKS = (" # ", " // ", " <-", " \u2190 ", " <= ")  # before what people type behind a line
# How others write git's prefixes anew.
RECAST = ("Fatal", "FATAL", "Error", "ERROR", "Hint", "HINT", "Warning", "WARNING")


class Text:
    """The clean lines of a transcript joined by newlines, as printed and case-folded.

    Case-folded, blanks join the lines: a server may break a sentence anywhere, and a literal is
    found all the same. For regexes `mended` does that where it is needed.
    """

    def __init__(self, transcript: Transcript) -> None:
        self.lines = transcript.lines
        # What is only quoted says nothing of a failure here.
        texts = ["" if line.quoted else line.text for line in self.lines]
        self.plain = "\n".join(texts)
        folded = [text.casefold() for text in texts]
        self.folded = " ".join(folded)
        self._texts = texts
        self._starts = _starts(texts)
        same = len(self.folded) == len(self.plain)
        self._folded_starts = self._starts if same else _starts(folded)
        self._recast: list[tuple[int, int]] | None = None

    def spans_with(self, literal: str) -> list[tuple[int, int]]:
        """Return first and last line of each place where a case-folded literal stands."""
        spans = []
        at = self.folded.find(literal)
        while at >= 0:
            first = last_at(self._folded_starts, at)
            last = last_at(self._folded_starts, at + len(literal) - 1)
            spans.append((first, last))
            if last + 1 >= len(self.lines):
                break
            at = self.folded.find(literal, self._folded_starts[last + 1])
        return spans

    def windows(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the offsets of the surroundings of some spans of lines, joined where they meet."""
        windows: list[tuple[int, int]] = []
        for first, last in spans:
            low, high = max(first - REACH, 0), min(last + REACH, len(self.lines) - 1)
            if windows and low <= windows[-1][1] + 1:
                windows[-1] = (windows[-1][0], high)
            else:
                windows.append((low, high))
        return [(self._starts[low], self._end(high)) for low, high in windows]

    def may_mend(self, spans: list[tuple[int, int]]) -> bool:
        """Whether `mended` may differ from what was printed."""
        if "\t" in self.plain or self._prefixes() or self._remarks():
            return True
        return any(self.lines[last].remote for _, last in spans)

    def mended(self, spans: list[tuple[int, int]], *, broken: bool = False) -> str:
        """Return the text as git would have printed it: offsets stay as they are.

        The server's lines around some spans are joined by blanks, tabs are blanks, prefixes that
        another program wrote with capitals are small again, and what somebody typed behind a line
        stands in a line of its own.

        broken  whether lines that mail or a form may have broken between words are joined too
        """
        signs = list(self.plain.replace("\t", " "))
        for start, end in self._prefixes():
            signs[start:end] = self.plain[start:end].lower()
        for at in self._remarks():
            signs[at] = "\n"
        for first, last in spans:
            for line in range(max(first - BROKEN, 0), min(last + BROKEN, len(self.lines) - 1)):
                servers = {self.lines[line].remote, self.lines[line + 1].remote}
                torn = broken and (first <= line < last or self._goes_on(line))
                if servers == {True} or (torn and servers == {False}):
                    signs[self._end(line)] = " "
        return "".join(signs)

    def _goes_on(self, line: int) -> bool:
        below = self._texts[line + 1]
        wide = NARROWEST <= len(self._texts[line]) <= WIDEST
        return wide and below[:1].strip() != "" and not below.startswith(VOICES)

    def printed(self, first: int, last: int) -> str:
        """Return some lines as git would have printed them."""
        text = self.plain[self._starts[first] : self._end(last)]
        if self._prefixes() and text.startswith(RECAST):
            word, colon, rest = text.partition(":")
            return f"{word.lower()}{colon}{rest}"
        return text

    def lines_of(self, start: int, end: int) -> tuple[int, ...]:
        """Return the lines between two offsets that are not blank."""
        first = last_at(self._starts, start)
        last = last_at(self._starts, max(start, end - 1))
        return tuple(n for n in range(first, last + 1) if self._texts[n].strip())

    def _prefixes(self) -> list[tuple[int, int]]:
        if self._recast is None:
            self._recast = []
            if any(f"{word}: " in self.plain for word in RECAST):
                pattern = rf"(?m)^(?:{'|'.join(RECAST)})(?=: )"
                self._recast = [match.span() for match in re.finditer(pattern, self.plain)]
        return self._recast

    def _remarks(self) -> list[int]:
        """Return where a remark begins behind a line: `fatal: bad object HEAD # in the morning`."""
        if not any(mark in self.plain for mark in REMARKS):
            return []
        marks = "|".join(re.escape(mark.strip()) for mark in REMARKS)
        pattern = rf"(?m)^(?:fatal|error|warning): [^\n]*?\S(?= +(?:{marks})[ <-]*\S)"
        found = re.finditer(pattern, self.plain)
        return [match.end() for match in found if match[0].count("'") % 2 == 0]  # not in a name

    def _end(self, line: int) -> int:
        return self._starts[line] + len(self._texts[line])


def _starts(texts: Iterable[str]) -> list[int]:
    starts = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    return starts


def last_at(numbers: Sequence[int], limit: int) -> int:
    """Return the place of the last of some ascending numbers that is not above a limit, or 0.

    By hand: `bisect` would be one more module on the way to the screen.
    """
    low, high = 0, len(numbers)
    while high - low > 1:
        middle = (low + high) // 2
        if numbers[middle] <= limit:
            low = middle
        else:
            high = middle
    return low
