"""Broken repositories ("worlds"): each built once a session from a shell script, copied per test.

A script begins with comments: what happened; then `command:` that fails, its `exit:`, and what git
`says:` on either stream. Optional: `environment:` (NAME=VALUE), `needs:` (a program and the Debian
package that has it), `bound: yes` (permissions of files hold for root, too), and `holder:` (a
command that stays at work in the repository, ready when the file `until:` is there). The command
runs in `repo`.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import time
from pathlib import Path

from diagnose.value import Value
from tests.lab.need import program

SCRIPTS = Path(__file__).resolve().parent
PRELUDE = SCRIPTS / "prelude.sh"
BOUND = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")  # root may what its owner may
MARK = "@WORLD@"


class World(Value):
    """A broken repository in a folder of its own, and the command that fails there."""

    name: str
    story: str
    folder: Path
    command: tuple[str, ...]
    exit: int
    says: str
    environment: dict[str, str] = {}  # noqa: RUF012 - a default, never changed
    holder: str = ""
    until: str = ""
    needs: tuple[str, ...] = ()
    bound: bool = False

    @property
    def path(self) -> Path:
        """Where the command runs."""
        return self.folder / "repo"

    @property
    def canary(self) -> Path:
        """A file that must not come to be."""
        return self.folder / "canary"

    def bind(self, command: tuple[str, ...]) -> tuple[str, ...]:
        """Return the command in the words that start it here, also for root."""
        return (*BOUND, *command) if self.bound and os.geteuid() == 0 else command

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run the failing command, or another, with plain git, and no terminal to ask at."""
        return subprocess.run(
            self.bind(command or self.command),
            cwd=self.path,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            timeout=60,
        )

    def hold(self) -> subprocess.Popen[bytes]:
        """Start the holder and wait until it holds."""
        return self.start(["sh", "-c", self.holder])

    def start(self, command: list[str]) -> subprocess.Popen[bytes]:
        """Start a command that stays at work, and wait until it is ready."""
        process = subprocess.Popen(
            command,
            cwd=self.path,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + 10
        while not (self.path / self.until).exists():
            assert time.monotonic() < end, f"{self.name}: the holder does not hold"
            time.sleep(0.01)
        return process


def release(process: subprocess.Popen[bytes]) -> None:
    """End a holder and all that it started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def names() -> list[str]:
    """List the worlds."""
    return sorted(path.stem for path in SCRIPTS.glob("*.sh") if path != PRELUDE)


def read(name: str, folder: Path) -> World:
    """Read the comments of a script."""
    story: list[str] = []
    fields: dict[str, str] = {}
    for line in (SCRIPTS / f"{name}.sh").read_text().splitlines():
        if not line.startswith("# "):
            break
        word, colon, value = line[2:].partition(": ")
        if colon and word.isalpha() and word.islower():
            fields[word] = value
        else:
            story.append(line[2:])
    variables = shlex.split(fields.get("environment", ""))
    return World(
        name=name,
        story=" ".join(story),
        folder=folder,
        command=tuple(shlex.split(fields["command"])),
        exit=int(fields["exit"]),
        says=fields["says"],
        environment=dict(each.split("=", 1) for each in variables),
        holder=fields.get("holder", ""),
        until=fields.get("until", ""),
        needs=tuple(fields.get("needs", "").split()),
        bound="bound" in fields,
    )


def build(name: str, folder: Path) -> None:
    """Build a world in an empty folder; skips the test where the machine lacks its program."""
    wanted = read(name, folder).needs
    if wanted:
        program(*wanted)
    script = f"SCRIPTS='{SCRIPTS}'\n. '{PRELUDE}'\n. '{SCRIPTS / name}.sh'\n"
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    assert done.returncode == 0, f"{name}: {done.stderr}"


def copy(template: Path, folder: Path) -> None:
    """Copy a world that was built, and tell its files where they are now."""
    shutil.copytree(template, folder, symlinks=True)
    for path in folder.rglob("*"):
        # objects are compressed and named by their content: no mark can be in them
        if path.is_file() and "objects" not in path.parts:
            data = path.read_bytes()
            if MARK.encode() in data:
                path.write_bytes(data.replace(MARK.encode(), str(folder).encode()))
