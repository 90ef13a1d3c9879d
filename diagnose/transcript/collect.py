"""Keeps of a huge text the lines that may matter, with their surroundings, in bounded memory."""

from __future__ import annotations

from collections import deque

from diagnose.redact import redact
from diagnose.transcript import clean
from diagnose.transcript import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    Numbered = tuple[int, str]

SMALL = 1 << 20  # characters up to which everything is kept
BLOCK = 1 << 18  # characters cleaned at once
LONGEST = 1 << 16  # characters of one line; a longer one goes on as further lines
CUT = " [cut]"
SEAM = 4096  # characters at the end of a part in which it may be cut at a blank, not in a word
BEFORE = 3  # lines kept before one that may matter
AFTER = 8  # and behind it
TAIL = 200  # last lines kept in any case
TAIL_ROOM = 500_000  # characters of them
ROOM = 1_500_000  # characters of lines that may matter; as much again for the last of them
LINE = 200  # characters that a line counts for beside its own: each costs later stages memory
KEY = "PRIVATE KEY-----"
WAYS = 8  # parts into which lines are cut to find those that matter; two would join texts often
LEAF = 4  # lines that are not told apart any more: their surroundings are kept anyway


class Collector:
    """Takes the text of one input in pieces cut anywhere.

    keep  whether a block of lines may matter; None: every line does
    """

    def __init__(self, keep: Callable[[str], bool] | None) -> None:
        self.truncated = False  # something that may matter was dropped or cut
        self._keep = keep
        self._rest = ""  # what is not taken apart yet
        self._number = 1  # of the raw line that comes next
        self._count = 0  # parts seen; a part is a line or a piece of an overlong one
        self._last = -1  # the last part stored
        self._until = 0  # parts before this one are wanted for what came before them
        self._early: list[Numbered] = []
        self._late: deque[Numbered] = deque()
        self._room = ROOM
        self._late_size = 0
        self._tail: list[Numbered] = []
        self._patch = False  # whether the last line was one of a patch

    def feed(self, text: str) -> None:
        """Take the next piece."""
        self._rest += text
        if len(self._rest) < (BLOCK if self._count else SMALL):
            return
        end = self._rest.rfind("\n") + 1
        end = _before_open_key(self._rest, end)
        if end:
            self._take(self._rest[:end])
            self._rest = self._rest[end:]
        while len(self._rest) >= SMALL:  # one line without an end
            part = self._rest[: _seam(self._rest)]
            self._rest = self._rest[len(part) :]
            self.truncated = True
            self._choose([(self._number, clean.block(part) + CUT)])

    def finish(self) -> list[Numbered]:
        """Return (number, text) of all lines that are kept; to be asked once, at the end."""
        if not self._count:
            self._keep = None
        if self._rest:
            self._take(self._rest)
        end = self._count
        tail = [
            part for seq, part in enumerate(self._tail, end - len(self._tail)) if seq > self._last
        ]
        return [*self._early, *self._late, *tail]

    def _take(self, text: str) -> None:
        text = clean.block(text)
        if KEY in text:
            text = redact(text)  # now: what is kept of a key later would not be known for one
        text = text.removesuffix("\n")
        count = text.count("\n") + 1
        if self._keep and self._until <= self._count and not self._keep(text):
            # Most blocks of most logs: only the last lines are looked at one by one.
            lines = text.rsplit("\n", TAIL)[-TAIL:]
            if count > len(lines):
                self._tail.clear()  # parts in it are neighbours
                self._count += count - len(lines)
                self._number += count - len(lines)
        else:
            lines = text.split("\n")
        if self._keep and (self._patch or "@@ -" in text):
            # Of a patch some lines alone would be kept, and would look like what git says.
            inside = self._patch or len(lines) < text.count("\n")
            shown, self._patch = quoted.patched(lines, inside=inside)
            lines = ["" if number in shown else line for number, line in enumerate(lines)]
        self._choose(self._parts(lines))
        self._number += len(lines)

    def _parts(self, lines: list[str]) -> list[Numbered]:
        """Number lines, and part those that are too long."""
        parts: list[Numbered] = []
        for number, line in enumerate(lines, self._number):
            rest = line
            while len(rest) > LONGEST:
                at = _seam(rest)
                parts.append((number, rest[:at] + CUT))
                rest = rest[at:]
                self.truncated = True
            parts.append((number, rest))
        return parts

    def _choose(self, parts: list[Numbered]) -> None:
        first = self._count
        chosen = set(range(min(self._until - first, len(parts))))
        for at in self._hits(parts):
            chosen.update(range(at - BEFORE, at + AFTER + 1))
            self._until = first + at + AFTER + 1
        for at in sorted(chosen):
            # Below 0: what ended the block before.
            if first + at > self._last and -len(self._tail) <= at < len(parts):
                self._store(parts[at] if at >= 0 else self._tail[at])
                self._last = first + at
        self._count += len(parts)
        self._tail = [*self._tail, *parts[-TAIL:]][-TAIL:]
        while sum(len(text) for _, text in self._tail) > TAIL_ROOM:
            del self._tail[0]

    def _hits(self, parts: list[Numbered]) -> Iterable[int]:
        keep = self._keep
        if keep is None:
            return range(len(parts))
        found: list[int] = []
        todo = [(0, len(parts))]
        while todo:
            low, high = todo.pop()
            if not keep("\n".join(text for _, text in parts[low:high])):
                continue
            if high - low <= LEAF:
                found.extend(range(low, high))
            else:
                # The line before a cut belongs to both sides: words may span two lines.
                step = max(LEAF, -((low - high) // WAYS))
                todo += [(max(at - 1, low), min(at + step, high)) for at in range(low, high, step)]
        return sorted(set(found))

    def _store(self, part: Numbered) -> None:
        size = len(part[1]) + LINE
        if not self._late and size <= self._room:
            self._early.append(part)
            self._room -= size
            return
        self._late.append(part)
        self._late_size += size
        while self._late_size > ROOM:
            self._late_size -= len(self._late.popleft()[1]) + LINE
            self.truncated = True


def _seam(text: str) -> int:
    """Return where to cut an overlong line: at a blank, lest a secret be torn in two."""
    at = max(text.rfind(sign, LONGEST - SEAM, LONGEST) for sign in " \r\t,")
    return at + 1 if at > 0 else LONGEST


def _before_open_key(text: str, end: int) -> int:
    """Return `end`, or the start of a private key that has no end before it: it stays whole."""
    at = text.rfind("-----BEGIN ", 0, end)
    if at < 0 or text.find("-----END", at, end) >= 0 or end - at > LONGEST:
        return end
    return text.rfind("\n", 0, at) + 1 or end
