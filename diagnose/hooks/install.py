"""Puts the hook into a shell and takes it out: first a plan, then exactly that.

The dotfile gets a few marked lines that read a file of ours, if it is there. A link stays a
link: what it leads to is edited. Taking the lines out again must give the old bytes: that is
checked before anything is written, so the lines are their own way back.
"""

from __future__ import annotations

import os
import shlex
from contextlib import suppress

from diagnose import __version__
from diagnose import paths
from diagnose.errors import BbfixError
from diagnose.errors import RefusedError
from diagnose.hooks import block
from diagnose.hooks import places
from diagnose.hooks import program
from diagnose.hooks import targets
from diagnose.remedy import filewrite
from diagnose.state import durable
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

FIRST = (
    "# bbfix {version}, hook for {shell}, mode {mode}: `bbfix hook remove {shell}` takes it away\n"
)
FOLDERS = "# folders made for it: "


class Change(Value):
    """One file before and after; None is no file."""

    path: str  # links followed
    before: bytes | None
    after: bytes | None
    shown: str  # the name the person knows it by


def to_install(shell: str, mode: str) -> list[Change]:
    """Return what installing would change, nothing where all is in place already."""
    body = places.body(shell)
    changes = []
    made: set[str] = set()
    for path in places.dotfiles(shell):
        real = os.path.realpath(path)
        made.update(_missing(os.path.dirname(real)))
        before = _read(real)
        after = block.put(before, _lines(shell, body))
        if block.take(after) != (before if not block.is_in(before) else block.take(before or b"")):
            raise RefusedError(f"`{path}` could not be brought back: nothing was changed")
        changes.append(Change(real, before, after, path))
    before = _read(body)
    made.update(_missing(os.path.dirname(body)))
    made.update(_missing(places.state()))
    made.update(_made(before))
    after = _body(shell, mode, body, sorted(made)).encode("utf-8", "surrogateescape")
    # ours first: a shell that starts meanwhile finds the whole or nothing
    found = [Change(body, before, after, body), *changes]
    return [change for change in found if change.before != change.after]


def to_remove(shell: str) -> list[Change]:
    """Return what removing would change, nothing where nothing is installed."""
    changes = []
    for path in places.candidates(shell):
        real = os.path.realpath(path)
        before = _read(real)
        if before is not None and block.is_in(before):
            changes.append(Change(real, before, block.take(before), path))
    body = places.body(shell)
    before = _read(body)
    return changes if before is None else [*changes, Change(body, before, None, body)]


def apply(changes: Sequence[Change]) -> None:
    """Make the changes, all or none.

    RefusedError if a file cannot be written, MovedOnError if it has changed meanwhile.
    """
    done: list[Change] = []
    try:
        for change in changes:
            os.makedirs(os.path.dirname(change.path), mode=0o700, exist_ok=True)
            _write(change)
            done.append(change)
    except BbfixError:
        for change in reversed(done):
            _write(change.replace(before=change.after, after=change.before))
        tidy(done)
        raise


def _write(change: Change) -> None:
    if change.before is not None or change.after is not None:
        filewrite.write(
            change.path,
            change.after,
            os.urandom(4).hex(),
            lambda now: now == change.before,
            locked=False,
        )


def text(shell: str, mode: str) -> str:
    """Return the file of ours as it would be written."""
    return _body(shell, mode, places.body(shell), ())


def prepare() -> None:
    """Make the folder for git's events; StateError if that cannot be."""
    paths.private_folder(paths.state_dir())
    paths.private_folder(places.state())


def tidy(changes: Iterable[Change]) -> None:
    """After removing: take away the folders that were made, and what git wrote, if unused now."""
    folders = [
        folder for change in changes for folder in _made(change.before) + _made(change.after)
    ]
    if not any(os.path.exists(places.body(shell)) for shell in targets.SHELLS):
        for folder in places.events():
            with suppress(OSError):
                for name in os.listdir(folder):
                    if name.startswith(places.EVENTS):
                        os.unlink(os.path.join(folder, name))
                folders.append(folder)
        folders.append(os.path.dirname(places.body("")))
    for folder in sorted(folders, key=len, reverse=True):
        with suppress(OSError):  # somebody else's files are in it
            os.rmdir(folder)


def _read(path: str) -> bytes | None:
    try:
        return durable.read(path)
    except OSError as error:
        raise RefusedError(f"`{path}` cannot be read: {error.strerror}") from error


def _lines(shell: str, body: str) -> str:
    """Return our lines for a dotfile; the path is relative to HOME, for dotfiles that travel."""
    home = paths.home()
    inside = body.startswith(home + os.sep)
    rest = body[len(home) :] if inside else body
    for mark in ("\\", '"', "$", "`"):
        rest = rest.replace(mark, f"\\{mark}")
    path = f'"{"$HOME" if inside else ""}{rest}"'
    if shell == "fish":
        return f"test -r {path}; and source {path}\n"
    asked = '[ -n "${BASH_VERSION-}" ] && ' if shell == "bash" else ""
    return f"if {asked}[ -r {path} ]; then . {path}; fi\n"


def _body(shell: str, mode: str, body: str, made: Iterable[str]) -> str:
    """Return the file of ours: what is of this machine on top, then the text of the package."""
    head = FIRST.format(version=__version__, shell=shell, mode=mode)
    folders = [shlex.quote(folder) for folder in made]
    head += f"{FOLDERS}{' '.join(folders)}\n" if folders else ""
    values = {"program": program.words(), "body": (body,), "state": (places.state(),)}
    for name, words in values.items():
        if shell == "fish":
            head += f"set -g _bbfix_{name} {' '.join(_fish_quoted(word) for word in words)}\n"
        else:
            quoted = " ".join(shlex.quote(word) for word in words)
            head += (
                f"_bbfix_{name}=({quoted})\n" if name == "program" else f"_bbfix_{name}={quoted}\n"
            )
    return f"{head}\n{targets.text_of(shell, mode)}"


def _fish_quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _missing(folder: str) -> list[str]:
    """Return the folders that are not there yet and would have to be made."""
    found = []
    while not os.path.isdir(folder):
        found.append(folder)
        folder = os.path.dirname(folder)
    return found


def _made(body: bytes | None) -> list[str]:
    """Return the folders that an earlier install says it has made."""
    for line in (body or b"").decode("utf-8", "surrogateescape").split("\n")[:2]:
        if line.startswith(FOLDERS):
            return shlex.split(line[len(FOLDERS) :])
    return []
