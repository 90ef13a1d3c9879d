"""bbfix: read what git and the host printed, name the cause, offer a fix that can be undone.

The library in one line: `diagnose(b"fatal: ...").diagnoses`. What is public is in `__all__`, and
stays: the fields of a report grow, none goes without a new number of its schema.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["Diagnosis", "Fix", "Library", "Report", "__version__", "diagnose"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from subprocess import CalledProcessError
    from subprocess import CompletedProcess
    from subprocess import TimeoutExpired
    from typing import Any

    from git.exc import CommandError
    from git.remote import PushInfoList

    from diagnose.library.index import Library
    from diagnose.model import Diagnosis
    from diagnose.model import Fix
    from diagnose.model import Report

    Failure = (
        bytes
        | str
        | CompletedProcess[Any]
        | CalledProcessError
        | TimeoutExpired
        | CommandError
        | PushInfoList
    )

MODEL = ("Diagnosis", "Fix", "Report")


def diagnose(
    failure: Failure,
    *,
    command: Sequence[str] = (),
    exit: int | None = None,  # noqa: A002 - what git calls it
    cwd: str = "",
) -> Report:
    """Explain what a failed git command printed.

    failure  what it printed, standard error or both streams: bytes as they came, or text; or what
             a program has of it: CompletedProcess, CalledProcessError or TimeoutExpired of
             subprocess, GitCommandError of GitPython, or the result of its `Remote.push`, which
             does not raise when a host rejects a branch
    command  the command as an argument list, `("git", "push")`, where it is known
    exit     its exit code; a command that ended with 0 has not failed: its report is empty
    cwd      the folder in which it ran; facts are checked there (default: this one)

    Reads only, keeps nothing but the compiled pages, asks nobody; threads may call it at once.
    Raises TypeError for any other object, LibraryError if the pattern pages are broken.
    """
    from diagnose import pipeline
    from diagnose import settings
    from diagnose.capture import given
    from diagnose.transcript import reader

    capture = given.capture(failure, command, exit, cwd)
    return pipeline.examine(reader.read(capture), settings.load()).report


def __getattr__(name: str) -> object:
    """Load the public types when they are asked for: most runs need neither."""
    if name in MODEL:
        from diagnose import model

        return getattr(model, name)
    if name == "Library":
        from diagnose.library.index import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
