"""`bbfix patterns new`: a draft of a page from a transcript."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from diagnose import paths
from diagnose import pipeline
from diagnose.cli import quick
from diagnose.cli.options import command
from diagnose.errors import RefusedError
from diagnose.errors import UsageError
from diagnose.library.schema import ID
from diagnose.match.find import find
from diagnose.paths import here
from diagnose.settings import load
from diagnose.settings import today
from diagnose.state import last
from diagnose.workshop import draft as drafts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.library.index import Library
    from diagnose.model import Transcript


@command
def new(
    file: Annotated[
        str,
        typer.Argument(help="A transcript; `-` is standard input. By default the last failure."),
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", help="Write to this file, whose name is the id.")
    ] = "",
    save: Annotated[
        bool, typer.Option("--save", help="Write to your own pages, where it counts at once.")
    ] = False,
) -> int:
    """Begin a page for a failure: literal, regex and example are drawn from its transcript.

    Secrets are hidden, and your home folder and e-mail addresses replaced. What only a person
    knows is marked `<fill in: ...>`. Nothing is ever overwritten.

    Examples:

      git push 2>&1 | bbfix patterns new -

      bbfix patterns new --output our-hook.toml
    """
    if output and save:
        raise UsageError("`--output` and `--save` exclude each other", "give one of them")
    name = os.path.basename(output).removesuffix(".toml") if output else ""
    if name and not ID.fullmatch(name):
        raise UsageError(
            f"`{name}` cannot be an id", "an id is written in lower case words with hyphens"
        )
    library = pipeline.open_library(here())
    transcript = _transcript(file, library)
    made = _draft(transcript, library, name)
    place = os.path.join(paths.patterns_dir(), made.area, f"{made.id}.toml") if save else output
    if not place:
        sys.stdout.write(made.text)
        return 0
    _write(place, made.text)
    print(f"written: {place}")
    print(f"next:    bbfix patterns lint {place}")
    return 0


def _transcript(file: str, library: Library) -> Transcript:
    """Read a file or a pipe, or take the last failure of this place."""
    if not file and os.isatty(0):
        kept = last.load(here())
        if kept is None:
            raise UsageError(
                "there is no diagnosis of this repository or folder yet",
                "git push 2>&1 | bbfix patterns new -",
            )
        read = kept[0]
    else:
        read = quick.read([file or "-"], library.keep)
    return pipeline.in_english(read, library)


def _draft(transcript: Transcript, library: Library, name: str) -> drafts.Draft:
    host_of = pipeline.namer(pipeline.catalog_of(library))
    found = find(transcript, library, host_of=host_of)
    report = pipeline.examine(transcript, load(), library=library).report
    area = report.diagnoses[0].area if report.diagnoses else ""
    if report.unknown is not None:
        area = report.unknown.area
    made = drafts.draft(transcript, found, library, name=name, area=area, today=today())
    if made is None:
        raise UsageError(
            "no line of this looks like a failure", "give the output of the command that failed"
        )
    if found.matches:
        first = found.matches[0].pattern
        sys.stderr.write(f"note: bbfix knows this as `{first}`; the draft takes its place\n")
    return made


def _write(place: str, text: str) -> None:
    """Make a new file; raises RefusedError where one is there already."""
    folder = os.path.dirname(place)
    try:
        if folder:
            os.makedirs(folder, exist_ok=True)
        with open(place, "x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise RefusedError(
            f"`{place}` is there already", "choose another name: --output FILE"
        ) from None
    except OSError as error:
        raise UsageError(f"`{place}` cannot be written: {error.strerror}") from None
