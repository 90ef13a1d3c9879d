"""The front door: picks the code path for a command line, and turns its end into an exit code.

Imports os and sys alone; what a path needs is imported when it is taken.
"""

from __future__ import annotations

import os
import sys

from diagnose import locate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence
    from typing import NoReturn

    from diagnose.capture.wrap import Ended

INTERRUPTED = 130  # exit code, as model.Exit.INTERRUPTED
COLLECT_AFTER = 100_000  # objects: more than a diagnosis makes; Python's own is 700 to 2000
PLAIN_LOCALES = ("C", "POSIX")
# words that are commands even where a file has that name; a test holds it against cli.app
COMMANDS = frozenset(
    (
        "completion",
        "config",
        "credential",
        "demo",
        "doctor",
        "explain",
        "fix",
        "hook",
        "last",
        "log",
        "login",
        "patterns",
        "remote",
        "sweep",
        "undo",
    )
)
OPERATIONS = ("get", "store", "erase")  # of git's credential helper protocol
VALUED = ("--format", "--color")  # options of `diagnose` with a value
PLAIN = ("--quiet", "--no-input", "--tee")  # those without


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name); return the exit code.

    Does not return where git was ended by a signal: then bbfix ends by the same one.
    """
    args = list(sys.argv[1:] if argv is None else argv)
    if args and (args[0] == "git" or locate.is_git_path(args[0])):
        return _wrap(args)
    return _guarded(lambda: _dispatch(args))


def script() -> NoReturn:
    """Run as the command `bbfix` (and `git-bbfix`): the process ends here.

    The fast paths skip the interpreter's shutdown, which costs time; commands of the typer
    application get it, since their libraries may rely on exit handlers.
    """
    code = main()
    if "typer" in sys.modules:
        sys.exit(code)
    os._exit(code)


def credential_script() -> NoReturn:
    """Run as the command `git-credential-bbfix`; git may send operations that we do not know."""
    words = sys.argv[1:]
    if len(words) == 1 and not words[0].startswith("-"):
        sys.exit(_guarded(lambda: _helper(words[0])))
    sys.exit(main(["credential", *words]))


def simple(args: list[str]) -> dict[str, str | bool | list[str]] | None:
    """Read a command line of `diagnose` that has simple options only; None if it has others.

    The result has `files` (`-` is standard input) and, where given, the options under their
    names: format, color, quiet, no_input, tee.
    """
    named = args[:1] == ["diagnose"]
    words = args[1:] if named else args
    options: dict[str, str | bool | list[str]] = {}
    files: list[str] = []
    index = 0
    while index < len(words):
        word = words[index]
        index += 1
        name, equals, value = word.partition("=")
        if word == "--":
            files += words[index:]
            break
        if word == "-q":
            options["quiet"] = True
        elif word in PLAIN:
            options[word[2:].replace("-", "_")] = True
        elif name in VALUED and (equals or index < len(words)):
            options[name[2:]] = value if equals else words[index]
            index += 0 if equals else 1
        elif word == "-" or not word.startswith("-"):
            files.append(word)
        else:
            return None
    # a word that is no file may be a command, or a mistyped one
    if files and not named and not all(f == "-" or os.path.isfile(f) for f in files):
        return None
    if not files and os.isatty(0) and not named:
        return None
    options["files"] = files or ["-"]
    return options


def _dispatch(args: list[str]) -> int:
    if args[:1] == ["credential"] and len(args) == 2 and args[1] in OPERATIONS:  # noqa: PLR2004
        return _helper(args[1])
    if args[:2] == ["hook", "after"]:
        from diagnose.cli import after

        return after.main(args[2:])
    options = None if args and args[0] in COMMANDS else simple(args)
    if options is not None:
        from diagnose.cli import quick

        return quick.diagnose(options)
    from diagnose.cli import app

    return app.run(args)


def _helper(operation: str) -> int:
    from diagnose.vault import helper

    return helper.main(operation)


def _guarded(work: Callable[[], int]) -> int:
    """Do the work of a command, and turn every way in which it can end into an exit code."""
    _fill_streams()
    _escape_unprintable()
    _delay_collector()
    try:
        return _flushed(work())
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as end:
        return _code_of(end)
    except Exception as error:  # noqa: BLE001 - the one place where everything ends
        return _end(error)


def _delay_collector() -> None:
    """Let the garbage collector wait: imports alone start it dozens of times, for nothing."""
    import gc

    gc.set_threshold(COLLECT_AFTER)


def _fill_streams() -> None:
    """Put /dev/null where a standard stream is closed, lest a file of ours takes its number.

    Standard input stays unreadable: that is an error, and no empty text.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_WRONLY)  # takes the lowest free number, which is this one
            os.set_inheritable(number, True)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - to the end
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - to the end


def _escape_unprintable() -> None:
    r"""Let standard output and error take any letter: `\u65e5` stands for one they cannot show.

    A terminal that is told to speak C shows ASCII; to Python that locale is UTF-8 (PEP 540).
    """
    plain = os.environ.get("LC_ALL") in PLAIN_LOCALES
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            encoding = "ascii" if plain and stream.isatty() else None
            reconfigure(encoding=encoding, errors="backslashreplace")


def _flushed(code: int) -> int:
    """Write out what is buffered, so that trouble with it is seen here; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    return code


def _wrap(args: list[str]) -> int:
    if os.name != "posix":
        from diagnose.capture import plain

        return plain.main(args)
    from diagnose.capture import wrap

    return wrap.main(args, _explain)


def _explain(ended: Ended) -> int | None:
    """Explain a failure of git; return the exit code of a re-run, or None.

    Whatever breaks here, git's own result stands.
    """
    try:
        from diagnose.capture import failure

        capture = failure.capture(ended)
        if capture is None:
            return None
        _escape_unprintable()
        _delay_collector()
        from diagnose.cli import wrapped

        return wrapped.report(capture)
    except (KeyboardInterrupt, BrokenPipeError):
        return None
    except Exception as error:  # noqa: BLE001 - git's result stands
        from diagnose import crash

        crash.tell(error)
        return None


def _code_of(end: SystemExit) -> int:
    if end.code is None or isinstance(end.code, int):
        return end.code or 0
    sys.stderr.write(f"{end.code}\n")
    return 1


def _end(error: Exception) -> int:
    """Say what went wrong and return the exit code for it."""
    from diagnose import crash

    if isinstance(error, OSError) and crash.reader_gone():
        # `bbfix log | head` is no failure; nothing more can be written
        return 0
    return crash.end(error)
