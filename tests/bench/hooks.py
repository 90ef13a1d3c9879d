"""What the shells' hook adds to a command that goes well: prompt to prompt, at a terminal.

Two shells of a kind, one with the hook and one without, take turns, key pressed to next prompt.
What git takes to write its events is in it. On a busy machine most of any time is waiting, so
what counts is the time that a quarter of the runs keep within.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.table import Row
from tests.lab.terminal import Terminal

BBFIX = str(Path(sys.executable).parent / "bbfix")
PAIRS = 200
COMMANDS = {"git status": "git status >/dev/null", "true": "true"}
# a prompt that counts: a line editor may draw one prompt more than once
ZSH = """
n=0; c() { (( ++n )) }; precmd_functions+=(c)
setopt prompt_subst; unsetopt prompt_sp; PS1='<$n> '
"""
BASH = """
n=0; PROMPT_COMMAND='((++n))'; PS1='<$n> '
bind 'set enable-bracketed-paste off'
"""
FISH = """
set -g n 1; set -g fish_greeting
function fish_prompt; echo "<$n> "; end
function c --on-event fish_postexec; set -g n (math $n + 1); end
"""
DOTFILES = {
    "zsh": (".zshrc", ZSH),
    "bash": (".bashrc", BASH),
    "fish": (".config/fish/config.fish", FISH),
}


def measure(folder: Path, pairs: int = PAIRS) -> list[Row]:
    """Return a row for each shell that is installed and each command."""
    repository = folder / "hooked"
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    rows = []
    for shell in DOTFILES:
        if shutil.which(shell) is None:
            sys.stderr.write(f"{shell} is not installed\n")
            continue
        homes = [_home(folder, shell, hooked=hooked) for hooked in (False, True)]
        with (
            _start(shell, homes[0], repository) as plain,
            _start(shell, homes[1], repository) as hooked,
        ):
            for name, command in COMMANDS.items():
                found = _paired(plain, hooked, command, pairs)
                rows.append(Row(f"{shell}, hook on success: {name}", found, "ms", budget=1))
    return rows


def _home(folder: Path, shell: str, *, hooked: bool) -> Path:
    home = folder / f"home-{shell}-{hooked}"
    (home / "run").mkdir(parents=True, mode=0o700)
    name, text = DOTFILES[shell]
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(text)
    if hooked:
        subprocess.run(
            [BBFIX, "hook", "install", shell],
            env={**os.environ, "HOME": str(home)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return home


class _Shell(Terminal):
    """A shell that has shown `count` prompts."""

    count = 1

    def timed(self, command: str) -> float:
        """Type a command; return the seconds until the next prompt."""
        self.count += 1
        start = time.perf_counter()
        self.type(f"{command}\r")
        self.expect(f"<{self.count}>")
        taken = time.perf_counter() - start
        self.raw, self._seen = b"", 0
        return taken


def _start(shell: str, home: Path, cwd: Path) -> _Shell:
    env = {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "NO_COLOR": "1"}
    started = _Shell([shell, "-i"], cwd=cwd, env=env)
    started.expect("<1>")
    return started


def _paired(plain: _Shell, hooked: _Shell, command: str, pairs: int) -> float:
    """Return what the second takes more than the first, in milliseconds."""
    for shell in (plain, hooked):
        shell.timed(command)
    taken: dict[_Shell, list[float]] = {plain: [], hooked: []}
    for number in range(pairs):
        for shell in (plain, hooked) if number % 2 else (hooked, plain):
            taken[shell].append(shell.timed(command))
    first, second = (statistics.quantiles(times)[0] for times in taken.values())
    return (second - first) * 1000
