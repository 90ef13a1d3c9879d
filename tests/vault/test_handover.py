from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from diagnose.errors import RefusedError
from diagnose.redact import Secret
from diagnose.vault.handover import ONCE
from diagnose.vault.handover import Pipe
from diagnose.vault.handover import Socket

TOKEN = "ATATT" + "3xFfGF0" + "H" * 40


def ask(way: Pipe | Socket, cwd: Path | None = None, once: str = "") -> str:
    """Run its command in a shell, as git's helper does."""
    done = subprocess.run(
        ["sh", "-c", way.command],
        env={**os.environ, **way.env, **({ONCE: once} if once else {})},
        cwd=cwd,
        pass_fds=way.pass_fds,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stdout


@pytest.mark.parametrize("way", [Pipe, Socket])
def test_it_is_given_once(way: type[Pipe | Socket]) -> None:
    """The first who asks has it, and that somebody asked is known."""
    with way("bob", Secret(TOKEN)) as waiting:
        first, second = ask(waiting), ask(waiting)

        assert first == f"username=bob\npassword={TOKEN}\n"
        assert second == ""
        assert waiting.taken()


def test_a_pipe_that_nobody_read_is_not_taken() -> None:
    """That is how a host is seen not to ask."""
    with Pipe("bob", Secret(TOKEN)) as waiting:
        assert not waiting.taken()


def test_a_stranger_at_the_socket_gets_nothing() -> None:
    """Without the key there is no answer, and the right one is still served."""
    with Socket("bob", Secret(TOKEN)) as waiting:
        assert ask(waiting, once="00" * 32) == ""
        assert not waiting.taken()
        assert TOKEN in ask(waiting)
        assert waiting.taken()


def test_nobody_there_is_no_crash() -> None:
    """A helper that comes too late says nothing."""
    waiting = Socket("bob", Secret(TOKEN))
    with waiting:
        pass
    assert ask(waiting) == ""


def test_what_a_pipe_cannot_hold_is_refused() -> None:
    """It would be waited for without end."""
    with pytest.raises(RefusedError, match="too long"):
        Pipe("bob", Secret("x" * 2_000_000))


def test_the_secret_is_in_neither_way_s_words() -> None:
    """Command and environment are seen by every process of the user."""
    for way in (Pipe, Socket):
        with way("bob", Secret(TOKEN)) as waiting:
            assert TOKEN not in f"{waiting.command}{waiting.env}"


def test_the_small_python_imports_nothing_from_where_it_runs(tmp_path: Path) -> None:
    """The folder could be anybody's."""
    (tmp_path / "json.py").write_text("raise SystemExit(9)\n")
    (tmp_path / "multiprocessing.py").write_text("raise SystemExit(9)\n")
    with Socket("bob", Secret(TOKEN)) as waiting:
        assert TOKEN in ask(waiting, cwd=tmp_path)
