"""bbfix: read what git and the host printed, name the cause, offer a fix that can be undone.

The library in one line: `diagnose(b"fatal: ...").diagnoses`.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["Library", "Report", "__version__", "diagnose"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diagnose.library.index import Library
    from diagnose.model import Report


def diagnose(
    transcript: bytes | str,
    *,
    command: Sequence[str] = (),
    exit: int | None = None,  # noqa: A002 - what git calls it
    cwd: str = "",
) -> Report:
    """Explain what a failed git command printed.

    transcript  standard error, or both streams; bytes as they came, or text
    command     the command as an argument list, `("git", "push")`, where it is known
    exit        its exit code
    cwd         the folder in which it ran; facts are checked there (default: this one)

    Reads only, keeps nothing, asks nobody. Raises LibraryError if the pattern pages are broken.
    """
    import os

    from diagnose import pipeline
    from diagnose import redact
    from diagnose import settings
    from diagnose.model import Capture
    from diagnose.model import Source
    from diagnose.transcript import reader

    data = (
        transcript.encode("utf-8", "surrogateescape") if isinstance(transcript, str) else transcript
    )
    words = redact.redact_argv(command)
    source = Source("library", command=words, exit=exit, cwd=os.path.abspath(cwd or "."))
    return pipeline.examine(reader.read(Capture(source, data)), settings.load()).report


def __getattr__(name: str) -> object:
    """Load the public types when they are asked for: most runs need neither."""
    if name == "Report":
        from diagnose.model import Report

        return Report
    if name == "Library":
        from diagnose.library.index import Library

        return Library
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
