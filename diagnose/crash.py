"""How a command ends that could not do its work: a sentence, or a redacted crash file."""

from __future__ import annotations

import errno
import os
import sys

from diagnose.errors import BbfixError

FAULT = 70  # exit code, as model.Exit.FAULT: EX_SOFTWARE of sysexits.h
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
TRIES = 100  # names for crash files of one second


def end(error: Exception) -> int:
    """Tell the person about `error`; return the exit code it stands for."""
    if isinstance(error, BbfixError):
        say(f"bbfix: {error.message}")
        for line in (error.hint or "").splitlines():
            say(f"hint: {line}")
        return error.exit
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        discard(1)  # what is still buffered would fail again
        where = f" ({error.filename})" if isinstance(error.filename, str) else ""
        say(f"bbfix: the output cannot be written: {error.strerror}{where}")
        return FAULT
    tell(error)
    return FAULT


def tell(error: Exception) -> None:
    """Report a fault of bbfix itself: one line, and the rest in a crash file."""
    if isinstance(error, BbfixError):
        end(error)
        return
    path = write(error)
    say(f"bbfix: a fault of bbfix itself: {type(error).__name__}")
    if path is not None:
        say(f"hint: {path} holds the details, secrets removed: add it to a report of this fault")


def write(error: BaseException) -> str | None:
    """Write a redacted crash file that only its owner can read; return its path.

    None if it cannot be written: a full disk must not hide the first trouble.
    """
    try:
        return _write(text_of(error))
    except Exception:  # noqa: BLE001 - whatever it is, the first trouble is the one to tell
        return None


def text_of(error: BaseException) -> str:
    """Return what a crash file says: versions, the command, the traceback; no secret."""
    import traceback

    from diagnose import __version__
    from diagnose.redact import redact
    from diagnose.redact import redact_argv

    # no local variables and no source of the user's: frames and messages only
    trace = "".join(traceback.format_exception(error))
    version = sys.version.split(maxsplit=1)[0]
    head = (
        f"bbfix {__version__}, Python {version}, {sys.platform}\n"
        f"command: {' '.join(redact_argv(('bbfix', *sys.argv[1:])))}\n\n"
    )
    return _shown(head + redact(trace), kept="\n")


def reader_gone() -> bool:
    """Whether nobody reads our standard output or error any more.

    What is still buffered is thrown away then: the end of the process stays silent.
    """
    if os.name != "posix":
        return False
    import select

    gone = False
    for file in (1, 2):
        poll = select.poll()
        poll.register(file, 0)
        if any(event & select.POLLERR for _, event in poll.poll(0)):
            gone = True
            discard(file)
    return gone


def discard(file: int) -> None:
    """Throw away what will be written to a descriptor: what is buffered must go somewhere."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, file)
    os.close(null)


def say(text: str) -> None:
    """Write one line to standard error, secrets and control characters out of it."""
    from diagnose.redact import redact

    clean = _shown(redact(text))
    try:
        letters = getattr(sys.stderr, "encoding", None) or "utf-8"
        os.write(2, clean.encode(letters, "backslashreplace") + b"\n")
    except OSError:
        pass  # nobody listens


def _shown(text: str, kept: str = "") -> str:
    """Replace what could command a terminal; an exception may quote hostile input."""
    return "".join(c if c.isprintable() or c in kept else "\N{REPLACEMENT CHARACTER}" for c in text)


def _write(text: str) -> str:
    import time

    from diagnose import paths

    folder = paths.private_folder(os.path.join(paths.state_dir(), "crash"))
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    for number in range(TRIES):
        path = os.path.join(folder, f"{stamp}-{os.getpid()}-{number}.txt")
        try:
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with open(file, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
        return path
    raise FileExistsError(folder)
