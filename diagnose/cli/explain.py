"""`bbfix explain`: the long page of a pattern."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from diagnose import pipeline
from diagnose.cli.options import Colour
from diagnose.cli.options import command
from diagnose.cli.options import one_of
from diagnose.errors import UsageError
from diagnose.library.index import Library
from diagnose.library.page import FixPage
from diagnose.library.page import Pattern
from diagnose.paths import here
from diagnose.render import page
from diagnose.render import term

RELATED = 4  # pages; a general one is superseded by dozens


@command
def explain(
    pattern: Annotated[str, typer.Argument(help="The id of a pattern, as a diagnosis prints it.")],
    format: Annotated[  # noqa: A002 - the option's name
        str,
        typer.Option(
            "--format",
            callback=one_of(("text", "json", "markdown")),
            help="text, json or markdown.",
        ),
    ] = "text",
    color: Colour = "auto",
) -> int:
    """Read the long page of a pattern: why it happens, the causes, the repairs.

    Example:

      bbfix explain bitbucket-account-password
    """
    library = pipeline.open_library(here())
    shown = _page(library, pattern)
    if format == "json":
        from diagnose.render import jsonform

        print(jsonform.dumps(page.as_json(shown)), end="")
    elif format == "markdown":
        print(page.as_markdown(shown), end="")
    else:
        print(page.as_text(shown, term.of_stream(sys.stdout, color)), end="")
    return 0


def _page(library: Library, name: str) -> page.Page:
    """Return a page with its fixes and its neighbours; UsageError where there is none."""
    ids = library.ids()
    if name not in ids:
        import difflib

        near = difflib.get_close_matches(name, ids, n=3)
        hint = (
            f"ids that look alike: {', '.join(near)}" if near else "`bbfix patterns list` has all"
        )
        raise UsageError(f"there is no pattern `{name}`", hint)
    found = library.pattern(name)
    related = [(other, library.pattern(other).title) for other in library.related(name)[:RELATED]]
    return page.Page(found, tuple(_fixes(library, found)), tuple(related))


def _fixes(library: Library, pattern: Pattern) -> list[FixPage]:
    """Return every fix that the causes of a pattern name, each once, best first."""
    own = {fix.id: fix for fix in pattern.fixes}
    lists = [*(c.fixes for c in pattern.causes), *(e.fixes for e in pattern.foreseen)]
    names = dict.fromkeys(name for fixes in lists for name in fixes)
    return [own[name] if name in own else library.fix(name) for name in names]
