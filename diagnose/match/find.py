"""Find the patterns of a transcript: root cause first, what only follows from it folded in."""

from __future__ import annotations

from diagnose.match import contest
from diagnose.match.expression import Runner
from diagnose.match.expression import compiled
from diagnose.match.expression import tamely
from diagnose.match.failure import failures
from diagnose.match.occurrence import Occurrence
from diagnose.match.occurrence import Seeker
from diagnose.match.scope import Scope
from diagnose.match.text import REACH
from diagnose.match.text import Text
from diagnose.match.text import last_at
from diagnose.model import Match
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from typing import Any

    from diagnose.library.index import Library
    from diagnose.library.page import ConsequenceLine
    from diagnose.model import Transcript


MOST = 100  # lines of failures that no page knows; a log with more says nothing new


class Found(Value):
    """What a transcript gave."""

    matches: tuple[Match, ...]  # root cause first
    unrecognised: tuple[int, ...]  # indexes of lines that look like failures and are in no match
    warnings: tuple[str, ...] = ()


def find(
    transcript: Transcript,
    library: Library,
    *,
    command: Sequence[str] = (),
    exit: int | None = None,  # noqa: A002 - the word of the model
    host_of: Callable[[str], str | None] | None = None,
) -> Found:
    """Return the patterns of the library that a transcript shows.

    `command` (an argument list) and `exit` narrow where they are known; by default those of the
    transcript's source. `host_of` gives the id of the host of a URL: signs that are narrowed to
    hosts cannot be found without it.
    """
    text = Text(transcript)
    known = command or transcript.source.command
    code = transcript.source.exit if exit is None else exit
    scope = Scope(text, known, code, host_of)
    first = _found(text, scope, library, loose=False)
    if first.matches and not first.unrecognised:
        return first
    second = _found(text, scope, library, loose=True)
    better = len(second.unrecognised) < len(first.unrecognised)
    return second if better or len(second.matches) > len(first.matches) else first


def _found(text: Text, scope: Scope, library: Library, *, loose: bool) -> Found:
    """Return what the pages know of a text; `loose` reads lines that were not ended as well."""
    seeker = Seeker(text, scope, Runner(), loose=loose)
    found: list[Occurrence] = []
    follows: set[int] = set()
    for page_id in library.find_candidates(text.folded):
        occurrences = seeker.occurrences(library.pattern(page_id))
        found += occurrences
        if occurrences:
            own = {line for one in occurrences for line in one.own}
            follows |= seeker.consequences(library.pattern(page_id)) - own
    found = contest.outweigh(contest.supersede(found, library.superseded))
    suspects = failures(text, scope)
    if found or suspects:
        follows |= _consequences(text, library.consequences())
    found, alone = contest.follow(found, follows)
    found = contest.ordered(contest.counted(contest.gathered(found)), text)
    left = _unexplained(suspects, found)
    weak = [follows.issuperset(one.own) and _is_behind(one.first, left) for one in found]
    if any(weak):  # what only follows from a failure that nobody knows explains nothing
        judged = list(zip(found, weak, strict=True))
        alone = alone | {line for one, is_weak in judged if is_weak for line in one.own}
        found = [one for one, is_weak in judged if not is_weak]
        left = _unexplained(suspects, found)
    unknown = [line for line in left if line not in alone or not _is_behind(line, left)]
    return Found(
        matches=tuple(_match(one) for one in found),
        unrecognised=_distinct(unknown, text),
        warnings=tuple(f"`{name}` took too long to look for" for name in seeker.dropped),
    )


def _consequences(text: Text, known: Sequence[ConsequenceLine]) -> set[int]:
    """Return the lines that only follow from a failure named elsewhere."""
    found: set[int] = set()
    for consequence in known:
        for first, last in text.spans_with(consequence.literal.casefold()):
            lines = text.lines[first : last + 1]
            if consequence.remote not in (None, lines[0].remote):
                continue
            printed = text.printed(first, last)
            if not consequence.regex or _regex(consequence).search(printed):
                found.update(range(first, last + 1))
    return found


def _regex(consequence: ConsequenceLine) -> Any:
    engine = tamely if consequence.tame else compiled
    return engine(consequence.regex)


def _unexplained(suspects: Sequence[int], found: list[Occurrence]) -> list[int]:
    """Return the lines that tell of a failure and that no page speaks for, in order."""
    known = {line for one in found for line in (*one.own, *one.context, *one.folded)}
    return [line for line in suspects if line not in known]


def _is_behind(line: int, left: list[int]) -> bool:
    """Whether a failure that nobody knows stands near before a line."""
    return bool(left) and 0 < line - left[last_at(left, line - 1)] <= REACH


def _distinct(lines: list[int], text: Text) -> tuple[int, ...]:
    """Return the first line of each wording, at most MOST: a log repeats itself."""
    seen: dict[str, int] = {}
    for line in lines:
        seen.setdefault(text.lines[line].text, line)
    return tuple(seen.values())[:MOST]


def _match(one: Occurrence) -> Match:
    later = tuple(line for line in one.context if line > one.own[-1])
    lines = (*one.own, *later)
    return Match(
        pattern=one.pattern.id,
        sign=one.sign,
        lines=lines,
        captures=dict(one.captures),
        weight=one.weight,
        count=one.count,
        folded=tuple(sorted({*one.folded, *one.context} - set(lines))),
    )
