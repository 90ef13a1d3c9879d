"""One key at the terminal as an answer: no Return needed."""

from __future__ import annotations

import os
import sys

ENTER = ("\r", "\n")
LEAVE = ("\x04", "")  # Ctrl-D, the end of input
BYTES = 8  # an arrow key is a few bytes, and one key
SETTLE = 0.2  # seconds in which Return after a key still belongs to it


def ask(prompt: str) -> str:
    r"""Show a prompt on standard error; return the key that was pressed, "\n" for Return.

    "" means that nobody answers. Ctrl-C raises KeyboardInterrupt. What was typed before the
    question is thrown away: it was no answer to it.
    """
    key = _press(prompt)
    _show(f"{key if key.isprintable() else ''}\n")
    return "" if key in LEAVE else "\n" if key in ENTER else key


def _show(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _press(prompt: str) -> str:
    if sys.platform == "win32":
        import msvcrt

        _show(prompt)
        key = msvcrt.getwch()
        if key == "\x03":
            raise KeyboardInterrupt
        return key
    import termios
    import tty

    before = termios.tcgetattr(0)
    try:
        tty.setcbreak(0, termios.TCSAFLUSH)  # before the question is seen, lest an answer is lost
        _show(prompt)
        key = os.read(0, BYTES)
        if key not in (b"\r", b"\n") and _more():
            os.read(0, BYTES)
    finally:
        termios.tcsetattr(0, termios.TCSADRAIN, before)
    return key[:1].decode("latin-1")


def _more() -> bool:
    """Whether Return follows at once, as habit has it; it must not answer the next question."""
    import select

    return bool(select.select([0], [], [], SETTLE)[0])
