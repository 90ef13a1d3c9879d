"""Small repositories and contexts for the tests of evidence."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from diagnose.evidence.context import Context
from diagnose.evidence.facts import Evidence

if TYPE_CHECKING:
    from pathlib import Path

HTTPS = "https://bitbucket.org/acme/shop.git"
# Built here so that no scanner takes them for real ones.
API_TOKEN = "ATATT" + "3xFfGF0" + "a" * 150
APP_PASSWORD = "ATBB" + "a" * 32


def git(cwd: Path, *args: str, env: dict[str, str] | None = None) -> str:
    """Run real git and return its output without the last newline."""
    done = subprocess.run(
        ["git", *args],
        cwd=cwd,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **(env or {})},
    )
    return done.stdout.removesuffix("\n")


def new_repo(folder: Path, url: str = "") -> Path:
    """Make a repository with one commit, and `origin` if a URL is given."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / "file").write_text("one\n")
    git(folder, "add", "file")
    git(folder, "commit", "-qm", "first")
    if url:
        git(folder, "remote", "add", "origin", url)
    return folder


def at(cwd: Path, *command: str, **fields: object) -> Context:
    """Return a context: of the wrapper if a command is given, of a pipe without one."""
    kind = fields.pop("kind", "wrapper" if command else "pipe")
    return Context(cwd=str(cwd), command=command, kind=kind, **fields)  # type: ignore[arg-type]


def value(context: Context, name: str) -> str:
    """Return a fact as one word: its value, or `absent`, or `unknown`."""
    fact = Evidence(context).ask(name)
    return fact.value if fact.known else fact.status


def why(context: Context, name: str) -> str:
    """Return where a fact comes from."""
    return Evidence(context).ask(name).origin
