"""Asking a person for a secret: hidden at the terminal, or one line of standard input."""

from __future__ import annotations

import os
import sys

from diagnose.errors import RefusedError
from diagnose.redact import Secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType
    from typing import Any

LIMIT = 8 * 1024  # bytes; the longest tokens known (JSON web tokens) stay below 4 KiB
_TYPED_LIMIT = 4095  # what a terminal hands over as one line; it drops the rest without a word
_LFLAG = 3  # index of the local flags in the list that tcgetattr returns
_NOTHING = "; nothing was changed"
_HINT = "give it on standard input: add `--token-stdin` and write `... < token-file`"
_PASTE = ("\x1b[200~", "\x1b[201~")  # a shell may have left bracketed paste on
_CTRL_C, _CTRL_D, _CTRL_Z = "\x03", "\x04", "\x1a"


def ask_secret(prompt: str, *, stdin: bool = False, no_input: bool = False) -> Secret:
    """Get a secret: one line of standard input if `stdin`, else typed with the echo off.

    Raises RefusedError, with the flag to use, if nobody can be asked or the answer cannot be a
    token; KeyboardInterrupt on Ctrl-C. The terminal is as before in every case, and the secret is
    never echoed: without a terminal that can hide it, it is not asked for.
    """
    if stdin:
        return check(_line_of_stdin())
    if no_input:
        raise RefusedError("a secret is needed, and prompts are off" + _NOTHING, _HINT)
    # /dev/tty alone would do, but a script whose output is watched must not stop and wait
    if not _is_terminal(0) or not _is_terminal(2):
        raise RefusedError(
            "a secret is needed, and there is no terminal to ask at" + _NOTHING, _HINT
        )
    typed = _ask_windows(prompt) if sys.platform == "win32" else _ask_tty(prompt)
    for mark in _PASTE:
        typed = typed.replace(mark, "")
    return check(typed)


def check(text: str) -> Secret:
    """Return the secret without the white space around it; RefusedError if no token looks so."""
    found = text.strip()
    if not found:
        raise RefusedError("the secret is empty" + _NOTHING)
    if len(found.encode("utf-8", "surrogateescape")) > LIMIT:
        raise RefusedError(f"the secret is longer than {LIMIT} bytes: no token is" + _NOTHING)
    if any(c.isspace() for c in found):
        raise RefusedError("the secret has white space inside: no token has" + _NOTHING)
    if not found.isprintable():
        raise RefusedError(
            "the secret holds a control character, an invisible one, or bytes that are not UTF-8"
            + _NOTHING,
            "copy it again from the page where it was made",
        )
    return Secret(found)


def _is_terminal(fd: int) -> bool:
    try:
        return os.isatty(fd)
    except OSError:
        return False


def _line_of_stdin() -> str:
    """Read one line and not a byte more: what follows belongs to the command that runs again."""
    if _is_terminal(0):
        raise RefusedError(
            "`--token-stdin` would show the secret on this terminal" + _NOTHING,
            "leave the flag out to be asked with the echo off, or give a file: `... < token-file`",
        )
    found = bytearray()
    try:
        while len(found) <= LIMIT + 2 and (byte := os.read(0, 1)) not in (b"", b"\n"):
            found += byte
    except OSError as error:
        raise RefusedError("standard input cannot be read" + _NOTHING, _HINT) from error
    return found.decode("utf-8", "surrogateescape")


def _ask_tty(prompt: str) -> str:
    """Ask on /dev/tty with the echo off, which every way out but SIGKILL turns on again."""
    try:
        fd = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise RefusedError("there is no terminal to ask at" + _NOTHING, _HINT) from error
    try:
        data = _Hidden(fd, prompt).read()
    finally:
        os.close(fd)
    if len(data) >= _TYPED_LIMIT:
        raise RefusedError(
            f"a terminal hands over {_TYPED_LIMIT} characters at most" + _NOTHING, _HINT
        )
    if not data:
        raise RefusedError("no secret was given" + _NOTHING)
    return data.decode("utf-8", "surrogateescape")


class _Hidden:
    """One hidden line from a terminal; stopped or killed in between, it leaves the echo on."""

    def __init__(self, fd: int, prompt: str) -> None:
        self.fd = fd
        self.prompt = prompt.encode("utf-8", "replace")
        self.before: list[Any] = []
        self.handlers: dict[int, Any] = {}

    def read(self) -> bytes:
        """Return the line without its end; b"" at end of input."""
        import termios

        try:
            self.before = termios.tcgetattr(self.fd)
        except termios.error as error:
            raise RefusedError("this terminal cannot hide a secret" + _NOTHING, _HINT) from error
        try:
            self._catch()
            self._hide()
            return self._line()
        finally:
            self._show()
            self._release()

    def _line(self) -> bytes:
        found = bytearray()
        while chunk := os.read(self.fd, 4096):
            found += chunk
            if chunk.endswith(b"\n"):
                break
        return bytes(found.rstrip(b"\r\n"))

    def _hide(self) -> None:
        import termios

        hidden = [*self.before]
        shown = termios.ECHO | termios.ECHONL
        hidden[_LFLAG] = (hidden[_LFLAG] | termios.ICANON | termios.ISIG) & ~shown
        # Flush: what was typed before the question is no answer to it.
        termios.tcsetattr(self.fd, termios.TCSAFLUSH, hidden)
        os.write(self.fd, self.prompt)

    def _show(self) -> None:
        import termios
        from contextlib import suppress

        with suppress(termios.error, OSError):
            termios.tcsetattr(self.fd, termios.TCSAFLUSH, self.before)
            os.write(self.fd, b"\n")

    def _catch(self) -> None:
        import signal
        from threading import current_thread
        from threading import main_thread

        if current_thread() is not main_thread():
            return
        for number in (signal.SIGTSTP, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self.handlers[number] = signal.signal(number, self._leave)

    def _release(self) -> None:
        import signal

        for number, handler in self.handlers.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

    def _leave(self, number: int, _frame: FrameType | None) -> None:
        """Turn the echo on, let the signal do its work, and go on if it was only a stop."""
        import signal

        self._show()
        ours = signal.signal(number, self.handlers[number])
        os.kill(os.getpid(), number)
        signal.signal(number, ours)
        self._hide()


def _ask_windows(prompt: str) -> str:
    """Ask with the console's own unechoed reading."""
    import msvcrt

    get: Callable[[], str] = msvcrt.getwch  # type: ignore[attr-defined,unused-ignore]
    sys.stderr.write(prompt)
    sys.stderr.flush()
    found = ""
    try:
        while (key := get()) not in ("\r", "\n"):
            if key == _CTRL_C:
                raise KeyboardInterrupt
            if key in (_CTRL_D, _CTRL_Z):
                raise RefusedError("no secret was given" + _NOTHING)
            found = found[:-1] if key == "\b" else found + key
    finally:
        sys.stderr.write("\n")
    return found
