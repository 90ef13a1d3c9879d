"""A report as blocks that any renderer can lay out; no colour, width or markup in here."""

from __future__ import annotations

from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnose.model import Diagnosis
    from diagnose.model import Fact
    from diagnose.model import Fix
    from diagnose.model import Line
    from diagnose.model import Report
    from diagnose.model import Unknown

LINES_SHOWN = 3  # of the transcript, per diagnosis
FIXES_SHOWN = 3  # in the text of a report; JSON has them all
FACTS_SHOWN = 2  # likewise
UNKNOWN = "no pattern of bbfix knows this failure"
DRAFT = "bbfix patterns new"


class Headline(Value):
    """`error[id]: title`."""

    level: str
    id: str
    title: str


class Verbatim(Value):
    """Lines that stand as they came: never wrapped, indented."""

    lines: tuple[str, ...]


class Labelled(Value):
    """A label and a paragraph that may be wrapped."""

    label: str
    text: str


class Choice(Value):
    """One fix: its number, the command to copy, what it does, its risk."""

    number: int
    command: str
    title: str
    risk: str
    remark: str = ""


class Command(Value):
    """A label and a command to copy, alone in its line; never wrapped."""

    label: str
    command: str
    remark: str = ""


class Gap(Value):
    """An empty line."""


def of_report(report: Report, above: int | None = None) -> tuple[Value, ...]:
    """Lay a report out as blocks; the first diagnosis is the root cause.

    above  the first line of the transcript that stands on the screen right above the report: what
           is said there about a single failure is not said again
    """
    blocks: list[Value] = []
    for diagnosis in report.diagnoses:
        if blocks:
            blocks.append(Gap())
        lines = _quoted(diagnosis, report.source.command)
        if len(report.diagnoses) == 1 and _stands_above(diagnosis, above):
            lines = []
        blocks.extend(of_diagnosis(diagnosis, lines))
    if not report.diagnoses and report.unrecognised:
        blocks.extend(_unknown(report))
    blocks.extend(Labelled("note", warning) for warning in report.warnings)
    return tuple(blocks)


def of_diagnosis(diagnosis: Diagnosis, lines: Sequence[str]) -> tuple[Value, ...]:
    """Lay one diagnosis out: what failed, git's words, why, facts, fixes, the way back."""
    blocks: list[Value] = [Headline(diagnosis.severity, diagnosis.id, diagnosis.title)]
    blocks += [Gap(), Verbatim(tuple(lines)), Gap()] if lines else []
    blocks.append(Labelled("why", _why(diagnosis)))
    blocks.extend(Labelled("note", note) for note in diagnosis.notes)
    facts = [_fact(fact) for fact in diagnosis.facts if _adds(fact, diagnosis)][:FACTS_SHOWN]
    blocks.extend([Labelled("facts", "; ".join(facts))] if facts else [])
    blocks.extend(_choice(number, fix) for number, fix in enumerate(numbered(diagnosis), 1))
    if any(fix.undo == "journal" and fix.applies != "manual" for fix in diagnosis.fixes):
        blocks.append(Command("undo", "bbfix undo"))
    blocks.append(Command("more", f"bbfix explain {diagnosis.id}"))
    return tuple(blocks)


def numbered(diagnosis: Diagnosis) -> tuple[Fix, ...]:
    """Return the fixes as the screen numbers them, from 1 on.

    One that is reached by a command already shown is left out.
    """
    seen: set[str] = set()
    kept = []
    for fix in diagnosis.fixes:
        if not fix.command or fix.command not in seen:
            kept.append(fix)
        seen.add(fix.command)
    return tuple(kept[:FIXES_SHOWN])


def _quoted(diagnosis: Diagnosis, command: tuple[str, ...]) -> list[str]:
    return _prompt(command) + _verbatim(diagnosis)


def _stands_above(diagnosis: Diagnosis, above: int | None) -> bool:
    return above is not None and all(line.number >= above for line in diagnosis.lines)


def _prompt(command: tuple[str, ...]) -> list[str]:
    """Return the command as one typed it, or nothing where it is not known."""
    if not command:
        return []
    import shlex

    return [f"$ {shlex.join(command)}"]


def _verbatim(diagnosis: Diagnosis) -> list[str]:
    lines = [
        ("remote: " if line.remote else "") + words
        for line in diagnosis.lines
        for words in (line.printed.split("\n") if line.printed else ())
    ]
    if len(lines) > LINES_SHOWN:
        # the last line is git's own verdict: it stays
        lines = [*lines[: LINES_SHOWN - 1], lines[-1]]
    return lines


def _said(line: Line) -> str:
    """Return the first of the words of a line, as they were printed."""
    return ("remote: " if line.remote else "") + line.printed.partition("\n")[0]


def _why(diagnosis: Diagnosis) -> str:
    counted = f" Seen {diagnosis.count} times." if diagnosis.count > 1 else ""
    if diagnosis.sureness.label == "certain":
        return diagnosis.why + counted
    reason = f" ({diagnosis.sureness.label}: {'; '.join(diagnosis.reasons)})"
    return (
        diagnosis.why
        + (reason if diagnosis.reasons else f" ({diagnosis.sureness.label})")
        + counted
    )


def _adds(fact: Fact, diagnosis: Diagnosis) -> bool:
    """Whether a fact says what the sentences and git's own lines do not say already."""
    said = (diagnosis.why, *(line.text for line in diagnosis.lines))
    bare = fact.value in ("yes", "no") or fact.value.isdecimal()
    named = fact.name == "host.id"  # its name for people is in the sentences
    return fact.known and not (bare or named) and not any(fact.value in text for text in said)


def _fact(fact: Fact) -> str:
    origin = f" ({fact.origin})" if fact.origin else ""
    return f"{fact.name} is {fact.value}{origin}"


def _choice(number: int, fix: Fix) -> Choice:
    """Show one fix; where its secret is made is said of the first alone: the screen is short."""
    remark = fix.why_manual if fix.applies == "manual" else ""
    need = fix.needs[0] if fix.needs else None
    if need is not None and need.page and number == 1:
        scopes = ", ".join(need.scopes)
        remark = f"made at {need.page}" + (f" with the scopes {scopes}" if scopes else "")
    return Choice(number, fix.command, fix.title, fix.risk.label, remark)


def _unknown(report: Report) -> list[Value]:
    """Lay out what nobody knows: git's words, where they come from, what is near, what next."""
    known = report.unknown
    near = neighbours(known)
    said = [_said(line) for line in report.unrecognised if line.printed]
    lines = [*_prompt(report.source.command), *said][: LINES_SHOWN - len(near)]
    blocks = [
        Headline("error", "unknown", UNKNOWN),
        Gap(),
        Verbatim(tuple(lines)),
        Gap(),
        Labelled("why", origin(known)),
        *(Labelled("near", text) for text in near),
    ]
    if known is not None and known.more:
        blocks.append(Command("more", known.more))
    blocks.append(Command("draft", DRAFT, "begins a page of your own; secrets are hidden"))
    return blocks


def origin(known: Unknown | None) -> str:
    """Say where the words seem to come from, where that can be told."""
    if known is None or not known.place:
        return "not known, and nothing was changed"
    return f"not known; the words seem to come from {known.place}"


def neighbours(known: Unknown | None) -> list[str]:
    """Name the pattern that speaks alike: a guess, and called one."""
    near = known.near[:1] if known else ()
    return [f"`{name}` (a guess): {title}" for name, title in near]
