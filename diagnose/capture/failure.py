"""What the wrapper does after git failed: decide whether that is a failure to explain.

Imported after a failure only.
"""

from __future__ import annotations

import os

from diagnose.capture import answers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.capture.answers import Command
    from diagnose.capture.wrap import Ended
    from diagnose.model import Capture

# a signal that a person or a closed pipe sends is no failure; these are git's own end
FAULTS = ("SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGKILL", "SIGSEGV", "SIGSYS")
WORDS = 4096  # bytes of a command line that are read


def capture(ended: Ended) -> Capture | None:
    """Return what the stages work on, or None if there is nothing to explain.

    Secrets in the command are redacted; those in its output are not yet.
    """
    if not _to_explain(ended):
        return None
    from diagnose.model import Capture
    from diagnose.model import Source
    from diagnose.redact import redact_argv

    return Capture(
        Source(
            kind="wrapper",
            command=redact_argv(("git", *ended.argv[1:])),
            exit=ended.status,
            cwd=ended.cwd,
            stdin_used=ended.stdin_used,
            truncated=ended.truncated,
        ),
        ended.data,
    )


def _to_explain(ended: Ended) -> bool:
    if ended.signal and not _is_fault(ended.signal):
        return False
    command = answers.read(ended.argv[1:])
    if not ended.data.strip() and not answers.is_known(command.name):
        command = _unaliased(command, ended)
    if answers.is_answer(command, ended.status, ended.data) or _nested():
        return False
    from diagnose.capture import hooks

    return not hooks.explained(command, ended)


def _unaliased(command: Command, ended: Ended) -> Command:
    """Return the command that an alias stands for: `git ci` may be a commit without words."""
    import shlex

    from diagnose import gitcmd
    from diagnose.errors import GitError

    words = [*command.options, "config", "--get", f"alias.{command.name}"]
    try:
        found = gitcmd.run(words, cwd=ended.cwd or None, safe=False).text
        return answers.read([*command.options, *shlex.split(found), *command.words])
    except (GitError, ValueError):  # no git any more; a quote without its end
        return command


def _is_fault(number: int) -> bool:
    import signal

    return any(number == getattr(signal, name, None) for name in FAULTS)


def _nested() -> bool:
    """Whether a `bbfix git` above us will explain this failure (Linux; elsewhere: no)."""
    from diagnose import procfs

    return any(is_wrapper(_words(pid)) for pid, _ in procfs.ancestors())


def _words(pid: int) -> list[bytes]:
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return file.read(WORDS).split(b"\0")
    except OSError:  # it has ended
        return []


def is_wrapper(words: list[bytes]) -> bool:
    """Whether a process's words are those of a `bbfix git`: [python] .../bbfix git ...

    A program that starts one (`timeout 60 bbfix git push`) has these words too, further back.
    """
    names = [os.path.basename(word) for word in words[:5]]
    if names[:1] and names[0].startswith(b"python"):
        names = [name for name in names[1:] if name not in (b"-P", b"-m")]
    return names[:1] in ([b"bbfix"], [b"git-bbfix"], [b"diagnose"]) and names[1:2] == [b"git"]
