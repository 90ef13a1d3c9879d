"""Serves one request with git's own `http-backend`, as a CGI program with a bare environment."""

from __future__ import annotations

import os
import subprocess
import threading
from contextlib import suppress
from typing import cast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from io import BufferedReader
    from typing import BinaryIO

BLOCK = 64 * 1024  # bytes copied at once
GRACE = 5  # seconds in which a back end that was hung up on has to end
# a push must not leave a process behind that tidies up while the folder is being removed
_CONFIG = ("-c", "receive.autogc=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false")


class Backend:
    """One run of `git http-backend`: feed the request's body, read status, headers and body."""

    def __init__(self, git: str, root: str, call: Mapping[str, str]) -> None:
        """`git` and `root` are absolute paths; `call` holds the CGI variables of the request."""
        env = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": root,
            "LC_ALL": "C",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_PROJECT_ROOT": root,
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_ADDR": "127.0.0.1",
            **call,
        }
        self._process = subprocess.Popen(
            [git, *_CONFIG, "http-backend"],
            env=env,
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._stdin = cast("BinaryIO", self._process.stdin)
        self._stdout = cast("BufferedReader", self._process.stdout)
        self._feeder: threading.Thread | None = None

    def feed(self, blocks: Iterable[bytes]) -> None:
        """Write the request's body in the background, so that neither side waits for the other."""
        self._feeder = threading.Thread(target=self._feed, args=(blocks,), daemon=True)
        self._feeder.start()

    def _feed(self, blocks: Iterable[bytes]) -> None:
        stdin = self._stdin
        wanted = True
        try:
            for block in blocks:  # to the end, even unwanted: the next request follows it
                if wanted:
                    try:
                        stdin.write(block)
                    except OSError:
                        wanted = False
        except (OSError, ValueError):
            self._process.kill()  # half a body: git must not take it for a whole one
        finally:
            with suppress(OSError):
                stdin.close()

    def head(self) -> tuple[int, list[tuple[str, str]]]:
        """Return the status and the headers; a back end that died counts as 500."""
        status = 200
        headers: list[tuple[str, str]] = []
        while line := self._stdout.readline().strip().decode("latin-1"):
            name, _, value = line.partition(":")
            if name.lower() == "status":
                status = int(value.split()[0])
            else:
                headers.append((name, value.strip()))
        return (status, headers) if headers else (500, [])

    def body(self) -> Iterator[bytes]:
        """Give the answer's body block by block."""
        while block := self._stdout.read1(BLOCK):
            yield block

    def close(self) -> None:
        """End it, whatever it is at, and leave nothing open."""
        self._stdout.close()
        if self._feeder is not None:
            self._feeder.join()
        self._stdin.close()
        try:
            self._process.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
