"""`bbfix hook watch` and `bbfix hook report`: the first and the last step of a CI job."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from diagnose import pipeline
from diagnose.cli import present
from diagnose.cli.options import Colour
from diagnose.cli.options import Format
from diagnose.cli.options import command
from diagnose.cli.quick import load
from diagnose.errors import StateError
from diagnose.hooks import program
from diagnose.model import Report
from diagnose.paths import private_folder
from diagnose.settings import Settings
from diagnose.state import job

Folder = Annotated[str, typer.Argument(help="A folder that lasts as long as the job does.")]
# Without bbfix (another container, a removed environment) the job still has its git: the script
# then looks for the next one.
SHIM = """#!/bin/sh
# git, watched by bbfix: what fails is kept in a folder, for the report at the end of the job
if [ -x {program} ]; then
  BBFIX_KEEP={folder} exec {command} git "$@"
fi
old=$IFS; IFS=:
for place in $PATH; do
  if [ -x "$place/git" ] && ! [ "$place/git" -ef "$0" ]; then IFS=$old; exec "$place/git" "$@"; fi
done
echo "git: command not found" >&2
exit 127
"""


@command
def watch(folder: Folder) -> int:
    """Make a `git` that keeps what fails, and print the folder that goes first on PATH.

    git itself runs as ever, with its own output and exit code. Its failures are kept in the
    folder, with secrets taken out, for `bbfix hook report`.

    Example:

      PATH="$(bbfix hook watch /tmp/job):$PATH"
    """
    place = os.path.join(private_folder(os.path.abspath(folder)), "bin")
    os.makedirs(place, exist_ok=True)
    path = os.path.join(place, "git")
    words = program.words()
    text = SHIM.format(
        program=shlex.quote(words[0]),
        command=shlex.join(words),
        folder=shlex.quote(os.path.dirname(place)),
    )
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o755)  # noqa: S103 - a program; the folder above it is private
    except OSError as error:
        raise StateError(f"cannot write {path}: {error.strerror}") from error
    print(place)
    return 0


@command
def report(
    folder: Folder,
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
) -> int:
    """Explain what failed in a job; exit 0, for the job has its result already.

    GitHub Actions gets annotations and a summary, Azure Pipelines issues and a summary, others
    text. A format that is asked for goes before that.

    Example:

      bbfix hook report /tmp/job
    """
    settings = load({"format": format, "color": color, "no_input": True})
    reports = _different(pipeline.examine(kept, settings).report for kept in job.load(folder))
    if not reports:
        sys.stderr.write("bbfix: no git command failed in this job\n")
        return 0
    if settings.origins.get("format"):
        _plain(reports, settings)
    elif os.environ.get("GITHUB_ACTIONS"):
        _plain(reports, settings.replace(format="github"))
        _plain(reports, settings)
        _summary(reports, settings, os.environ.get("GITHUB_STEP_SUMMARY", ""))
    elif os.environ.get("TF_BUILD"):
        _azure(reports, settings, os.path.abspath(folder))
    else:
        _plain(reports, settings)
    return 0


def _different(reports: Iterable[Report]) -> list[Report]:
    """Return the reports that say something, each once: jobs try again what failed."""
    found: dict[object, Report] = {}
    for one in reports:
        told = tuple((diagnosis.id, diagnosis.why) for diagnosis in one.diagnoses)
        if told or one.unrecognised:
            found.setdefault(told or one.unrecognised[0].text, one)
    return list(found.values())


def _plain(reports: list[Report], settings: Settings) -> None:
    """Print the reports one after another; JSON stays one document."""
    if settings.format == "json":
        from diagnose.render import jsonform

        tables = [jsonform.of_report(found) for found in reports]
        print(jsonform.dumps({"schema": "bbfix.job/1", "reports": tables}), end="")
        return
    print("\n".join(present.text_of(found, settings, sys.stdout) for found in reports), end="")


def _azure(reports: list[Report], settings: Settings, folder: str) -> None:
    from diagnose.render import azure

    _plain(reports, settings)
    print("".join(map(azure.of_report, reports)), end="")
    path = os.path.join(folder, "bbfix.md")
    if _summary(reports, settings, path):
        print(azure.summary(path), end="")


def _summary(reports: list[Report], settings: Settings, path: str) -> bool:
    """Add the reports as Markdown to a file; a summary that cannot be written is only missed."""
    if not path:
        return False
    told = settings.replace(format="markdown")
    try:
        with open(path, "a", encoding="utf-8") as file:
            file.write("\n".join(present.text_of(found, told, file) for found in reports))
    except OSError as error:
        sys.stderr.write(f"bbfix: the summary cannot be written: {error.strerror}\n")
        return False
    return True
