from __future__ import annotations

import os
import signal
import sys
import time

import pytest

from diagnose.capture.terminal import ProgressFilter
from tests.capture.run import BBFIX
from tests.capture.run import GIT
from tests.capture.run import shell
from tests.lab.terminal import ENTER
from tests.lab.terminal import INTERRUPT
from tests.lab.terminal import SUSPEND
from tests.lab.terminal import Terminal

pytestmark = pytest.mark.usefixtures("repository")


def bash() -> Terminal:
    """Return a shell with job control, in which `b` is `bbfix git`."""
    terminal = Terminal(["bash", "--norc", "--noprofile", "-i"], env={"PS1": "$ ", "PS2": "> "})
    terminal.expect("$ ")
    terminal.type(f'b() {{ {sys.executable} -m diagnose git "$@"; }}{ENTER}')
    terminal.expect("$ ")
    return terminal


@pytest.mark.parametrize(
    "words",
    [["push"], ["status"], ["checkout", "missing"], ["-c", "color.ui=auto", "log", "-1"]],
    ids=" ".join,
)
def test_the_screen_is_the_same(words: list[str]) -> None:
    """A terminal receives the same bytes, colours and line ends included."""
    shown = []
    for front in (GIT, BBFIX):
        with Terminal([*front, *words], env={"GIT_PAGER": "cat"}) as terminal:
            code = terminal.wait()
            shown.append((code, terminal.raw))
    assert shown[0] == shown[1]


def test_progress_is_shown() -> None:
    """Git shows progress only on a terminal: with bbfix as well."""
    with Terminal([*BBFIX, "repack", "-ad"]) as terminal:
        assert terminal.wait() == 0
        assert "Writing objects: 100%" in terminal.text


def test_children_see_a_terminal() -> None:
    """All three standard streams of a hook are terminals, and stderr has the window's size."""
    text = "test -t 0 && test -t 1 && test -t 2 && stty size <&2"
    with Terminal([*BBFIX, *shell(text)], rows=33, columns=77) as terminal:
        assert terminal.wait() == 0
        assert "33 77" in terminal.text


def test_resize_is_passed_on() -> None:
    """When the window changes, stderr's terminal has the new size and git's child is told."""
    text = "trap 'sleep 0.3; stty size <&2; exit 0' WINCH; echo ready; while :; do sleep 0.1; done"
    with Terminal([*BBFIX, *shell(text)]) as terminal:
        terminal.expect("ready")
        terminal.resize(50, 132)
        assert terminal.wait() == 0
        assert "50 132" in terminal.text


def test_a_prompt_reads_the_keys() -> None:
    """Git's own prompt for a name and a hidden password works."""
    words = ["-c", "credential.helper=", "credential", "fill"]
    env = {"GIT_TERMINAL_PROMPT": "1", "GIT_ASKPASS": "", "SSH_ASKPASS": ""}
    with Terminal([*BBFIX, *words], env=env) as terminal:
        terminal.type(f"url=https://example.org{ENTER}{ENTER}")
        terminal.expect("Username for 'https://example.org': ")
        terminal.type(f"ada{ENTER}")
        terminal.expect("Password for 'https://ada@example.org': ")
        assert not terminal.echo
        terminal.type(f"swordfish{ENTER}")
        terminal.expect("password=swordfish")
        assert terminal.wait() == 0


def test_interrupt_ends_both() -> None:
    """Ctrl-C ends git by SIGINT, and bbfix by the same signal, without a word of its own."""
    with Terminal([*BBFIX, *shell("echo ready; exec sleep 30")]) as terminal:
        terminal.expect("ready\n")
        terminal.type(INTERRUPT)
        assert terminal.wait() == -signal.SIGINT
        assert terminal.text == "ready\n^C"


def test_interrupt_that_git_survives() -> None:
    """If git ignores Ctrl-C, as it does while an editor runs, bbfix stays with it."""
    # git ignores the signal a moment after it has started the editor: hence the first sleep
    editor = "sh -c 'sleep 0.5; echo editing; sleep 1; echo done; exit 7'"
    env = {"GIT_EDITOR": f"trap '' INT; {editor} #"}
    with Terminal([*BBFIX, "commit", "--allow-empty"], env=env) as terminal:
        terminal.expect("editing")
        terminal.type(INTERRUPT)
        terminal.expect("done")
        assert terminal.wait() == 1


def test_suspend_and_continue_under_a_shell() -> None:
    """Ctrl-Z stops git and bbfix, the shell gets its prompt; `fg` lets both go on."""
    with bash() as terminal:
        terminal.type(f"b -c alias.run='!echo ready; sleep 1; echo over' run{ENTER}")
        terminal.expect("ready\n")
        terminal.type(SUSPEND)
        terminal.expect("Stopped")
        terminal.expect("$ ")
        terminal.type(f"fg{ENTER}")
        terminal.expect("over\n")
        terminal.expect("$ ")
        terminal.type(f"exit{ENTER}")
        assert terminal.wait() == 0


def test_a_stopped_git_stops_bbfix() -> None:
    """If git alone is stopped, the shell sees the job stopped, as it would with plain git."""
    with bash() as terminal:
        terminal.type(f"b -c alias.run='!kill -STOP $PPID; sleep 1' run; echo $?{ENTER}")
        terminal.expect("Stopped")
        terminal.expect("$ ")
        terminal.type(f"fg; echo code $?{ENTER}")
        terminal.expect("code 0")
        terminal.type(f"exit{ENTER}")
        assert terminal.wait() == 0


def test_background_and_foreground() -> None:
    """A job in the background that wants to read the terminal is stopped, and goes on in front."""
    with bash() as terminal:
        terminal.type(f"b -c alias.run='!read word; echo got $word' run &{ENTER}")
        terminal.expect("$ ")
        time.sleep(1)
        terminal.type(f"{ENTER}")
        terminal.expect("Stopped")
        terminal.type(f"fg{ENTER}")
        terminal.expect("run")
        time.sleep(0.3)
        terminal.type(f"hello{ENTER}")
        terminal.expect("got hello")
        terminal.type(f"exit{ENTER}")
        assert terminal.wait() == 0


def test_a_pager_gets_its_keys() -> None:
    """A pager on the output works as ever."""
    env = {"GIT_PAGER": "less -FX" if os.path.exists("/usr/bin/less") else "cat"}
    with Terminal([*BBFIX, "log"], env=env) as terminal:
        terminal.expect("first")
        terminal.type("q")
        assert terminal.wait() == 0


def test_no_progress_from_the_background() -> None:
    """In the background git shows no progress, only its last line: so does bbfix."""
    shown = []
    for front in ("git", f"{sys.executable} -m diagnose git"):
        with bash() as terminal:
            text = "pack-objects --all --progress p </dev/null & wait; echo en''d"
            terminal.type(f"GIT_PROGRESS_DELAY=0 {front} {text}{ENTER}")
            terminal.expect("\n")
            text = terminal.expect("end\n")
            shown.append([line for line in text.split("\n") if line.endswith(", done.")])
    assert shown[0] == shown[1]
    assert shown[1][-1] == "Writing objects: 100% (3/3), done."


@pytest.mark.parametrize("size", range(1, 30))
def test_only_progress_is_held_back(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of the remote, whole lines and other words pass, wherever the stream is cut."""
    monkeypatch.setattr(os, "tcgetpgrp", lambda _: -1)
    progress = ProgressFilter(2)
    data = (
        b"remote: Counting objects:  50% (1/2)\x1b[K\rremote: done\n"
        b"Receiving objects:  50% (1/2), 1.00 MiB | 2.00 MiB/s\rEnumerating objects: 12\r"
        b"Receiving objects: 100% (2/2), done.\nwarning: x\r\nno newline"
    )
    parts = [progress.edit(data[at : at + size]) for at in range(0, len(data), size)]
    assert b"".join(parts) + progress.edit(b"") == (
        b"remote: Counting objects:  50% (1/2)\x1b[K\rremote: done\n"
        b"Receiving objects: 100% (2/2), done.\nwarning: x\r\nno newline"
    )
