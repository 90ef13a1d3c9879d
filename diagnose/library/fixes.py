"""What may stand in a fix: typed steps with declared blanks, placeholders, conditions, a risk."""

from __future__ import annotations

import re

from diagnose import registry
from diagnose.library.page import Condition
from diagnose.library.page import FixPage
from diagnose.library.page import StepPage
from diagnose.model import Risk
from diagnose.outlook import fact as named_fact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from diagnose.library.table import Table

CONDITION = re.compile(r"([a-z0-9_.]+) (==|!=) (\S.*)")
BRACED = re.compile(r"\{([^{}]*)\}")
CAPTURE = re.compile(r"[a-z][a-z0-9_]*")


def read_fix(table: Table, captures: Collection[str] | None) -> FixPage:
    """Return the fix of a table; `captures` None: a shared one, whose users have the captures.

    Raises LibraryError.
    """
    steps = tuple(_step(step, captures) for step in table.tables("steps"))
    fix = FixPage(
        id=table.text("id"),
        title=fill_names(table, "title", table.text("title"), captures),
        risk=_risk(table, steps),
        steps=steps,
        verify=table.choice("verify", registry.VERIFY, "none"),
        undo=table.choice("undo", registry.UNDO, "none"),
        credential=table.text("credential", ""),
        when=conditions(table, captures),
    )
    table.close()
    if not fix.steps:
        raise table.error("steps", "is missing: a fix has at least one step")
    return fix


def conditions(table: Table, captures: Collection[str] | None = ()) -> tuple[Condition, ...]:
    """Return the conditions under `when`; raises LibraryError for an unknown fact or value.

    `capture.<name>` is what a sign captured: `capture.account == github-actions[bot]`.
    """
    found = []
    for text in table.texts("when"):
        shape = CONDITION.fullmatch(text)
        if not shape:
            raise table.error(
                "when", f"has `{text}`, but knows `fact == value` and `fact != value`"
            )
        fact, sign, value = shape.groups()
        captured = fact.removeprefix(registry.CAPTURED)
        if captured != fact and (captures is None or captured in captures):
            found.append(Condition(fact, sign == "==", value))
            continue
        name = named_fact(fact)
        if name is None:
            raise table.error("when", f"asks for the fact `{fact}`, which the registry lacks")
        if name.values and value not in name.values:
            words = ", ".join(name.values)
            raise table.error("when", f"compares `{fact}` with `{value}`; it may be {words}")
        found.append(Condition(fact, sign == "==", value))
    return tuple(found)


def names_in(text: str) -> list[str]:
    """Return what stands in braces in a text, in order."""
    return BRACED.findall(text)


def fill_names(table: Table, key: str, text: str, captures: Collection[str] | None) -> str:
    """Return the text if all its placeholders are known; raises LibraryError."""
    if "{" in BRACED.sub("", text) or "}" in BRACED.sub("", text):
        raise table.error(key, "has a brace that is not part of a {placeholder}")
    for name in names_in(text):
        known = name in registry.PLACEHOLDERS or named_fact(name) is not None
        if captures is None:
            known = known or bool(CAPTURE.fullmatch(name))
        elif name in captures:
            known = True
        if not known:
            what = "the registry" if "." in name else "this page"
            raise table.error(key, f"uses {{{name}}}, which {what} does not know")
    return text


def _step(table: Table, captures: Collection[str] | None) -> StepPage:
    word = table.choice("kind", registry.STEP_KINDS)
    kind = registry.STEP_KINDS[word]
    blanks: dict[str, str] = {}
    for key in (*kind.blanks, *kind.optional):
        if key in kind.optional and not table.has(key):
            continue
        if key == "argv":
            blanks[key] = "\0".join(_arguments(table, key, captures))
        elif word == "git" and key == "undo":
            words = fill_names(table, key, table.text(key), captures).split()
            blanks[key] = "\0".join(words)  # as argv: nothing splits a line later on
        else:
            blanks[key] = fill_names(table, key, table.text(key), captures)
    table.close()
    return StepPage(word, blanks)


def _arguments(table: Table, key: str, captures: Collection[str] | None) -> tuple[str, ...]:
    value = table.raw(key)
    if not isinstance(value, list):
        raise table.error(key, "must be a list of arguments, never a line for a shell")
    if not value or not all(isinstance(part, str) and part and "\0" not in part for part in value):
        raise table.error(key, "must be a list of texts with at least one")
    if value[0] == "git":
        raise table.error(key, "begins with `git`, which bbfix adds itself")
    return tuple(fill_names(table, key, part, captures) for part in value)


def _risk(table: Table, steps: tuple[StepPage, ...]) -> Risk:
    word = table.text("risk")
    labels = [risk.label for risk in Risk]
    if word not in labels:
        raise table.error("risk", f"is `{word}`, but must be one of {', '.join(labels)}")
    risk = Risk.parse(word)
    for step in steps:
        least = registry.STEP_KINDS[step.kind].risk
        if risk < least:
            raise table.error("risk", f"is `{word}`, but a `{step.kind}` step is `{least.label}`")
    return risk
