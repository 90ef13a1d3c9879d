"""Find made-up patterns in made-up transcripts."""

from __future__ import annotations

from typing import Any

from diagnose.library.compile import index_of
from diagnose.library.index import Library
from diagnose.library.pages import Pages
from diagnose.library.schema import read_consequences
from diagnose.library.schema import read_pattern
from diagnose.library.volume import Volume
from diagnose.match.find import Found
from diagnose.match.find import find
from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Transcript

HOSTS = {"forge.example": "forge", "other.example": "other"}
CONSEQUENCES = [
    {"literal": "error: failed to push some refs to "},
    {"literal": "fatal: Could not read from remote repository."},
    {"literal": "Aborting", "regex": "^Aborting$"},
]


def library(*tables: dict[str, Any]) -> Library:
    """A library of some pages."""
    patterns = tuple(
        read_pattern(table, f"{table['id']}.toml", area=table["area"], name=table["id"])
        for table in tables
    )
    lines = read_consequences({"line": CONSEQUENCES}, "consequences.toml")
    return Library([Volume(index_of(Pages(patterns, consequences=lines), b""))])


def transcript(text: str, *command: str, exit_code: int | None = None) -> Transcript:
    """Lines as the transcript stage gives them: the server's without their prefix, but marked."""
    lines = []
    for number, raw in enumerate(text.strip("\n").split("\n"), 1):
        remote = raw.startswith("remote: ")
        lines.append(Line(number, raw.removeprefix("remote: "), remote=remote))
    return Transcript(Source("pipe", command=command, exit=exit_code), tuple(lines))


def look(
    text: str, *tables: dict[str, Any], command: tuple[str, ...] = (), exit_code: int | None = None
) -> Found:
    """Find some pages in a text."""
    return find(transcript(text, *command, exit_code=exit_code), library(*tables), host_of=host_id)


def host_id(url: str) -> str | None:
    """The id of a made-up host."""
    return next(
        (host for name, host in HOSTS.items() if f"/{name}/" in url.replace("@", "/")), None
    )


def ids(found: Found) -> list[str]:
    """The patterns found, in order."""
    return [match.pattern for match in found.matches]
