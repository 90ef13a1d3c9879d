"""Real shells at a terminal, with the hook installed as a person installs it."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tests.lab.bbfix import bbfix
from tests.lab.need import program
from tests.lab.terminal import ENTER
from tests.lab.terminal import Terminal

SHELLS = ("zsh", "bash", "fish")
DOTFILES = {"zsh": ".zshrc", "bash": ".bashrc", "fish": ".config/fish/config.fish"}
OURS = {**DOTFILES, "fish": ".config/fish/conf.d/bbfix.fish"}
PLAIN = {
    # no prompt of the system's, and nothing that asks for a first configuration
    "zsh": "PS1='P> '\nunsetopt prompt_sp\n",
    "bash": "PS1='P> '\nbind 'set enable-bracketed-paste off'\n",
    "fish": "function fish_prompt; echo 'P> '; end\nset -g fish_greeting\n",
}


def runtime(home: Path) -> Path:
    """Return the folder that stands for XDG_RUNTIME_DIR."""
    folder = home / "run"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def install(shell: str, home: Path, *options: str, rc: str = "") -> None:
    """Write a dotfile, then install the hook with the command."""
    write(shell, home, rc)
    done = bbfix("hook", "install", shell, *options, cwd=home)
    assert done.returncode == 0, done.stderr + done.stdout


def write(shell: str, home: Path, rc: str = "") -> Path:
    """Write a shell's dotfile."""
    path = home / DOTFILES[shell]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAIN[shell] + rc)
    return path


class Session:
    """An interactive shell; `run` types a command and returns all it showed, the hook included."""

    def __init__(
        self, shell: str, home: Path, cwd: Path, argv: Sequence[str] = (), columns: int = 100
    ) -> None:
        """Start the shell and wait for its first prompt."""
        program(shell, shell)
        env = {"XDG_RUNTIME_DIR": str(runtime(home)), "TERM": "xterm", "NO_COLOR": "1"}
        # GIT_* of the tests would be the person's own environment
        self.terminal = Terminal(
            argv or [shell, "-i"], cwd=cwd, env=env, rows=50, columns=columns, timeout=30
        )
        self.number = 0
        self.terminal.expect("P> ")

    def run(self, command: str) -> str:
        """Type a command; return what was shown up to the end of what the hook said."""
        self.terminal.type(command + ENTER)
        return self.settle()

    def settle(self) -> str:
        """Wait until the shell listens again; return what was shown since the last time."""
        self.number += 1
        self.terminal.type(f"echo '=='{self.number}'=='{ENTER}")
        return self.terminal.expect(f"=={self.number}==")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.terminal.__exit__(*args)


def python(code: str) -> str:
    """Return a command line that runs a piece of Python."""
    return shlex.join((sys.executable, "-c", code))


def events(home: Path) -> list[Path]:
    """Return the files of events that are there now."""
    folder = runtime(home) / "bbfix"
    return [folder / name for name in os.listdir(folder)] if folder.is_dir() else []
