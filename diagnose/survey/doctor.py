"""One repository without a failure: what its facts foretell, most severe first."""

from __future__ import annotations

import os

from diagnose import __version__
from diagnose import outlook
from diagnose import pipeline
from diagnose.errors import BbfixError
from diagnose.evidence import subjects
from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence
from diagnose.judge.foresee import foresee
from diagnose.judge.judge import Inputs
from diagnose.model import Report
from diagnose.model import Repository
from diagnose.model import Source
from diagnose.model import Transcript
from diagnose.outlook import DOCTOR
from diagnose.pipeline import Examination
from diagnose.registry import SEVERITIES
from diagnose.settings import today
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from diagnose.evidence.context import Subject
    from diagnose.hosts.catalog import Catalog
    from diagnose.library.index import Library
    from diagnose.library.page import Foreseen
    from diagnose.model import Diagnosis
    from diagnose.settings import Settings

BUDGET = 30.0  # seconds for one repository; a helper that hangs takes two of them
TRUST = "repository.trusted"
LINK = "store.link"
CREDENTIAL = frozenset(("credential",))
OF_WORKTREE = frozenset(("left", "repository", "branch"))
# asked first in an entry, these need nothing of the repository opened
BEFORE_TRUST = (TRUST, LINK, "store.link_module", "store.link_worktree")


class Knowledge(Value):
    """What every look at a repository needs; made once for many."""

    library: Library
    catalog: Catalog
    entries: tuple[tuple[str, Foreseen], ...]  # those of the pages, with their ids

    def of_worktree(self) -> Knowledge:
        """Return what is to be asked of a worktree alone, and not of the repository it shares."""
        own = tuple(
            (page, entry)
            for page, entry in self.entries
            if entry.when[0].fact.partition(".")[0] in OF_WORKTREE
        )
        return self.replace(entries=own)


class Found(Value):
    """One thing foretold, and the evidence by which it can be mended."""

    diagnosis: Diagnosis
    evidence: Evidence


def knowledge(folder: str) -> Knowledge:
    """Open the pages that count in a folder."""
    library = pipeline.open_library(folder)
    return Knowledge(library, pipeline.catalog_of(library), library.foreseen())


def examine(
    folder: str, settings: Settings, known: Knowledge | None = None, *, linked: bool = False
) -> Examination:
    """Look at the repository around a folder: offline, and nothing of it is run or changed.

    linked  a second worktree whose repository is looked at as well: only what is its own counts
    The report has no repository where there is none. What a fact cannot tell is left out.
    """
    known = known or knowledge(folder)
    source = Source(kind=DOCTOR, cwd=os.path.abspath(folder))
    transcript = transcript_of(source)
    context = Context(cwd=source.cwd, kind=DOCTOR, catalog=known.catalog)
    evidence = Evidence(context, BUDGET)
    inputs = Inputs(known.library, known.catalog, transcript, today())
    found = _ranked(_look(evidence, inputs, known.of_worktree() if linked else known))
    report = Report(
        version=__version__,
        knowledge=known.library.knowledge,
        source=source,
        diagnoses=tuple(each.diagnosis for each in found),
        repository=_repository(evidence),
        warnings=(*known.library.warnings, *settings.problems),
    )
    looks = tuple(each.evidence for each in found)
    return Examination(
        transcript, report, known.library, known.catalog, evidence, settings, looks=looks
    )


def transcript_of(source: Source) -> Transcript:
    """Return what is kept of a look at a repository: where it was. The facts are asked anew."""
    return Transcript(source, ())


def unreadable(examination: Examination) -> str:
    """Return why it is not known whether there is a repository; "" if that is known."""
    present = examination.evidence.ask("repository.present")
    return present.origin if present.status == "unknown" else ""


def _repository(evidence: Evidence) -> Repository | None:
    path = evidence.ask("repository.path")
    if path.known:
        return Repository(path.value)
    return Repository(evidence.context.folder) if evidence.ask(LINK).known else None


def _look(evidence: Evidence, inputs: Inputs, known: Knowledge) -> Iterator[Found]:
    """Yield what holds: of the repository itself, then of each URL that it leads to."""
    whole = [(page, entry) for page, entry in known.entries if not _per_remote(entry)]
    if evidence.ask(TRUST).value != "yes":
        # of a repository that git refuses to open nothing is read but that it does
        whole = [(page, entry) for page, entry in whole if entry.when[0].fact in BEFORE_TRUST]
        yield from _plain(_holding(whole, evidence, inputs), known.library)
        return
    yield from _plain(_holding(whole, evidence, inputs), known.library)
    each = [(page, entry) for page, entry in known.entries if _per_remote(entry)]
    # a submodule's host may be a stranger's choice: no helper is asked for it
    plain = [(page, entry) for page, entry in each if not _of_family(entry, CREDENTIAL)]
    for subject in _subjects(evidence):
        asked = plain if subject.submodule else each
        yield from _plain(_holding(asked, _about(evidence, subject), inputs), known.library)


def _subjects(evidence: Evidence) -> tuple[Subject, ...]:
    try:
        return subjects.of(evidence.context)
    except BbfixError:
        return ()


def _about(evidence: Evidence, subject: Subject) -> Evidence:
    """Return the evidence for one URL; what was read of the repository is shared."""
    context = evidence.context
    other = context.replace(subject=subject)
    return Evidence(context.sharing(other))


def _per_remote(entry: Foreseen) -> bool:
    return _of_family(entry, outlook.PER_REMOTE)


def _of_family(entry: Foreseen, families: frozenset[str]) -> bool:
    return any(each.fact.partition(".")[0] in families for each in entry.when)


def _holding(
    entries: Iterable[tuple[str, Foreseen]], evidence: Evidence, inputs: Inputs
) -> Iterator[Found]:
    """Yield what each page foretells: of its entries the first that holds."""
    told: set[str] = set()
    for page, entry in entries:
        if page in told:
            continue
        diagnosis = foresee(
            inputs.library.pattern(page),
            entry,
            inputs,
            lambda captures: (evidence.about(captures) if captures else evidence).ask,
        )
        if diagnosis is not None:
            told.add(page)
            yield Found(diagnosis, evidence.about(diagnosis.captures))


def _plain(found: Iterable[Found], library: Library) -> list[Found]:
    """Leave out what another page explains better."""
    kept = list(found)
    better = {name for each in kept for name in library.superseded(each.diagnosis.id)}
    return [each for each in kept if each.diagnosis.id not in better]


def _ranked(found: Iterable[Found]) -> list[Found]:
    """Return each thing once, the most severe first."""
    every: dict[tuple[str, str], Found] = {}
    for each in found:
        every.setdefault((each.diagnosis.id, each.diagnosis.why), each)
    return sorted(every.values(), key=lambda each: SEVERITIES.index(each.diagnosis.severity))
