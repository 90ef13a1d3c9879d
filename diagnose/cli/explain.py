"""`bbfix explain`: the long page of a pattern."""

from __future__ import annotations

import difflib
import sys
from typing import Annotated

import typer

from diagnose.cli.options import Colour
from diagnose.cli.options import Format
from diagnose.cli.options import command
from diagnose.errors import UsageError
from diagnose.library.index import Library
from diagnose.library.page import FixPage
from diagnose.library.page import Pattern
from diagnose.render import page
from diagnose.render import term


@command
def explain(
    pattern: Annotated[str, typer.Argument(help="The id of a pattern, as a diagnosis prints it.")],
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
) -> int:
    """Read the long page of a pattern.

    Example:

      bbfix explain bitbucket-account-password
    """
    library = Library.open()
    ids = library.ids()
    if pattern not in ids:
        near = difflib.get_close_matches(pattern, ids, n=3)
        hint = (
            f"ids that look alike: {', '.join(near)}" if near else "`bbfix patterns list` has all"
        )
        raise UsageError(f"there is no pattern `{pattern}`", hint)
    found = library.pattern(pattern)
    fixes = tuple(_fixes(library, found))
    if format == "markdown":
        print(page.as_markdown(found, fixes), end="")
    else:
        print(page.of_pattern(found, fixes, term.of_stream(sys.stdout, color)), end="")
    return 0


def _fixes(library: Library, pattern: Pattern) -> list[FixPage]:
    """Return every fix that the causes of a pattern name, each once, best first."""
    own = {fix.id: fix for fix in pattern.fixes}
    names = dict.fromkeys(name for cause in pattern.causes for name in cause.fixes)
    return [own[name] if name in own else library.fix(name) for name in names]
