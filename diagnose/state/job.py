"""The failures of one CI job: a folder with a transcript of each, which its last step reports."""

from __future__ import annotations

import os

from diagnose.paths import private_folder
from diagnose.state import last

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.model import Transcript

KEPT = 50  # transcripts; a job that fails more often repeats itself
ENDING = ".json"
LARGEST = 4 << 20  # bytes of a file; what `keep` writes is smaller


def keep(folder: str, transcript: Transcript) -> None:
    """Add a redacted transcript to the folder of a job. Never raises: the job goes on."""
    try:
        place = private_folder(folder)
        if len(_names(place)) >= KEPT:
            return
        import time

        name = f"{time.time_ns():020}-{os.getpid()}{ENDING}"
        last.write(os.path.join(place, name), last.document(place, transcript, {}))
    except Exception:  # noqa: BLE001, S110 - as the docstring says
        pass


def load(folder: str) -> list[Transcript]:
    """Return the transcripts of a job, the oldest first; what is no transcript is passed over.

    All that a job runs may write there: nothing is taken on trust, waited for or read without end.
    """
    import json

    found = []
    for name in _names(folder)[:KEPT]:
        try:
            found.append(last.transcript_of(json.loads(_read(os.path.join(folder, name)))))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    return found


def _read(path: str) -> bytes:
    """Read a plain file whole; ValueError for one that is too long, a pipe, a device."""
    import stat

    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError("no plain file")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("too long")
    return data


def _names(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(ENDING))
    except OSError:
        return []
