"""`bbfix patterns`: look at the library and check it."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from diagnose import paths
from diagnose import pipeline
from diagnose.cli.draft import new
from diagnose.cli.exam import examine
from diagnose.cli.explain import explain
from diagnose.cli.options import command
from diagnose.cli.options import one_of
from diagnose.library import shelf
from diagnose.library.index import Library
from diagnose.paths import here

patterns = typer.Typer(
    help="List, show, check and test the pattern library, and add to it.\n\nExamples:\n\n"
    "  bbfix patterns list\n\n  bbfix patterns new --output our-hook.toml",
    no_args_is_help=True,
)
patterns.command("show")(explain)
patterns.command("test")(examine)
patterns.command("new")(new)


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
    places: Annotated[
        list[str] | None,
        typer.Argument(help="Folders or files of pages; your own pages if none is named."),
    ] = None,
    git: Annotated[
        bool, typer.Option("--git", help="Also hold git's words against the git installed here.")
    ] = False,
) -> int:
    """Check pages: keys, words, wording, unsafe cures, secrets.

    Exit codes: 0 nothing found, 1 something is wrong, 2 wrong usage.

    Examples:

      bbfix patterns lint

      bbfix patterns lint --git ~/.config/bbfix/patterns/push/our-hook.toml
    """
    from diagnose.library import gather
    from diagnose.library import lint

    troubles: list[str] = []
    known = gather.known_of(Library.open(user=False))
    for place in places or own_pages():
        beside = gather.Known() if gather.is_whole(place) else known
        pages = gather.gather(place, beside)
        troubles += lint.lint_pages(pages, beside)
        if git:
            from diagnose.library import dead
            from diagnose.library import invented

            installed = dead.Git()
            troubles += dead.dead(pages.patterns, installed)
            troubles += invented.invented(pages.patterns, invented.Messages(installed))
    for trouble in troubles:
        print(trouble)
    return 1 if troubles else 0


def own_pages() -> list[str]:
    """Return the user's folder of pages; the shipped ones where there is none."""
    own = paths.patterns_dir()
    return [own if os.path.isdir(own) else shelf.page_folder()]
