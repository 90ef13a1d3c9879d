"""Who gets the keys: programs that change the mode of git's terminal, and read where they like."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from tests.capture.run import BBFIX
from tests.lab.terminal import Terminal

pytestmark = pytest.mark.usefixtures("repository")

# single keys are asked for on standard error and read from standard input: one terminal, it thinks
READS_INPUT = """
import os, termios, tty
before = termios.tcgetattr(2)
tty.setcbreak(2)
os.write(1, b"ready\\n")
got = b""
while not got.endswith(b"q"):
    got += os.read(0, 1)
termios.tcsetattr(2, termios.TCSANOW, before)
os.write(1, b"got " + got + b"\\n")
"""
# busy for a while: nothing is read, and then much is said
READS_LATE = """
import os, select, time, tty
tty.setraw(2)
os.write(1, b"ready\\n")
time.sleep(2)
os.write(2, b"x" * 100_000 + b"said\\n")
got = 0
while select.select([2], [], [], 1)[0]:
    got += len(os.read(2, 65536))
os.write(1, b"got %d\\n" % got)
"""


def start(program: str, folder: Path) -> Terminal:
    """Run a Python program below `bbfix git`, and wait until it is ready."""
    file = folder / "program.py"
    file.write_text(program)
    term = Terminal([*BBFIX, "-c", f"alias.x=!{sys.executable} {file}", "x"])
    term.expect("ready")
    time.sleep(0.3)  # the mode is looked at now and then
    return term


def test_keys_belong_to_whoever_reads_the_real_terminal(tmp_path: Path) -> None:
    """No key is lost to a terminal where nobody reads."""
    with start(READS_INPUT, tmp_path) as term:
        for key in "abcdefghq":
            term.type(key)
            time.sleep(0.1)
        assert term.wait() == 0, term.text
        assert "got abcdefghq" in term.text


def test_a_paste_while_the_program_is_busy_stops_nothing(tmp_path: Path) -> None:
    """Keys that nobody reads yet wait in the real terminal; what git says is copied meanwhile."""
    with start(READS_LATE, tmp_path) as term:
        pasted = 0
        for _ in range(200):
            try:
                pasted += os.write(term._fd, b"y" * 1000)  # more than it can hold
            except BlockingIOError:
                time.sleep(0.005)
        assert pasted > 20_000
        assert term.wait() == 0, term.text[-200:]
        assert f"got {pasted}" in term.text
