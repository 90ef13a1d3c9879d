"""The story that `bbfix demo` tells: a push fails, a credential is swapped, the push works."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from contextlib import contextmanager

from diagnose.demo.stage import TOKEN
from diagnose.demo.stage import Stage
from diagnose.errors import FaultError
from diagnose.model import Exit
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

SCHEMA = "bbfix.demo/1"
PAUSE = 2.0  # seconds between the acts where somebody watches


class Act(Value):
    """One command of the story: what is said before it, and how it must end."""

    says: str
    command: tuple[str, ...]
    exit: int = 0
    stdin: str = ""
    pushed: bool | None = None  # whether the host must have the newest commit afterwards
    prints: str = ""  # what its output must hold


PROLOGUE = (
    "A Bitbucket of its own runs on this machine, and a clone whose stored password it no "
    "longer takes. All of it lies in a temporary folder; nothing of yours is read or changed."
)
ACTS = (
    Act(
        "Bob pushes, through bbfix. Git fails as it would without bbfix; what follows its own "
        "words is the diagnosis.",
        ("bbfix", "git", "push"),
        exit=128,
        pushed=False,
    ),
    Act(
        "Bob has made an API token. It comes on standard input, is tried with the host, stored "
        "in place of the dead password, and the push runs again.",
        ("bbfix", "fix", "--yes", "--no-input", "--token-stdin", "--rerun"),
        stdin=TOKEN + "\n",
        pushed=True,
    ),
    Act(
        "From here on plain git works. One more commit:",
        ("git", "push"),
        pushed=True,
    ),
    Act("What bbfix has changed:", ("bbfix", "log")),
    Act(
        "Every change can be taken back. A secret never comes back: bbfix keeps none.",
        ("bbfix", "undo", "--yes"),
    ),
    Act("The address is the old one again:", ("git", "remote", "get-url", "origin"), prints="bob@"),
)
NEW_COMMIT = 2  # before this act the clone gets a commit to push
EPILOGUE = "The end, after {seconds:.1f} seconds. The temporary folder is gone."


class Told(Value):
    """An act that was played: its command as typed, its output, its exit code."""

    says: str
    command: str
    exit: int
    output: str


def run(out: IO[str], *, fmt: str = "text", slow: bool = False) -> int:
    """Tell the story to `out` as text, markdown (or github) or json; return the exit code.

    `slow` waits a little before each command. Raises FaultError where an act does not end as it
    must; whatever happens, servers and folder are gone afterwards.
    """
    start = time.monotonic()
    told: list[Told] = []
    _say(out, fmt, PROLOGUE)
    with _ended_by_signals(), Stage() as stage:
        if getattr(out, "isatty", lambda: False)() and fmt == "text":
            stage.env["BBFIX_COLOR"] = "auto" if "NO_COLOR" in os.environ else "always"
        for number, act in enumerate(ACTS):
            if number == NEW_COMMIT:
                stage.commit("closed on Sundays")
            if slow:
                time.sleep(PAUSE)
            told.append(_play(stage, act, out, fmt))
    seconds = time.monotonic() - start
    if fmt == "json":
        _json(out, told, seconds)
    _say(out, fmt, EPILOGUE.format(seconds=seconds))
    return Exit.OK


def _play(stage: Stage, act: Act, out: IO[str], fmt: str) -> Told:
    command = " ".join(act.command)
    _say(out, fmt, act.says)
    done = stage.run(*act.command, stdin=act.stdin)
    _show(out, fmt, f"$ {command}\n{done.output}")
    if done.exit != act.exit:
        raise FaultError(
            f"in the demo `{command}` ended with {done.exit}, not {act.exit}",
            None if fmt != "json" else done.output,
        )
    as_told = act.pushed is None or stage.arrived() == act.pushed
    if not as_told or act.prints not in done.output:
        raise FaultError(f"in the demo `{command}` did not do what the story says")
    return Told(act.says, command, done.exit, done.output)


def _say(out: IO[str], fmt: str, text: str) -> None:
    if fmt == "json":
        return
    import textwrap

    lines = [text] if fmt in ("markdown", "github") else textwrap.wrap(text, 76)
    prefix = "" if fmt in ("markdown", "github") else "# "
    out.write("".join(f"{prefix}{line}\n" for line in lines) + "\n")
    out.flush()


def _show(out: IO[str], fmt: str, text: str) -> None:
    if fmt == "json":
        return
    body = text.rstrip("\n") + "\n"
    out.write(f"```console\n{body}```\n\n" if fmt in ("markdown", "github") else f"{body}\n")
    out.flush()


def _json(out: IO[str], told: list[Told], seconds: float) -> None:
    acts = [act.fields() for act in told]
    data = {"schema": SCHEMA, "acts": acts, "seconds": round(seconds, 1)}
    out.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    out.flush()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let a signal that ends the program end the story in order, as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {getattr(signal, name): signal.getsignal(getattr(signal, name)) for name in names}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
