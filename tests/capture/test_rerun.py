"""Running the user's command again, after a fix."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

RERUN = "import sys; from diagnose.capture import rerun; sys.exit(rerun.run(*{args}))"


def rerun(
    *words: str, folder: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    code = RERUN.format(args=(("git", *words), folder))
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env
    )


def alias(text: str) -> tuple[str, ...]:
    """Return the words of a git that runs a line of shell."""
    return "-c", f"alias.x=!{text}", "x"


def test_the_exit_code_and_the_streams_are_gits(repository: Path) -> None:
    """What git prints and how it ends is what comes out; the folder is the one that is named."""
    done = rerun("rev-parse", "--show-prefix", "HEAD^{tree}", "nowhere", folder=".git/..")
    assert done.returncode == 128
    assert "nowhere" in done.stderr
    assert rerun("rev-parse", "--git-dir", folder=str(repository)).stdout == ".git\n"


@pytest.mark.usefixtures("repository")
def test_a_signal_ends_as_in_a_shell() -> None:
    """128 and the number of the signal."""
    assert rerun(*alias("kill -TERM $PPID; sleep 5")).returncode == 128 + signal.SIGTERM


def test_no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """127, as where a shell finds no such command."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert rerun("status").returncode == 127


@pytest.mark.usefixtures("repository")
def test_git_starts_as_it_would_without_bbfix() -> None:
    """No signal that Python ignores is ignored, and no locale that Python has set is seen."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    text = 'grep SigIgn /proc/self/status; echo "<${LC_CTYPE-}>"'
    done = rerun(*alias(text), env={**env, "LANG": "C"})
    assert int(done.stdout.split()[1], 16) & (1 << signal.SIGINT - 1) == 0
    assert int(done.stdout.split()[1], 16) & (1 << signal.SIGXFSZ - 1) == 0
    assert done.stdout.endswith("<>\n")


def test_an_interrupt_is_gits_to_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C reaches the whole group; git's own end is waited for, whatever it makes of it."""
    git = tmp_path / "git"
    git.write_text("#!/bin/sh\ntrap 'echo cleaned; exit 3' INT\nkill -INT 0\nexit 4\n")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    code = RERUN.format(args=(("git", "status"), ""))
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "cleaned\n", "")
