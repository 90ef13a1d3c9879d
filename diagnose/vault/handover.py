"""Hands a secret to git once, without an argument, an environment variable or a file.

Where programs inherit pipes the credential waits in one. On Windows git's children inherit none:
there a credential helper fetches it from a local socket that answers one authenticated request.
Run as a module, this file is that helper.
"""

from __future__ import annotations

import os
import sys

from diagnose.credentials.protocol import Credential
from diagnose.credentials.protocol import serialise
from diagnose.errors import RefusedError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.connection import Listener
    from typing import Self

    from diagnose.redact import Secret

LIMIT = 64 * 1024  # bytes of a credential message
ADDRESS = "BBFIX_HANDOVER"  # where the socket is
ONCE = "BBFIX_HANDOVER_KEY"  # proves who asks; good for one question, and no secret of the user's
_ONE_DIGIT = 9  # the highest descriptor that every sh can redirect from


def handover(username: str, secret: Secret) -> Pipe | Socket:
    """Return the way that works on this system; a context manager."""
    return Socket(username, secret) if sys.platform == "win32" else Pipe(username, secret)


class Pipe:
    """The credential in a pipe, for whoever inherits its end; gone with the context."""

    def __init__(self, username: str, secret: Secret) -> None:
        """Fill the pipe; RefusedError if the system gives it too little room."""
        if sys.platform == "win32":
            raise RefusedError("programs inherit no pipe from git on Windows")
        import fcntl

        answer = serialise(Credential(username=username, password=secret))
        read_end, write_end = os.pipe()
        try:
            # Nobody reads yet: what does not fit in at once would be waited for without end.
            os.set_blocking(write_end, False)
            whole = os.write(write_end, answer) == len(answer)
            self.fd = fcntl.fcntl(read_end, fcntl.F_DUPFD_CLOEXEC, 3)
        finally:
            os.close(write_end)
            os.close(read_end)
        if not whole:
            os.close(self.fd)
            raise RefusedError("the secret is too long for a pipe of this system")
        place = f"<&{self.fd}" if self.fd <= _ONE_DIGIT else f"</dev/fd/{self.fd}"
        self.command = f"cat {place}"
        self.pass_fds: tuple[int, ...] = (self.fd,)
        self.env: dict[str, str] = {}

    def taken(self) -> bool:
        """Whether somebody has read it all."""
        return os.read(self.fd, 1) == b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.fd)


class Socket:
    """The credential behind a local socket (a named pipe on Windows) that answers once."""

    def __init__(self, username: str, secret: Secret) -> None:
        """Listen at once."""
        import shlex
        from multiprocessing.connection import Listener
        from secrets import token_bytes
        from threading import Event
        from threading import Thread

        self._answer = serialise(Credential(username=username, password=secret))
        key = token_bytes(32)
        family = "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"
        self._listener: Listener = Listener(family=family, authkey=key)
        self._taken = Event()
        python = sys.executable.replace("\\", "/") if os.name == "nt" else sys.executable
        # -P: the folder it runs in is no place to import from
        self.command = f"{shlex.quote(python)} -P -m {__name__}"
        self.pass_fds: tuple[int, ...] = ()
        self.env = {ADDRESS: str(self._listener.address), ONCE: key.hex()}
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        from contextlib import suppress
        from multiprocessing import AuthenticationError

        with suppress(OSError, EOFError):  # closed: the trial is over
            while not self._taken.is_set():
                with suppress(AuthenticationError), self._listener.accept() as end:
                    end.send_bytes(self._answer)
                    self._taken.set()
        self._listener.close()  # who asks again is not kept waiting

    def taken(self) -> bool:
        """Whether somebody with the right key was given it."""
        return self._taken.is_set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()


def fetch() -> int:
    """Print what waits behind the socket; 1 if nothing does any more."""
    from multiprocessing import AuthenticationError
    from multiprocessing.connection import Client

    try:
        with Client(os.environ[ADDRESS], authkey=bytes.fromhex(os.environ[ONCE])) as end:
            answer = end.recv_bytes(LIMIT)
    except (OSError, EOFError, KeyError, ValueError, AuthenticationError):
        return 1
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(fetch())
