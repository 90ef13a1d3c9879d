from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnose.errors import RefusedError
from diagnose.vault.ask import LIMIT
from diagnose.vault.ask import check

TOKEN = "ATATT" + "3x" + "A" * 30
PROGRAM = """
import sys
from diagnose.errors import RefusedError
from diagnose.vault.ask import ask_secret
try:
    found = ask_secret("Token: ", stdin="--token-stdin" in sys.argv, no_input="--no-input" in sys.argv)
except RefusedError as error:
    print("refused:", error.message, "|", error.hint, file=sys.stderr)
    sys.exit(4)
except KeyboardInterrupt:
    sys.exit(130)
with open(sys.argv[1], "w", encoding="utf-8", errors="surrogateescape") as file:
    file.write(found.reveal())
"""


class Terminal:
    """A pseudo-terminal with the program in it, in a session of its own."""

    def __init__(self, folder: Path, *args: str) -> None:
        self.found = folder / "found"
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execv(sys.executable, [sys.executable, "-c", PROGRAM, str(self.found), *args])
        self.seen = b""
        self.status: int | None = None

    def wait_for(self, text: bytes, seconds: float = 20) -> None:
        """Read the screen until it holds the text."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            assert time.monotonic() < end, self.seen
            ready, _, _ = select.select([self.fd], [], [], 0.2)
            if ready:
                self.seen += self._read()

    def _read(self) -> bytes:
        try:
            return os.read(self.fd, 4096)
        except OSError:
            return b""

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self.fd, text.encode())

    @property
    def echo(self) -> bool:
        """Whether the terminal shows what is typed."""
        return bool(termios.tcgetattr(self.fd)[3] & termios.ECHO)

    def end(self) -> int:
        """Wait for the program and return its exit status, -N for signal N."""
        if self.status is None:
            _, raw = os.waitpid(self.pid, 0)
            self.status = os.waitstatus_to_exitcode(raw)
            while select.select([self.fd], [], [], 0.05)[0]:
                more = self._read()
                if not more:
                    break
                self.seen += more
        return self.status

    def close(self) -> None:
        """Leave nothing behind."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.end()
        os.close(self.fd)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The program at its prompt."""
    made = Terminal(tmp_path)
    made.wait_for(b"Token: ")
    yield made
    made.close()


def run(folder: Path, *args: str, given: bytes = b"") -> tuple[int, str, str]:
    """Run the program without a terminal; return status, what it found, what it said."""
    found = folder / "found"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(found), *args],
        input=given,
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    return done.returncode, found.read_text() if found.exists() else "", done.stderr.decode()


def test_what_is_typed_is_hidden_and_the_echo_comes_back(terminal: Terminal) -> None:
    """The screen shows the prompt and nothing of the answer."""
    assert not terminal.echo
    terminal.type(TOKEN + "\n")

    assert terminal.end() == 0
    assert terminal.found.read_text() == TOKEN
    assert TOKEN.encode() not in terminal.seen
    assert terminal.echo


def test_a_bracketed_paste_is_read_without_its_brackets(terminal: Terminal) -> None:
    """Some shells leave that mode on."""
    terminal.type(f"\x1b[200~{TOKEN}\x1b[201~\n")

    assert terminal.end() == 0
    assert terminal.found.read_text() == TOKEN


def test_ctrl_c_ends_with_130_and_the_echo_on(terminal: Terminal) -> None:
    """Interrupted at the prompt: nothing was read, nothing is broken."""
    terminal.type("half a tok\x03")

    assert terminal.end() == 130
    assert terminal.echo
    assert not terminal.found.exists()


def test_end_of_input_is_a_refusal(terminal: Terminal) -> None:
    """Ctrl-D at the prompt means no."""
    terminal.type("\x04")

    assert terminal.end() == 4
    assert b"nothing was changed" in terminal.seen
    assert terminal.echo


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_deadly_signal_turns_the_echo_on_first(terminal: Terminal, number: int) -> None:
    """Killed at the prompt it still dies of that signal, and the terminal is usable."""
    os.kill(terminal.pid, number)

    assert terminal.end() == -number
    assert terminal.echo


def test_a_stop_shows_and_a_continue_asks_again(tmp_path: Path) -> None:
    """Ctrl-Z gives the shell a terminal with echo; `fg` hides it again."""
    script = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGTTOU, signal.SIG_IGN)\n"
        "pid = os.fork()\n"
        "if pid == 0:\n"
        "    os.setpgid(0, 0)\n"
        "    os.tcsetpgrp(0, os.getpid())\n"
        "    signal.signal(signal.SIGTTOU, signal.SIG_DFL)\n"
        f"    os.execv(sys.executable, [sys.executable, '-c', {PROGRAM!r}, sys.argv[1]])\n"
        "_, status = os.waitpid(pid, os.WUNTRACED)\n"
        "assert os.WIFSTOPPED(status), status\n"
        "os.tcsetpgrp(0, os.getpid())\n"
        "print('STOPPED', flush=True)\n"
        "input()\n"
        "os.tcsetpgrp(0, pid)\n"
        "os.kill(pid, signal.SIGCONT)\n"
        "_, status = os.waitpid(pid, 0)\n"
        "sys.exit(os.waitstatus_to_exitcode(status))\n"
    )
    shell = Terminal.__new__(Terminal)
    shell.found, shell.seen, shell.status = tmp_path / "found", b"", None
    shell.pid, shell.fd = pty.fork()
    if shell.pid == 0:
        os.environ["PYTHONWARNINGS"] = "ignore"
        os.execv(sys.executable, [sys.executable, "-c", script, str(shell.found)])
    try:
        shell.wait_for(b"Token: ")
        shell.type("forgotten\x1a")
        shell.wait_for(b"STOPPED")
        assert shell.echo
        shell.seen = b""
        shell.type("\n")
        shell.wait_for(b"Token: ")
        assert not shell.echo
        shell.type(TOKEN + "\n")

        assert shell.end() == 0
        assert shell.found.read_text() == TOKEN
        assert TOKEN.encode() not in shell.seen
    finally:
        shell.close()


def test_a_line_longer_than_a_terminal_takes_is_not_cut(terminal: Terminal) -> None:
    """The terminal would drop the rest in silence; the hint names the other way."""
    for _ in range(20):
        terminal.type("x" * 250)
        time.sleep(0.02)
    terminal.type("\n")

    assert terminal.end() == 4
    assert b"--token-stdin" in terminal.seen


def test_token_stdin_at_a_terminal_is_refused(tmp_path: Path) -> None:
    """It would be echoed."""
    made = Terminal(tmp_path, "--token-stdin")
    try:
        assert made.end() == 4
        assert b"leave the flag out" in made.seen
    finally:
        made.close()


def test_one_line_of_standard_input_is_the_secret(tmp_path: Path) -> None:
    """Its line end, of whatever system, and blanks around it are no part of it."""
    for end in (b"", b"\n", b"\r\n", b" \n"):
        assert run(tmp_path, "--token-stdin", given=TOKEN.encode() + end)[:2] == (0, TOKEN)


def test_the_next_line_is_left_for_the_command_that_runs_again(tmp_path: Path) -> None:
    """Not a byte more than the line is read."""
    script = PROGRAM + "\nprint(sys.stdin.read(), end='')\n"
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "found"), "--token-stdin"],
        input=f"{TOKEN}\nrest\n".encode(),
        capture_output=True,
        check=True,
    )

    assert done.stdout == b"rest\n"


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (b"", "empty"),
        (b"\n", "empty"),
        (b" \t \n", "empty"),
        (b"two words\n", "white space"),
        ("no\u00a0break\n".encode(), "white space"),
        (b"esc\x1b[0m\n", "control"),
        ("zero\u200bwidth\n".encode(), "invisible"),
        (b"\xff\xfe\n", "UTF-8"),
        (b"x" * (LIMIT + 1) + b"\n", "longer"),
        (b"x" * (LIMIT * 20), "longer"),
    ],
)
def test_what_cannot_be_a_token_is_refused(tmp_path: Path, given: bytes, word: str) -> None:
    """A bad copy is better found here than by the host."""
    status, found, said = run(tmp_path, "--token-stdin", given=given)

    assert (status, found) == (4, "")
    assert word in said
    assert "nothing was changed" in said


def test_the_longest_token_passes() -> None:
    """The bound is inclusive."""
    assert check("x" * LIMIT).reveal() == "x" * LIMIT


@pytest.mark.parametrize("args", [(), ("--no-input",)])
def test_without_a_terminal_the_flag_to_use_is_named(tmp_path: Path, args: tuple[str, ...]) -> None:
    """A script gets an answer, not a hanging prompt and not an echoing one."""
    status, _, said = run(tmp_path, *args)

    assert status == 4
    assert "--token-stdin" in said


def test_a_refusal_never_quotes_the_secret() -> None:
    """Not even one that is too odd to be used."""
    with pytest.raises(RefusedError) as caught:
        check("hunter2 correct horse")

    assert "hunter2" not in f"{caught.value}{caught.value.hint}"
