"""Hold a page against its own examples and counter-examples, in the library it will live in."""

from __future__ import annotations

import shlex

from diagnose.match.find import find
from diagnose.match.text import Text
from diagnose.model import Source
from diagnose.model import Transcript
from diagnose.transcript import clean
from diagnose.transcript.lines import lines_of
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from typing import TypeAlias

    from diagnose.library.index import Library
    from diagnose.library.page import Counter
    from diagnose.library.page import Example
    from diagnose.library.page import Pattern
    from diagnose.match.find import Found

    HostOf: TypeAlias = Callable[[str], str | None]


class Answer(Value):
    """What the library said to one example or counter-example."""

    kind: str  # example | counter
    number: int
    about: str  # where an example was seen, or the reason of a counter-example
    found: tuple[str, ...]  # ids of the patterns, root cause first
    troubles: tuple[str, ...]


def transcript(text: str, command: str = "", exit_code: int | None = None) -> Transcript:
    """Return a text as a page quotes it, cleaned as a piped one is."""
    raw = clean.block(text.strip("\n")).split("\n")
    source = Source("pipe", command=tuple(shlex.split(command)), exit=exit_code)
    return Transcript(source, tuple(lines_of(list(enumerate(raw, 1)))))


def look(shown: Example | Counter, library: Library, host_of: HostOf) -> Found:
    """Find the patterns of an example."""
    return find(transcript(shown.text, shown.command, shown.exit), library, host_of=host_of)


def answers(page: Pattern, library: Library, host_of: HostOf) -> Iterator[Answer]:
    """Give what a library that holds a page says to each of its examples, with the troubles."""
    for number, example in enumerate(page.examples, 1):
        found = look(example, library, host_of)
        about = example.world and f"world {example.world}"
        about = about or example.source or f"git {example.git}"
        troubles = tuple(_example_troubles(page, example, found))
        yield Answer("example", number, about, _ids(found), troubles)
    for number, counter in enumerate(page.counters, 1):
        ids = _ids(look(counter, library, host_of))
        fired = ("the page answers what only looks like its failure",) if page.id in ids else ()
        yield Answer("counter", number, counter.reason, ids, fired)


def talk(page: Pattern, library: Library, host_of: HostOf, skip: frozenset[str]) -> Iterator[str]:
    """Give where a page answers an example that belongs to another page of the library.

    `skip`: ids of pages that are tested themselves, and then say so.
    """
    literals = [sign.literal.casefold() for sign in page.signs if sign.role == "sign"]
    for page_id in sorted({*library.ids()} - skip):
        other = library.pattern(page_id)
        if other.status == "retired":
            continue
        for number, example in enumerate(other.examples, 1):
            folded = Text(transcript(example.text)).folded
            if not any(literal in folded for literal in literals):
                continue
            if page.id in _ids(look(example, library, host_of)):
                yield f"the page answers example {number} of `{page_id}`, which is not its own"


def _example_troubles(page: Pattern, example: Example, found: Found) -> Iterator[str]:
    """Give what is wrong with an answer: another page first, lines left over, other captures."""
    ids = _ids(found)
    if page.id not in ids:
        yield "the page is not found"
    elif ids[0] != page.id:
        yield f"`{ids[0]}` answers first"
    others = [name for name in ids if name != page.id]
    if others and ids[0] == page.id:
        yield f"`{others[0]}` answers, too: one of them stands on lines that are not its own"
    lines = transcript(example.text).lines
    for index in found.unrecognised:
        yield f"left without a word: {lines[index].text}"
    got = next((match.captures for match in found.matches if match.pattern == page.id), None)
    for key, value in example.captures.items() if got is not None else ():
        if got and got.get(key) != value:
            yield f"`{key}` is {got.get(key, 'not captured')!r}, and not {value!r}"
    yield from found.warnings


def _ids(found: Found) -> tuple[str, ...]:
    return tuple(match.pattern for match in found.matches)
