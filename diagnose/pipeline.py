"""The one place that knows the order of the stages, from a transcript to a report."""

from __future__ import annotations

import os

from diagnose import __version__
from diagnose.evidence.catalog import identify
from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence
from diagnose.hosts import url as urls
from diagnose.hosts.catalog import Catalog
from diagnose.hosts.facts import host_of
from diagnose.judge import judge
from diagnose.judge.conditions import weigh
from diagnose.library.index import Library
from diagnose.match.find import find
from diagnose.model import Line
from diagnose.model import Match
from diagnose.model import Report
from diagnose.model import Repository
from diagnose.model import Transcript
from diagnose.model import Unknown
from diagnose.paths import here
from diagnose.settings import today
from diagnose.transcript.language import signs
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnose.match.find import Found
    from diagnose.model import Diagnosis
    from diagnose.model import Fact
    from diagnose.model import Source
    from diagnose.settings import Settings


class Examination(Value):
    """A transcript with all that was learnt from it; what a repair starts from."""

    transcript: Transcript
    report: Report
    library: Library
    catalog: Catalog
    evidence: Evidence
    settings: Settings
    looks: tuple[Evidence, ...] = ()  # one per diagnosis, where each is about another remote

    def evidence_of(self, diagnosis: Diagnosis) -> Evidence:
        """Return the evidence by which a diagnosis of the report can be mended."""
        for found, look in zip(self.report.diagnoses, self.looks, strict=False):
            if found is diagnosis:
                return look
        return self.evidence.about(diagnosis.captures)


def open_library(cwd: str) -> Library:
    """Open the pages that count in a folder: shipped, the user's, its repository's."""
    return Library.open(_top_of(cwd))


def catalog_of(library: Library) -> Catalog:
    """Read the host facts of a library."""
    return Catalog(host_of(table, name) for name, table in library.hosts().items())


def examine(
    transcript: Transcript,
    settings: Settings,
    *,
    library: Library | None = None,
) -> Examination:
    """Match, gather evidence and judge."""
    source = transcript.source
    cwd = source.cwd or here()
    library = library or open_library(cwd)
    catalog = catalog_of(library)
    host_id = namer(catalog, _context(transcript, catalog, cwd))
    transcript, found = find_in_english(transcript, library, host_id)
    evidence = Evidence(_context(transcript, catalog, cwd), settings.timeout)
    matches = found.matches or _silent(source, library, evidence)
    inputs = judge.Inputs(library, catalog, transcript, today())
    diagnoses = judge.judge(matches, inputs, lambda match: _asker(evidence, match))
    unrecognised = tuple(transcript.lines[index] for index in found.unrecognised)
    report = Report(
        version=__version__,
        knowledge=library.knowledge,
        source=source,
        diagnoses=diagnoses,
        unrecognised=unrecognised,
        unknown=None if diagnoses else _unknown(unrecognised, transcript, library, evidence),
        repository=_repository(evidence),
        language=transcript.language,
        truncated=transcript.truncated,
        warnings=_warnings(library, found, settings, transcript.language),
    )
    return Examination(transcript, report, library, catalog, evidence, settings)


def in_english(transcript: Transcript, library: Library) -> Transcript:
    """Read a transcript in another language as what English git would have printed."""

    def likely(text: str) -> bool:
        return bool(library.find_candidates(text.casefold()))

    if transcript.language != "en":
        return transcript
    names = signs.suspects("\n".join(line.text for line in transcript.lines), likely)
    if not names:
        return transcript
    from diagnose.transcript.language import translate

    return translate.read(transcript, names, lambda text: _known(text, transcript, library))


def find_in_english(
    transcript: Transcript,
    library: Library,
    host_id: Callable[[str], str | None] | None = None,
) -> tuple[Transcript, Found]:
    """Find the patterns of a transcript; what nobody knows may be in a language without a sign.

    Then it counts as read if more of it is known so.
    """
    transcript = in_english(transcript, library)
    found = find(transcript, library, host_of=host_id)
    if transcript.language != "en" or not found.unrecognised:
        return transcript, found
    unknown = [transcript.lines[index].text for index in found.unrecognised]
    names = signs.unheard(unknown)
    if not names and all(": " not in text.removeprefix("fatal: ") for text in unknown):
        return transcript, found
    from diagnose.transcript.language import translate

    other = translate.read(transcript, names, lambda text: _known(text, transcript, library))
    if other is transcript:
        return transcript, found
    again = find(other, library, host_of=host_id)
    if len(again.unrecognised) < len(found.unrecognised) and again.matches:
        return other, again
    return transcript, found


def _known(text: str, transcript: Transcript, library: Library) -> bool:
    """Whether a pattern is found in some lines."""
    if not library.find_candidates(text.casefold()):
        return False
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    return bool(find(Transcript(transcript.source, lines), library).matches)


def _context(transcript: Transcript, catalog: Catalog, cwd: str) -> Context:
    source = transcript.source
    return Context(
        cwd=cwd,
        command=source.command,
        kind=source.kind,
        exit=source.exit,
        text="\n".join(line.text for line in transcript.lines),
        catalog=catalog,
    )


def _asker(evidence: Evidence, match: Match) -> Callable[[str], Fact]:
    return evidence.about(match.captures).ask


def namer(catalog: Catalog, context: Context | None = None) -> Callable[[str], str | None]:
    """Return what tells the id of the host of a URL, None for an unknown one.

    With a context the user's own configuration (`bbfix.host.<name>.kind`) is asked as well.
    """

    def host_id(text: str) -> str | None:
        url = urls.parse(text)
        if url is None:
            return None
        host = identify(context, url) if context else catalog.identify(url)
        return host.id if host else None

    return host_id


def _silent(source: Source, library: Library, evidence: Evidence) -> tuple[Match, ...]:
    """Find a failure that said nothing: the state of the repository is the evidence.

    Only for a command that is known to have failed: `merge`, `commit` and `stash` print their
    conflicts to standard output, which the wrapper leaves alone.
    """
    if not source.exit or not source.command:
        return ()
    command = evidence.ask("command.name").value
    for pattern, silent in library.silent():
        if command not in silent.commands or source.exit not in silent.exits:
            continue
        if weigh(silent.when, evidence.ask).holds:
            return (Match(pattern, -1, (), {}),)
    return ()


def _unknown(
    lines: tuple[Line, ...], transcript: Transcript, library: Library, evidence: Evidence
) -> Unknown | None:
    if not lines:
        return None
    from diagnose.judge import unknown

    return unknown.unknown(lines, transcript, library, evidence.ask)


def _repository(evidence: Evidence) -> Repository | None:
    path = evidence.ask("repository.path")
    if not path.known:
        return None
    remote = evidence.ask("remote.name")
    return Repository(path.value, remote.value or None)


def _warnings(library: Library, found: Found, settings: Settings, language: str) -> tuple[str, ...]:
    warnings = [*library.warnings, *found.warnings, *settings.problems]
    if language == signs.UNKNOWN:
        warnings.append(signs.UNREAD)
    if settings.knowledge_warnings and is_stale(library.knowledge, today()):
        warnings.append(
            f"what bbfix knows about hosts was checked on {library.knowledge}, over a year ago"
        )
    return tuple(warnings)


def is_stale(checked: str, day: str) -> bool:
    """Whether a date lies more than a year before another day; both ISO 8601."""
    if not checked:
        return False
    year, rest = day[:4], day[4:]
    return checked < f"{int(year) - 1:04}{rest}"


def _top_of(folder: str) -> str:
    """Return the top folder of the repository around a folder, "" outside one."""
    place = os.path.abspath(folder)
    while not os.path.exists(os.path.join(place, ".git")):
        above = os.path.dirname(place)
        if above == place:
            return ""
        place = above
    return place
