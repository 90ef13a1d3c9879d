"""From one line of a failure to a sign: its variable parts become captures, the rest is fixed."""

from __future__ import annotations

import re

from diagnose.library.words import whole_words
from diagnose.library.words import words_of
from diagnose.redact import MARK
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from typing import TypeAlias

    # what a part is called ("" for no capture), the regex that fits it, where it starts and ends
    Part: TypeAlias = tuple[str, str, int, int]

LONGEST = 60  # characters of a literal
SHORTEST = 6  # characters of a literal that tells something
STATUS = ("http", "error", "code", "status", "errno", "signal", "exit")  # their number tells
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")
_EDGES = "'\"`<>()"  # what stands around a name, and not in it
_PARTS = (  # what varies: name, how it looks, what fits it; the likeliest reading first
    ("url", r"[a-z][a-z0-9+.-]*://[^\s@@]+", r"[a-z][a-z0-9+.-]*://[^\s@@]+"),
    ("url", r"[\w.-]+@[\w.-]+:[\w./~-]+", r"[^\s:@@@]+@[^\s:@@]+:[^\s@@]+"),
    ("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", r"[^\s@@@]+@[^\s@@@]+"),
    ("path", r"(?:\b[A-Za-z]:[\\/]|~/|\.{0,2}/)[^\s:;,@@]+", r"(?:[A-Za-z]:)?[^\s:;,@@]+"),
    ("ref", r"\brefs/[^\s:;,@@]+", r"refs/[^\s:;,@@]+"),
    ("path", r"[\w.+-]+(?:/[\w.+-]+)+", r"[^\s:;,@@]+"),
    ("commit", r"\b(?=[a-f]*[0-9])[0-9a-f]{7,64}\b", r"[0-9a-f]{7,64}"),
    ("host", r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|example)\b", r"[\w.-]+"),
    ("host", r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z0-9-]+\.[a-z]{2,}\b", r"[\w.-]+"),
    ("file", r"\b\w[\w-]*\.[a-z]\w{0,4}\b", r"[^\s:;,@@]+"),
    ("", r"\b\d+(?:\.\d+)*\b", r"[\d.]+"),
    ("", re.escape(MARK), r"\S+"),
)
PARTS = tuple(
    (name, re.compile(looks.replace("@@", _EDGES)), fits.replace("@@", _EDGES))
    for name, looks, fits in _PARTS
)
_QUOTED = re.compile(r"(?<!\w)(['\"`])([^'\"`\n]+)\1(?!\w)")
_ARROW = re.compile(r"(?<=\s)(\S+) -> (\S+)(?=\s|$)")


class Shape(Value):
    """A sign made of a line."""

    literal: str
    regex: str
    names: tuple[str, ...]  # of the captures
    fixed: str  # the words of the line that do not vary


def shape_of(line: str, rare: Mapping[str, int]) -> Shape:
    """Return the sign of a line; `rare` says how often a word stands in known literals."""
    parts = _parts(line)
    regex, at = "^", 0
    names: list[str] = []
    fixed: list[str] = []
    for name, body, start, end in parts:
        fixed.append(line[at:start])
        regex += escape(line[at:start])
        if name:
            names.append(_fresh(name, names))
        regex += f"(?P<{names[-1]}>{body})" if name else body
        at = end
    fixed.append(line[at:])
    regex += escape(line[at:]) + "$"
    if not re.search(regex, line):  # its parts run into one another: take the line as it is
        return Shape(_literal([line], line, rare), f"^{escape(line)}$", (), line)
    return Shape(_literal(fixed, line, rare), regex, tuple(names), " ".join(fixed))


def escape(text: str) -> str:
    """Return a regex for a fixed text, as a person would write it."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def rarity(literals: Iterable[str]) -> dict[str, int]:
    """Return how often each word stands in some literals."""
    counts: dict[str, int] = {}
    for literal in literals:
        for word in words_of(literal):
            counts[word] = counts.get(word, 0) + 1
    return counts


def _parts(line: str) -> list[Part]:
    """Return the variable parts of a line in order; none overlaps another."""
    found: list[Part] = []
    for hit in _ARROW.finditer(line):
        found += [("local", r"\S+", *hit.span(1)), ("branch", r"\S+", *hit.span(2))]
    for hit in _QUOTED.finditer(line):
        text = hit[2]
        if not text.startswith(("-", "git ")):  # options and advice are fixed
            _add(found, (_kind(text), f"[^{hit[1]}\\n]+", *hit.span(2)))
    for name, looks, fits in PARTS:
        for hit in looks.finditer(line):
            if name or not _tells(line[: hit.start()]):
                _add(found, (name, fits, hit.start(), _end(line, hit.end())))
    return sorted(found, key=lambda part: part[2])


def _add(found: list[Part], part: Part) -> None:
    if part[2] < part[3] and all(part[3] <= other[2] or part[2] >= other[3] for other in found):
        found.append(part)


def _end(line: str, end: int) -> int:
    """Leave the mark at the end of a sentence out of a URL or a path."""
    while end and line[end - 1] in ".,:;" and end in (len(line), line.find(" ", end)):
        end -= 1
    return end


def _tells(before: str) -> bool:
    """Whether a number says what happened, as a status does, and not how much."""
    words = words_of(before.casefold())
    return bool(words) and words[-1] in STATUS


def _kind(quoted: str) -> str:
    fitting = (name for name, looks, _ in PARTS if name and looks.fullmatch(quoted))
    return next(fitting, "name")


def _fresh(name: str, taken: list[str]) -> str:
    number = sum(other.rstrip("0123456789") == name for other in taken)
    return f"{name}{number + 1}" if number else name


def _literal(fixed: list[str], line: str, rare: Mapping[str, int]) -> str:
    """Return the run of fixed text with the rarest words, cut to a sane length."""
    best = _cut(max(fixed, key=lambda run: (_weight(run, rare), len(run)), default=""))
    return best if len(best) >= SHORTEST else _cut(line)


def _cut(run: str) -> str:
    text = run.strip()
    for voice in ("fatal: ", "error: ", "warning: "):
        text = text.removeprefix(voice)
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]


def _weight(run: str, rare: Mapping[str, int]) -> float:
    return sum(1 / (1 + rare.get(word, 0)) for word in set(whole_words(run.casefold())))
