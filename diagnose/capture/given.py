"""What a program hands in: bytes, text, a finished process, an exception, a push result.

Objects are known by their attributes, so neither subprocess nor GitPython is imported for them.
"""

from __future__ import annotations

import os

from diagnose.model import Capture
from diagnose.model import Source
from diagnose.redact import redact_argv

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from typing import Any

# how GitPython's CommandError stores a stream: a label, the text, a quote
GITPYTHON_STREAMS = (("stdout", "\n  stdout: '"), ("stderr", "\n  stderr: '"))
# bits of PushInfo.flags (git.remote.PushInfo): rejected, remote rejected, remote failure, error
PUSH_FAILED = 1 << 3 | 1 << 4 | 1 << 5 | 1 << 10


class Given:
    """What could be read from an object: the output, and command, exit code and folder."""

    def __init__(
        self, data: bytes, command: object = (), exit_code: object = None, cwd: str = ""
    ) -> None:
        self.data = data
        self.command = _argv(command)
        self.exit = exit_code if isinstance(exit_code, int) else None
        self.cwd = cwd


def capture(failure: object, command: Sequence[str], exit_code: int | None, cwd: str) -> Capture:
    """Return what the stages work on; what the caller names goes before what the object knows.

    A command that is known to have ended with 0 has not failed, whatever it printed. Raises
    TypeError for an object that is none of those that `diagnose.diagnose` names.
    """
    given = read(failure)
    code = given.exit if exit_code is None else exit_code
    source = Source(
        kind="library",
        command=redact_argv(tuple(command) or given.command),
        exit=code,
        cwd=os.path.abspath(cwd or given.cwd or "."),
    )
    return Capture(source, b"" if code == 0 else given.data)


def read(failure: object) -> Given:
    """Read an object by what it has; raises TypeError."""
    thing: Any = failure
    if isinstance(thing, str | bytes | bytearray | memoryview):
        return Given(_bytes(thing))
    if hasattr(thing, "command") and hasattr(thing, "status") and hasattr(thing, "stderr"):
        return Given(_gitpython(thing), thing.command, thing.status)
    if hasattr(thing, "stdout") and hasattr(thing, "stderr"):  # subprocess
        words = thing.cmd if hasattr(thing, "cmd") else getattr(thing, "args", ())
        return Given(
            _streams(thing.stdout, thing.stderr), words, getattr(thing, "returncode", None)
        )
    if isinstance(thing, list | tuple) and all(hasattr(one, "summary") for one in thing):
        return _pushed(thing, getattr(thing, "error", None))
    raise TypeError(
        f"{type(thing).__name__} is no transcript: give bytes, text, a CompletedProcess, a "
        "CalledProcessError, a GitCommandError or the result of GitPython's push"
    )


def _pushed(infos: Iterable[Any], error: object) -> Given:
    """Write the result of GitPython's `Remote.push` as git prints it; push itself does not raise.

    GitPython keeps the reasons in brackets; what the server said is in `error`, where there is one.
    """
    lines = []
    folder = ""
    for info in infos:
        if not info.flags & PUSH_FAILED:
            continue
        kind, _, reason = info.summary.strip().partition("] ")
        name = getattr(info.local_ref, "name", "")
        there = info.remote_ref_string.removeprefix("refs/heads/").removeprefix("refs/tags/")
        names = f"{name} -> {there}" if name else there  # a deletion has one name
        lines.append(f" ! {kind}] {names} {reason}")
        folder = folder or getattr(getattr(info.local_ref, "repo", None), "working_dir", "") or ""
    said = read(error).data if error is not None else b""
    if not lines and not said:
        return Given(b"", ("git", "push"), 0, folder)
    return Given(_streams(said, "\n".join(lines)), ("git", "push"), 1, folder)


def _gitpython(error: Any) -> bytes:
    streams = []
    for name, label in GITPYTHON_STREAMS:
        text = getattr(error, name, "") or ""
        if isinstance(text, str) and text.startswith(label):
            text = text[len(label) :].removesuffix("'")
        streams.append(text)
    return _streams(*streams)


def _streams(out: str | bytes | None, err: str | bytes | None) -> bytes:
    """Join both streams; a stream that was not captured is None."""
    parts = [_bytes(part).rstrip(b"\n") for part in (out, err) if part]
    return b"\n".join(parts) + b"\n" if parts else b""


def _bytes(text: str | bytes | bytearray | memoryview) -> bytes:
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else bytes(text)


def _argv(command: Any) -> tuple[str, ...]:
    """Return a command as a list of arguments; one text is split as a shell does."""
    if isinstance(command, str):
        import shlex

        try:
            return tuple(shlex.split(command))
        except ValueError:  # a quote without its end
            return tuple(command.split())
    if isinstance(command, bytes | os.PathLike):
        return (os.fsdecode(command),)
    return tuple(os.fsdecode(word) for word in command or ())
