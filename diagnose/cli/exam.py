"""`bbfix patterns test`: what the library says to the examples of its own pages."""

from __future__ import annotations

from typing import Annotated
from typing import Any

import typer

from diagnose import paths
from diagnose import pipeline
from diagnose.cli.options import command
from diagnose.cli.options import one_of
from diagnose.paths import here
from diagnose.value import Value
from diagnose.workshop import exam
from diagnose.workshop import hostile
from diagnose.workshop import pageset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.library.page import Pattern
    from diagnose.workshop.exam import HostOf

FEW = 5  # pages of which each example is shown, and not the troubles alone


class Result(Value):
    """What one page made of its test."""

    id: str
    answers: tuple[exam.Answer, ...]
    slowest: float  # seconds
    troubles: tuple[str, ...]  # beside those of single answers


@command
def examine(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Ids, files or folders of pages; your own pages if none is named."),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str,
        typer.Option("--format", callback=one_of(("text", "json")), help="text or json."),
    ] = "text",
) -> int:
    """Hold pages against their own examples: which page answers, and how long regexes take.

    Exit codes: 0 all is well, 1 something is wrong, 2 wrong usage.

    Examples:

      bbfix patterns test our-hook.toml

      bbfix patterns test index-lock merge-conflict
    """
    library = pipeline.open_library(here())
    host_of = pipeline.namer(pipeline.catalog_of(library))
    own = paths.patterns_dir()
    sets = pageset.of(names, library) if names else [pageset.default(library, own)]
    broken = [error.message for each in sets for error in each.errors]
    results = [_result(page, each, host_of) for each in sets for page in each.pages]
    wrong = sum(len(_troubles(result)) for result in results) + len(broken)
    if format == "json":
        from diagnose.render import jsonform

        print(jsonform.dumps(_as_json(results, broken)), end="")
    else:
        print("\n".join([*broken, *_as_text(results), _totals(results, wrong)]))
    return 1 if wrong else 0


def _result(page: Pattern, tested: pageset.PageSet, host_of: HostOf) -> Result:
    slowest = hostile.worst(page)
    late = [
        f"match {number}: its regex took {seconds * 1000:.0f} ms on hostile text"
        for number, seconds in enumerate(slowest, 1)
        if seconds > hostile.LIMIT
    ]
    return Result(
        id=page.id,
        answers=tuple(exam.answers(page, tested.library, host_of)),
        slowest=max(slowest, default=0.0),
        troubles=(*late, *exam.talk(page, tested.library, host_of, skip=tested.ids)),
    )


def _troubles(result: Result) -> list[str]:
    return [*result.troubles, *(text for one in result.answers for text in one.troubles)]


def _as_text(results: list[Result]) -> list[str]:
    """Return what is printed of the pages: of more than FEW, only those with troubles."""
    whole = len(results) <= FEW
    shown = [result for result in results if whole or _troubles(result)]
    return [line for result in shown for line in _lines(result, whole=whole)]


def _totals(results: list[Result], wrong: int) -> str:
    answers = [answer for result in results for answer in result.answers]
    examples = sum(answer.kind == "example" for answer in answers)
    return (
        f"{_counted(len(results), 'page')}, {_counted(examples, 'example')}, "
        f"{_counted(len(answers) - examples, 'counter-example')}: {_counted(wrong, 'trouble')}"
    )


def _lines(result: Result, *, whole: bool) -> list[str]:
    """Return what is printed of a page: all, or what is wrong with it alone."""
    lines = [result.id]
    for answer in result.answers:
        if answer.troubles or whole:
            state = "wrong" if answer.troubles else "ok"
            found = ", ".join(answer.found) or "nothing"
            lines.append(f"  {state:<5}  {answer.kind} {answer.number} ({answer.about}): {found}")
            lines += [f"         {text}" for text in answer.troubles]
    lines += [f"  wrong  {text}" for text in result.troubles]
    if whole and not any("regex" in text for text in result.troubles):
        lines.append(f"  ok     slowest regex: {result.slowest * 1000:.1f} ms on hostile text")
    return lines


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _as_json(results: list[Result], broken: list[str]) -> dict[str, Any]:
    return {
        "schema": "bbfix.patterns-test/1",
        "broken": broken,
        "patterns": [
            {
                "id": result.id,
                "slowest_ms": round(result.slowest * 1000, 1),
                "troubles": list(result.troubles),
                "answers": [
                    {
                        "kind": answer.kind,
                        "number": answer.number,
                        "about": answer.about,
                        "found": list(answer.found),
                        "troubles": list(answer.troubles),
                    }
                    for answer in result.answers
                ],
            }
            for result in results
        ],
    }
