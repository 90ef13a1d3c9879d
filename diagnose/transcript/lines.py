"""From raw lines to clean ones, each with the number of the raw line it came from.

The order of the steps counts: strings are opened before prefixes are looked for, prefixes are
gone before broken lines are joined, and secrets are taken out at the end, when all is in place.
"""

from __future__ import annotations

from diagnose.model import Line
from diagnose.redact import redact
from diagnose.transcript import markup
from diagnose.transcript import pieces
from diagnose.transcript import porcelain
from diagnose.transcript import prefixes
from diagnose.transcript import progress
from diagnose.transcript import quoted
from diagnose.transcript import remote
from diagnose.transcript import strings
from diagnose.transcript import voiceless
from diagnose.transcript import wraps
from diagnose.transcript.indents import outdented
from diagnose.transcript.voices import VOICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Rows:
    """Texts, each with the number of its raw line and whether it is only shown, not said here."""

    __slots__ = ("ends", "numbers", "shown", "texts")

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.ends: list[int] = []  # of a text that was joined: the number of its last raw line
        self.texts: list[str] = []
        self.shown: list[bool] = []

    def add(self, number: int, texts: list[str], *, shown: bool) -> None:
        """Take the texts that one raw line has become."""
        self.numbers += [number] * len(texts)
        self.ends += [number] * len(texts)
        self.texts += texts
        self.shown += [shown] * len(texts)

    def goes_on(self, index: int) -> bool:
        """Whether a text is said, and its raw line the one behind that of the text before."""
        behind = self.numbers[index] == self.ends[index - 1] + 1
        return behind and not self.shown[index]

    def join(self, index: int, text: str) -> None:
        """Make one text of a text and the one before it."""
        self.texts[index - 1] = text
        self.ends[index - 1] = self.ends[index]
        del self.numbers[index], self.ends[index], self.texts[index], self.shown[index]


def lines_of(numbered: Sequence[tuple[int, str]], name: str | None = None) -> list[Line]:
    """Return the clean, redacted lines of some (number, text of one raw line) pairs.

    One raw line gives several where carriage returns wrote several texts over one another, and
    several give one where a terminal broke it.

    name  of the file, where several are read
    """
    raws = markup.unframed([raw for _, raw in numbered])
    whole = "\n".join(raws)
    rows = _taken_apart([number for number, _ in numbered], raws, whole)
    _unmark(rows, whole)
    _cut_prefixes(rows)
    _join_broken(rows)
    rows.texts = voiceless.voiced(rows.texts, rows.shown)
    return _lines(rows, name)


def _taken_apart(numbers: list[int], raws: list[str], whole: str) -> Rows:
    """Return the texts that raw lines stand for; those only shown are left as they are."""
    shown = quoted.shown(raws, whole)
    raws = strings.laid_out(raws, whole, shown)
    may_hold = strings.may_hold(whole) or markup.may_hold(whole)
    rows = Rows()
    for index, (number, raw) in enumerate(zip(numbers, raws, strict=True)):
        texts = pieces.written_over(raw)
        if index not in shown:
            if may_hold:
                texts = [line for text in texts for line in pieces.opened(text)]
            texts = pieces.unfolded(raw, texts)
        rows.add(number, texts, shown=index in shown)
    return rows


def _unmark(rows: Rows, whole: str) -> None:
    """Take off what pages, IDEs and package managers put around or in place of git's words."""
    if "</" in whole or "<![" in whole or "<br" in whole:
        rows.texts = markup.without_tags(rows.texts)
    if "`" in whole or "**" in whole or '"' in whole:
        rows.texts = markup.unmarked(rows.texts, rows.shown)
    if " failed with a fatal error." in whole:
        from diagnose.transcript import folded

        rows.texts = folded.voiced(rows.texts)
    if "YN0001: " in whole:
        from diagnose.transcript import folded

        rows.texts = folded.named(rows.texts)


def _cut_prefixes(rows: Rows) -> None:
    """Take off what other programs put before lines; those only shown stay."""
    said = ["" if shown else text for text, shown in zip(rows.texts, rows.shown, strict=True)]
    cut = prefixes.cut(said)
    if cut != said:
        for index in quoted.shown(cut, "\n".join(cut)):
            rows.shown[index] = rows.shown[index] or bool(cut[index])
    bare = outdented(cut)
    if _only_told(bare):
        from diagnose.transcript import prose

        bare = prose.freed(bare, rows.shown)
    both = zip(rows.texts, bare, rows.shown, strict=True)
    rows.texts = [text if shown else new for text, new, shown in both]


def _only_told(texts: list[str]) -> bool:
    """Whether git's words stand within lines alone."""
    held = any("fatal: " in text or "error: " in text or "rejected] " in text for text in texts)
    return held and not any(text.startswith(VOICES) for text in texts)


def _join_broken(rows: Rows) -> None:
    """Join what a form broke at a blank, a reason over lines, and what a terminal broke."""
    texts = rows.texts
    for index in reversed(wraps.worded(texts)):
        if rows.goes_on(index):
            rows.join(index, f"{texts[index - 1]} {texts[index]}")
    for index in reversed(wraps.unclosed(texts)):
        if not rows.shown[index]:
            rows.join(index, wraps.glued(texts[index - 1], texts[index]))
    for index in reversed(wraps.joins(texts)):
        if rows.goes_on(index):
            before = texts[index - 1]
            if wraps.is_open(before):
                before = f"{before.rstrip()} "
            rows.join(index, before + texts[index])


def _lines(rows: Rows, name: str | None) -> list[Line]:
    """Return lines of what is left, the server's marked and every secret taken out."""
    texts: list[str] = []
    servers: list[bool] = []
    for text in rows.texts:
        said, server = remote.parted(_as_git_prints(text))
        # After the prefix has gone: no server rubs that out.
        texts.append(progress.rubbed(said).rstrip() if "\b" in said else said)
        servers.append(server)
    # All at once: a private key goes over many lines, and newlines stay where they are.
    clean = redact("\n".join(texts)).split("\n") if texts else []
    return [
        Line(number, text, name, server, shown)
        for number, text, server, shown in zip(
            rows.numbers, clean, servers, rows.shown, strict=True
        )
    ]


def _as_git_prints(text: str) -> str:
    """Return a text without a meter's end, and a refused ref as git prints it for people."""
    if "B/s" in text:
        text = progress.unmetered(text)
    if "!" in text[: porcelain.INDENT] or porcelain.REFUSAL in text:
        text = porcelain.plain(text)
    return text
