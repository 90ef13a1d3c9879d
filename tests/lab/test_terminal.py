"""The pseudo-terminal shows a program what a real one would."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.lab.terminal import ENTER
from tests.lab.terminal import INTERRUPT
from tests.lab.terminal import SUSPEND
from tests.lab.terminal import Terminal
from tests.lab.terminal import strip


def test_prompt_and_answer() -> None:
    """A program that asks for a secret hides it, and gets it."""
    ask = "import getpass; print(len(getpass.getpass('Token: ')))"
    with Terminal([sys.executable, "-c", ask]) as term:
        term.expect("Token: ")
        assert not term.echo
        term.type("secret" + ENTER)
        term.expect("6\n")

        assert term.wait() == 0
        assert "secret" not in term.text


def test_exit_code() -> None:
    """The exit code and the signal of the program come back."""
    with Terminal(["sh", "-c", "exit 7"]) as term:
        assert term.wait() == 7
    with Terminal(["sh", "-c", "kill -TERM $$"]) as term:
        assert term.wait() == -15


def test_interrupt() -> None:
    """Ctrl-C reaches the program in the foreground."""
    loop = "trap 'exit 9' INT; echo ready; while :; do sleep 0.1; done"
    with Terminal(["sh", "-c", loop]) as term:
        term.expect("ready")
        term.type(INTERRUPT)

        assert term.wait() == 9


def test_size() -> None:
    """A new size is seen by the program."""
    with Terminal(["sh", "-c", "stty size; read x; stty size"], rows=10, columns=50) as term:
        term.expect("10 50")
        term.resize(30, 120)
        term.type(ENTER)

        assert "30 120" in term.expect("120")


def test_job_control() -> None:
    """In an interactive shell Ctrl-Z suspends the job, and the shell says so."""
    with Terminal(["bash", "--norc", "-i"], env={"PS1": "$ "}) as term:
        term.expect("$ ")
        term.type("sh -c 'echo go; exec sleep 60'" + ENTER)
        term.expect("go\n")
        term.type(SUSPEND)
        term.expect("Stopped")
        term.type("kill -KILL %1; exec true" + ENTER)

        assert term.wait() == 0


def test_stop() -> None:
    """A program that stops itself is seen to have stopped, and goes on when told."""
    with Terminal(["sh", "-c", "kill -STOP $$; exit 3"]) as term:
        assert term.stopped()
        os.kill(term.pid, signal.SIGCONT)

        assert term.wait() == 3


def test_what_was_not_shown(tmp_path: Path) -> None:
    """Waiting in vain fails with what was shown instead."""
    with (
        Terminal(["echo", "something else"], cwd=tmp_path) as term,
        pytest.raises(AssertionError, match="something else"),
    ):
        term.expect("the truth", timeout=0.5)


def test_strip() -> None:
    """Colours, titles and carriage returns before newlines go; the words stay."""
    assert strip(b"\x1b[1;31merror\x1b[0m\r\n\x1b]0;title\x07ok") == "error\nok"
