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
from diagnose.render import page
from diagnose.render import term


@command
def explain(
    pattern: Annotated[str, typer.Argument(help="The id of a pattern, as a diagnosis prints it.")],
    format: Format = "text",  # noqa: A002 - the option's name
    color: Colour = "auto",
) -> int:
    """Read the long page of a pattern.

    Example:

      bbfix explain bitbucket-account-password
    """
    library = Library.open()
    ids = library.ids()
    if pattern not in ids:
        near = difflib.get_close_matches(pattern, ids, n=3)
        hint = f"ids that look alike: {', '.join(near)}" if near else "`bbfix patterns list` has all"
        raise UsageError(f"there is no pattern `{pattern}`", hint)
    print(page.of_pattern(library.pattern(pattern), format, term.of_stream(sys.stdout, color)), end="")
    return 0
