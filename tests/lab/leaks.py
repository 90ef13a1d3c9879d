"""Looks for secrets where none may be: in files, in argument lists, in environments."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Self

WORKER = "PYTEST_XDIST_WORKER"  # pytest-xdist says so in the environment of each


def holding(secret: str, *folders: Path) -> list[Path]:
    """Return the files below `folders` that hold these characters."""
    wanted = secret.encode()
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and wanted in path.read_bytes()
    ]


class Watch:
    """Reads /proc all the while: `hits` are the argument lists and environments with a secret.

    A process that lives less than a few milliseconds can slip through, so give the program
    under test a reason to wait (a slow server) where that matters. Empty but on Linux. What
    another worker of the same test run has started is that one's own.
    """

    def __init__(self, *secrets: str) -> None:
        self.hits: set[tuple[str, str]] = set()  # (cmdline or environ, the command line)
        self._wanted = [secret.encode() for secret in secrets]
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        if sys.platform == "linux":
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _look(self) -> None:
        own = {str(os.getpid())}
        while not self._stop.wait(0.002):
            for pid in set(filter(str.isdigit, os.listdir("/proc"))) - own:
                self._read(pid)

    def _read(self, pid: str) -> None:
        for name in ("cmdline", "environ"):
            try:
                data = Path("/proc", pid, name).read_bytes()
                found = any(secret in data for secret in self._wanted)
                if found and not _of_another_worker(pid):
                    command = Path("/proc", pid, "cmdline").read_bytes()
                    self.hits.add((name, command.replace(b"\0", b" ").decode("utf-8", "replace")))
            except OSError:
                pass  # it ended, or is not ours


def _of_another_worker(pid: str) -> bool:
    """Whether another process of pytest-xdist has started a process; raises OSError."""
    own = os.environ.get(WORKER, "")
    words = Path("/proc", pid, "environ").read_bytes().split(b"\0")
    named = [word for word in words if word.startswith(WORKER.encode() + b"=")]
    return bool(own) and bool(named) and named[0] != f"{WORKER}={own}".encode()
