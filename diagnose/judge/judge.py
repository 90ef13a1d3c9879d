"""Matches and facts to diagnoses: the cause, how sure and why, and the fixes that fit."""

from __future__ import annotations

from diagnose.factnames import FACTS
from diagnose.judge import agreement
from diagnose.judge import fixes
from diagnose.judge.conditions import choose
from diagnose.judge.conditions import with_captures
from diagnose.judge.fill import Blanks
from diagnose.model import Diagnosis
from diagnose.model import Sureness
from diagnose.registry import CAPTURED
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping

    from diagnose.hosts.catalog import Catalog
    from diagnose.judge.agreement import Agreement
    from diagnose.judge.conditions import Chosen
    from diagnose.library.index import Library
    from diagnose.library.page import FixPage
    from diagnose.library.page import Pattern
    from diagnose.model import Fact
    from diagnose.model import Fix
    from diagnose.model import Match
    from diagnose.model import Transcript

PUSHING = ("push", "send-pack", "lfs")
# Facts that a person at the screen wants beside any failed authentication, in this order.
TELLING = ("credential.place", "credential.username", "credential.helpers", "remote.url")


class Inputs(Value):
    """What the judge needs beside the matches."""

    library: Library
    catalog: Catalog
    transcript: Transcript
    today: str


def judge(
    matches: Iterable[Match], inputs: Inputs, ask_for: Callable[[Match], Callable[[str], Fact]]
) -> tuple[Diagnosis, ...]:
    """Return one diagnosis per match, in the order of the matches (root cause first).

    `ask_for(match)` gives the function that answers questions about facts for that match.
    """
    return tuple(_one(match, inputs, ask_for(match)) for match in matches)


def _one(match: Match, inputs: Inputs, ask: Callable[[str], Fact]) -> Diagnosis:
    return of_pattern(inputs.library.pattern(match.pattern), match, inputs, ask)


def of_pattern(
    pattern: Pattern, match: Match, inputs: Inputs, ask: Callable[[str], Fact]
) -> Diagnosis:
    """Return the diagnosis of one match of a pattern: cause, sureness, facts and fixes."""
    whose = agreement.weigh(pattern, match, ask, inputs.catalog)
    if whose.status == "no":
        return _spoofed(match, pattern, whose, inputs)
    ask = with_captures(match.captures, ask)
    chosen = choose(pattern.causes, ask)
    blanks = Blanks(_words(match, pattern, whose, inputs), ask)
    why = _why(pattern, chosen, blanks)
    notes = tuple(note for note in map(blanks.fill, pattern.notes) if note)
    sureness, reasons = _sureness(pattern, chosen, whose, inputs.transcript.source.kind)
    # the facts that fill a fix are not what the diagnosis rests on
    repairs = Blanks(_words(match, pattern, whose, inputs), ask)
    offered = _fixes(pattern, chosen, whose, repairs, inputs, ask)
    return _diagnosis(match, pattern, whose, inputs).replace(
        cause=chosen.cause.id if chosen.cause else "",
        why=why,
        notes=notes,
        sureness=sureness,
        reasons=reasons,
        facts=_facts(pattern, chosen, blanks, ask),
        fixes=offered,
    )


def _diagnosis(match: Match, pattern: Pattern, whose: Agreement, inputs: Inputs) -> Diagnosis:
    lines = inputs.transcript.lines
    return Diagnosis(
        id=pattern.id,
        title=pattern.title,
        area=pattern.area,
        severity=pattern.severity,
        sureness=Sureness.LIKELY,
        cause="",
        why=pattern.why,
        captures=match.captures,
        facts=(),
        lines=tuple(lines[index] for index in match.lines),
        fixes=(),
        host=whose.host,
        count=match.count,
    )


def _words(match: Match, pattern: Pattern, whose: Agreement, inputs: Inputs) -> Mapping[str, str]:
    return {
        **match.captures,
        "command": _written(inputs.transcript.source.command),
        "corrected": _corrected(inputs.transcript.source.command, match.captures),
        "host": whose.host.name if whose.host else match.captures.get("server", ""),
        "today": inputs.today,
        "id": pattern.id,
    }


def _written(command: tuple[str, ...]) -> str:
    """Return a command as one types it, "" where none is known."""
    if not command:
        return ""
    import shlex

    return shlex.join(command)


def _corrected(command: tuple[str, ...], captures: Mapping[str, str]) -> str:
    """Return the command with the word that git did not know replaced by the one it proposed."""
    wrong, right = captures.get("name", ""), captures.get("similar", "")
    if not wrong or not right:
        return ""
    if wrong not in command:
        return _written(("git", right))
    at = command.index(wrong)
    return _written((*command[:at], right, *command[at + 1 :]))


def _why(pattern: Pattern, chosen: Chosen, blanks: Blanks) -> str:
    own = blanks.fill(chosen.cause.why) if chosen.cause else None
    return own or blanks.sentences(pattern.why) or pattern.title


def _sureness(
    pattern: Pattern, chosen: Chosen, whose: Agreement, kind: str
) -> tuple[Sureness, tuple[str, ...]]:
    reasons = []
    sureness = Sureness.CERTAIN
    if whose.status == "unknown":
        sureness = Sureness.LIKELY
        reasons.append(whose.reason)
    if chosen.unknown:
        sureness = Sureness.LIKELY
        # the first that is unknown decided; those behind it would only have refined
        reasons.append(f"bbfix could not learn {_question(chosen.unknown[0])}")
    elif kind == "file" and _looked_at(chosen):
        sureness = Sureness.LIKELY
        reasons.append("bbfix looked at this machine, and a file may come from another")
    cap = chosen.cause.sureness if chosen.cause else None
    if cap is not None and cap < sureness:
        sureness = cap
        reasons.append("other causes print the same words")
    if chosen.cause is None and pattern.causes:
        sureness = min(sureness, Sureness.POSSIBLE)
    return sureness, tuple(reasons)


def _looked_at(chosen: Chosen) -> bool:
    """Whether the cause rests on what was found here, and not on words alone."""
    conditions = chosen.cause.when if chosen.cause else ()
    return any(not condition.fact.startswith(CAPTURED) for condition in conditions)


def _question(name: str) -> str:
    """Say in words what stayed unknown."""
    if name in FACTS:
        return FACTS[name].question or name
    from diagnose import outlook

    named = outlook.fact(name)
    return (named.question if named else "") or name


def _facts(
    pattern: Pattern, chosen: Chosen, blanks: Blanks, ask: Callable[[str], Fact]
) -> tuple[Fact, ...]:
    """Return what was learnt and mattered: conditions of the cause, blanks filled, the telling."""
    learnt = {f.name: f for f in chosen.facts if not f.name.startswith(CAPTURED)}
    learnt.update(blanks.used)
    if pattern.area == "auth":
        learnt.update((name, ask(name)) for name in TELLING)
    return tuple(fact for fact in learnt.values() if fact.known and fact.value)


def _fixes(
    pattern: Pattern,
    chosen: Chosen,
    whose: Agreement,
    blanks: Blanks,
    inputs: Inputs,
    ask: Callable[[str], Fact],
) -> tuple[Fix, ...]:
    basis = fixes.Basis(
        ask=ask,
        blanks=blanks,
        catalog=inputs.catalog,
        host=whose.host.id if whose.host else "",
        host_name=whose.host.name if whose.host else "",
        pushing=_may_push(inputs.transcript.source.command),
        cloning="clone" in inputs.transcript.source.command,
        trusted=pattern.trusted,
        proved=whose.status == "yes",
    )
    return fixes.build(_pages(pattern, chosen, inputs.library), basis)


def _may_push(command: tuple[str, ...]) -> bool:
    """Whether the new credential should be able to push: unknown commands may."""
    return not command or any(word in PUSHING for word in command)


def _pages(pattern: Pattern, chosen: Chosen, library: Library) -> list[FixPage]:
    own = {page.id: page for page in pattern.fixes}
    names = chosen.cause.fixes if chosen.cause else ()
    return [own[name] if name in own else library.fix(name) for name in names]


def _spoofed(match: Match, pattern: Pattern, whose: Agreement, inputs: Inputs) -> Diagnosis:
    """A server repeats another host's words: explain, and keep every credential away from it."""
    why = (
        f"{whose.reason[:1].upper()}{whose.reason[1:]}. No credential is asked for, sent or stored."
    )
    name = whose.host.name if whose.host else "a server"
    return _diagnosis(match, pattern, whose, inputs).replace(
        title=f"{name} speaks with the words of another host",
        cause="other-host",
        why=why,
        sureness=Sureness.POSSIBLE,
        reasons=("a server can print any words",),
    )
