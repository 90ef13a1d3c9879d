"""From raw text to clean pieces, each with the number of the raw line it came from.

Two halves, so that a huge log pays for the second only where its lines are kept: `block` works
on much text at once, `pieces` on single lines.
"""

from __future__ import annotations

from diagnose.model import Line
from diagnose.redact import redact
from diagnose.transcript import ansi
from diagnose.transcript import controls
from diagnose.transcript import markup
from diagnose.transcript import porcelain
from diagnose.transcript import prefixes
from diagnose.transcript import progress
from diagnose.transcript import quoted
from diagnose.transcript import quotes
from diagnose.transcript import remote
from diagnose.transcript import strings
from diagnose.transcript import voiceless
from diagnose.transcript import wraps
from diagnose.transcript.indents import outdented
from diagnose.transcript.voices import VOICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

DEPTH = 4  # strings within strings
GOES_ON = (  # what git says in a line of its own, behind the blank that stands for a newline
    "...fatal: ",
    " To add an exception for",
    " Another git process",
    " If no other git process",
    " Use '--' to separate",
    " Did you mean ",
    " The most similar command",
    " Stopping at filesystem",
)
LEAST = 20  # characters before a word that may be lines of their own
INDENT = porcelain.INDENT
OWN = ("To ", " ! ", "! ", "Done", "error: failed to push some refs to ")  # no server's words


def block(text: str) -> str:
    r"""Return a text of whole lines without control sequences; its lines stay as many.

    `\r` and backspaces within lines are left to `lines_of`.
    """
    if "\r\n" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n")
    if "#step:" in text:
        text = markup.unlinked(text)
    return quotes.plain(controls.neutralise(ansi.strip(text)))


def lines_of(numbered: Sequence[tuple[int, str]], name: str | None = None) -> list[Line]:
    """Return the clean, redacted lines of some (number, text of one raw line) pairs.

    One raw line gives several where carriage returns wrote several texts over one another, and
    several give one where a terminal broke it.
    """
    raws = markup.unframed([raw for _, raw in numbered])
    whole = "\n".join(raws)
    shown = quoted.shown(raws, whole)
    raws = strings.laid_out(raws, whole, shown)
    held = strings.may_hold(whole) or markup.may_hold(whole)
    numbers: list[int] = []
    texts: list[str] = []
    flags: list[bool] = []
    for index, ((number, _), raw) in enumerate(zip(numbered, raws, strict=True)):
        pieces = progress.pieces(raw) if "\r" in raw or ansi.RETURN in raw else [raw]
        if held and index not in shown:
            pieces = [part for piece in pieces for part in _opened(piece)]
        if index not in shown:
            pieces = _unfolded(raw, pieces)
        numbers += [number] * len(pieces)
        flags += [index in shown] * len(pieces)
        texts += pieces
    if "</" in whole or "<![" in whole or "<br" in whole:
        texts = markup.without_tags(texts)
    if "`" in whole or "**" in whole or '"' in whole:
        texts = markup.unmarked(texts, flags)
    if " failed with a fatal error." in whole:
        texts = _voiced(texts)
    if "YN0001: " in whole:
        texts = _named(texts)
    texts = _bare(texts, flags)
    _join(texts, numbers, flags)
    texts = voiceless.voiced(texts, flags)
    return _lines(numbers, texts, flags, name)


def _join(texts: list[str], numbers: list[int], flags: list[bool]) -> None:
    for index in reversed(wraps.worded(texts)):
        if numbers[index] == numbers[index - 1] + 1 and not flags[index]:
            texts[index - 1] += f" {texts.pop(index)}"
            del numbers[index], flags[index]
    for index in reversed(wraps.unclosed(texts)):
        if not flags[index]:
            texts[index - 1] = wraps.glued(texts[index - 1], texts.pop(index))
            del numbers[index], flags[index]
    for index in reversed(wraps.joins(texts)):
        if numbers[index] == numbers[index - 1] + 1 and not flags[index]:
            if wraps.is_open(texts[index - 1]):
                texts[index - 1] = f"{texts[index - 1].rstrip()} "
            texts[index - 1] += texts.pop(index)
            del numbers[index], flags[index]


def _bare(texts: list[str], flags: list[bool]) -> list[str]:
    """Return texts without what other programs put before them; those only shown stay."""
    said = ["" if flag else text for text, flag in zip(texts, flags, strict=True)]
    cut = prefixes.cut(said)
    if cut != said:
        for index in quoted.shown(cut, "\n".join(cut)):
            flags[index] = flags[index] or bool(cut[index])
    bare = outdented(cut)
    if _only_told(bare):
        from diagnose.transcript import prose

        bare = prose.freed(bare, flags)
    return [text if flag else new for text, new, flag in zip(texts, bare, flags, strict=True)]


def _voiced(texts: list[str]) -> list[str]:
    from diagnose.transcript.folded import voiced

    return voiced(texts)


def _named(texts: list[str]) -> list[str]:
    from diagnose.transcript.folded import named

    return named(texts)


def _only_told(texts: list[str]) -> bool:
    """Whether git's words stand within lines alone."""
    held = any("fatal: " in text or "error: " in text or "rejected] " in text for text in texts)
    return held and not any(text.startswith(VOICES) for text in texts)


def _unfolded(raw: str, pieces: list[str]) -> list[str]:
    if raw.find(" fatal: ") > LEAST or any(begin in raw for begin in GOES_ON):
        pieces = [part for piece in pieces for part in _parted(piece)]
    if "rejected] " in raw or raw.count("remote:") > 1:
        pieces = [part for piece in pieces for part in _refused(piece)]
    return pieces


def _parted(piece: str) -> list[str]:
    from diagnose.transcript.folded import parted

    parts = parted(piece)
    if "remote: " in piece:  # what stands behind a server's words may be its words as well
        return [part if remote.is_from(part) else f"remote: {part}" for part in parts]
    return parts


def _refused(piece: str) -> list[str]:
    from diagnose.transcript.folded import refused

    parts = refused(piece)
    first = next((at for at, part in enumerate(parts) if remote.is_from(part)), len(parts))
    return [
        part if at < first or part.startswith(OWN) or remote.is_from(part) else f"remote: {part}"
        for at, part in enumerate(parts)
    ]


def _opened(piece: str, depth: int = DEPTH) -> list[str]:
    """Return the lines that a piece holds in strings and entities, itself where it has none."""
    parts = strings.opened(piece) if depth else None
    if parts is None:
        text = markup.plain(piece)
        return [text.replace("\n", " ")] if remote.is_from(text) else text.split("\n")
    if redact(piece) != piece:
        # What names a secret and the secret itself may come to stand in different lines.
        parts = strings.opened(redact(piece)) or [redact(piece)]
    lines: list[str] = []
    for part in parts:
        for line in block(part).split("\n"):
            pieces = progress.pieces(line) if "\r" in line or ansi.RETURN in line else [line]
            for each in pieces:
                lines += _opened(each, 0 if remote.is_from(each) else depth - 1)
    return lines


def _lines(numbers: list[int], texts: list[str], flags: list[bool], name: str | None) -> list[Line]:
    marks: list[bool] = []
    for index, text in enumerate(texts):
        if "B/s" in text:
            text = progress.unmetered(text)  # noqa: PLW2901
        if "!" in text[:INDENT] or porcelain.REFUSAL in text:
            text = porcelain.plain(text)  # noqa: PLW2901
        texts[index], mark = remote.parted(text)
        if "\b" in text:
            # After the prefix has gone: no server rubs that out.
            texts[index] = progress.rubbed(texts[index]).rstrip()
        marks.append(mark)
    # All at once: a private key goes over many lines, and newlines stay where they are.
    clean = redact("\n".join(texts)).split("\n") if texts else []
    return [
        Line(number, text, name, mark, flag)
        for number, text, mark, flag in zip(numbers, clean, marks, flags, strict=True)
    ]
