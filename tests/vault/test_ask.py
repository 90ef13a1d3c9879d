from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnose.errors import RefusedError
from diagnose.vault.ask import LIMIT
from diagnose.vault.ask import check
from tests.lab.terminal import END
from tests.lab.terminal import ENTER
from tests.lab.terminal import INTERRUPT
from tests.lab.terminal import SUSPEND
from tests.lab.terminal import Terminal

TOKEN = "ATATT" + "3x" + "A" * 30
PROGRAM = """
import sys
from diagnose.errors import RefusedError
from diagnose.vault.ask import ask_secret
try:
    flags = {"stdin": "--token-stdin" in sys.argv, "no_input": "--no-input" in sys.argv}
    found = ask_secret("Token: ", **flags)
except RefusedError as error:
    print("refused:", error.message, "|", error.hint, file=sys.stderr)
    sys.exit(4)
except KeyboardInterrupt:
    sys.exit(130)
with open(sys.argv[1], "w", encoding="utf-8", errors="surrogateescape") as file:
    file.write(found.reveal())
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The program at its prompt."""
    with Terminal([sys.executable, "-c", PROGRAM, str(tmp_path / "found")]) as made:
        made.expect("Token: ")
        yield made


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


def test_what_is_typed_is_hidden_and_the_echo_comes_back(
    terminal: Terminal, tmp_path: Path
) -> None:
    """The screen shows the prompt and nothing of the answer."""
    assert not terminal.echo
    terminal.type(TOKEN + ENTER)

    assert terminal.wait() == 0
    assert (tmp_path / "found").read_text() == TOKEN
    assert TOKEN not in terminal.text
    assert terminal.echo


def test_a_bracketed_paste_is_read_without_its_brackets(terminal: Terminal, tmp_path: Path) -> None:
    """Some shells leave that mode on."""
    terminal.type(f"\x1b[200~{TOKEN}\x1b[201~" + ENTER)

    assert terminal.wait() == 0
    assert (tmp_path / "found").read_text() == TOKEN


def test_ctrl_c_ends_with_130_and_the_echo_on(terminal: Terminal, tmp_path: Path) -> None:
    """Interrupted at the prompt: nothing was read, nothing is broken."""
    terminal.type("half a tok" + INTERRUPT)

    assert terminal.wait() == 130
    assert terminal.echo
    assert not (tmp_path / "found").exists()


def test_end_of_input_is_a_refusal(terminal: Terminal) -> None:
    """Ctrl-D at the prompt means no."""
    terminal.type(END)

    assert terminal.wait() == 4
    assert "nothing was changed" in terminal.text
    assert terminal.echo


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_deadly_signal_turns_the_echo_on_first(terminal: Terminal, number: int) -> None:
    """Killed at the prompt it still dies of that signal, and the terminal is usable."""
    os.kill(terminal.pid, number)

    assert terminal.wait() == -number
    assert terminal.echo


# a shell with one job: it is stopped, the shell has the terminal, the job goes on
SHELL = """
import os, signal, sys
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
_, status = os.waitpid(pid, os.WUNTRACED)
assert os.WIFSTOPPED(status), status
os.tcsetpgrp(0, os.getpid())
print("STOPPED", flush=True)
input()
os.tcsetpgrp(0, pid)
os.kill(pid, signal.SIGCONT)
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def test_a_stop_shows_and_a_continue_asks_again(tmp_path: Path) -> None:
    """Ctrl-Z gives the shell a terminal with echo; `fg` hides it again."""
    found = tmp_path / "found"
    argv = [sys.executable, "-c", SHELL, "-c", PROGRAM, str(found)]
    with Terminal(argv) as shell:
        shell.expect("Token: ")
        shell.type("forgotten" + SUSPEND)
        shell.expect("STOPPED")
        assert shell.echo
        shell.type(ENTER)
        shell.expect("Token: ")
        assert not shell.echo
        shell.type(TOKEN + ENTER)

        assert shell.wait() == 0
        assert found.read_text() == TOKEN
        assert TOKEN not in shell.text


def test_a_line_longer_than_a_terminal_takes_is_not_cut(terminal: Terminal) -> None:
    """The terminal would drop the rest in silence; the hint names the other way."""
    for _ in range(20):
        terminal.type("x" * 250)
        time.sleep(0.02)
    terminal.type(ENTER)

    assert terminal.wait() == 4
    assert "--token-stdin" in terminal.text


def test_token_stdin_at_a_terminal_is_refused(tmp_path: Path) -> None:
    """It would be echoed."""
    argv = [sys.executable, "-c", PROGRAM, str(tmp_path / "found"), "--token-stdin"]
    with Terminal(argv) as made:
        assert made.wait() == 4
        assert "leave the flag out" in made.text


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
    ids=range(10),  # pytest puts the name into the environment, which has no room for a megabyte
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
