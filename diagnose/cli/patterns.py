"""`bbfix patterns`: look at the library and check it."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from diagnose import paths
from diagnose import pipeline
from diagnose.cli.explain import explain
from diagnose.cli.options import command
from diagnose.cli.options import one_of
from diagnose.errors import UsageError
from diagnose.paths import here

patterns = typer.Typer(help="List, show and check the pattern library.", no_args_is_help=True)
patterns.command("show", help="Read the long page of a pattern.")(explain)


@patterns.command("list")
@command
def list_patterns(
    format: Annotated[  # noqa: A002 - the option's name
        str,
        typer.Option("--format", callback=one_of(("text", "json")), help="text or json."),
    ] = "text",
) -> int:
    """List every pattern: id, area, severity and title.

    Example:

      bbfix patterns list
    """
    library = pipeline.open_library(here())
    rows = [row for row in library.catalogue() if row[4] != "retired"]
    if format == "json":
        from diagnose.render import jsonform

        names = ("id", "title", "area", "severity", "status")
        entries = [dict(zip(names, row, strict=True)) for row in rows]
        print(jsonform.dumps({"schema": "bbfix.patterns/1", "patterns": entries}), end="")
        return 0
    width = max((len(row[0]) for row in rows), default=0)
    for page_id, title, area, severity, _ in rows:
        print(f"{page_id:<{width}}  {area:<10}  {severity:<7}  {title}")
    for warning in library.warnings:
        print(f"note: {warning}", file=sys.stderr)
    return 0


@patterns.command("lint")
@command
def lint_patterns(
    folders: Annotated[
        list[str] | None,
        typer.Argument(help="Folders of pages; your own pages if none is named."),
    ] = None,
) -> int:
    """Check pages: keys, words, wording, unsafe cures, secrets.

    Example:

      bbfix patterns lint ~/.config/bbfix/patterns
    """
    from diagnose.library import lint

    wanted = folders or [paths.patterns_dir()]
    for folder in wanted:
        if not os.path.isdir(folder):
            raise UsageError(f"there is no folder `{folder}`", "name the folder that has the pages")
    return lint.main(wanted)
