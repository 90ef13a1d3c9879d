"""The last diagnosis of a repository, or of a folder outside one: what it takes to make it again.

Lies on the way from a failed command to the screen: it imports little. Nothing is held open
and nothing is waited for; what cannot be written is left out.
"""

from __future__ import annotations

import os
from _thread import get_ident
from zlib import crc32

from diagnose import gitargs
from diagnose.model import Line
from diagnose.model import Source
from diagnose.model import Transcript
from diagnose.paths import here
from diagnose.paths import private_folder
from diagnose.paths import state_dir
from diagnose.state.plainjson import written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Any

SCHEMA = "bbfix.last/1"
KEPT = 200  # diagnoses; the oldest go first
LINES = 2000  # of one transcript; the last ones count
CHARACTERS = 256 * 1024  # of those lines
POINTER = 4096  # characters of a `.git` file or `commondir`, which hold one path


def save(folders: Sequence[str], transcript: Transcript, extra: Mapping[str, Any]) -> None:
    """Remember a transcript as the last of each of these folders (see `folders_of`).

    `extra` is given back by `load` as it is: JSON, without secrets. Never raises.
    """
    try:
        place = private_folder(os.path.join(private_folder(state_dir()), "last"))
        for key in dict.fromkeys(key_of(folder) for folder in folders):
            write(os.path.join(place, _name(key)), document(key, transcript, extra))
        _prune(place)
    except Exception:  # noqa: BLE001, S110 - a diagnosis must not fail for its memory
        pass


def load(folder: str) -> tuple[Transcript, dict[str, Any]] | None:
    """Return what was last saved for the repository or folder that `folder` is in, or None."""
    import json

    key = key_of(folder)
    try:
        with open(os.path.join(state_dir(), "last", _name(key)), "rb") as file:
            kept = json.loads(file.read())
        if kept["schema"] != SCHEMA or kept["key"] != key:
            return None
        return transcript_of(kept), dict(kept["extra"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def folders_of(source: Source) -> tuple[str, ...]:
    """Return the folders whose last failure this is.

    The one git worked in (`-C` applied), the target of a clone, and the folder the person stands
    in where that is in no repository.
    """
    cwd = source.cwd or here()
    options, words = gitargs.split(source.command[1:])
    folder = gitargs.folder(options, cwd)
    git_dir = next((value for option, value in reversed(options) if option == "--git-dir"), "")
    found = [os.path.join(folder, git_dir) if git_dir else folder]
    if words[:1] == ["clone"]:
        target = _clone_target(words[1:])
        if target:
            found.append(os.path.join(folder, target))
    if _common_dir(cwd) is None:
        found.append(cwd)
    return tuple(dict.fromkeys(os.path.normpath(path) for path in found))


def key_of(folder: str) -> str:
    """Return the real path of the repository's common git dir, or of the folder outside one."""
    return _common_dir(folder) or os.path.realpath(folder)


def _common_dir(folder: str) -> str | None:
    """Find the git dir as git does, and the one that its worktrees share."""
    place = os.path.realpath(folder)
    while True:
        for candidate in (os.path.join(place, ".git"), place):
            git_dir = _git_dir(candidate)
            if git_dir:
                return git_dir
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above


def _git_dir(candidate: str) -> str | None:
    if os.path.isfile(candidate):
        pointer = _first_line(candidate)
        if not pointer.startswith("gitdir: "):
            return None
        candidate = os.path.join(os.path.dirname(candidate), pointer[len("gitdir: ") :])
    if not os.path.isfile(os.path.join(candidate, "HEAD")):
        return None
    common = _first_line(os.path.join(candidate, "commondir"))
    shared = os.path.join(candidate, common) if common else candidate
    if not os.path.isdir(os.path.join(shared, "objects")):
        return None
    return os.path.realpath(shared)


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read(POINTER).partition("\n")[0]
    except OSError:
        return ""


def _clone_target(words: list[str]) -> str:
    """Return the folder a clone makes: its second argument, or the last part of its first."""
    plain, _ = gitargs.arguments("clone", words)
    if len(plain) > 1:
        return plain[1]
    name = plain[0].rstrip("/").replace(":", "/").rpartition("/")[2] if plain else ""
    return name.removesuffix(".git")


def _name(key: str) -> str:
    """Return a file name for a key; two keys with one name would only overwrite each other."""
    raw = os.fsencode(key)
    return f"{crc32(raw):08x}{crc32(raw[::-1], 1):08x}.json"


def document(key: str, transcript: Transcript, extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept of a transcript, as JSON: its last lines, within bounds."""
    kept: list[list[Any]] = []
    left = CHARACTERS
    for line in reversed(transcript.lines[-LINES:]):
        left -= len(line.text) + len(line.original or "")
        if left < 0:
            break
        kept.append([line.number, line.text, line.input, line.remote, line.quoted, line.original])
    return {
        "schema": SCHEMA,
        "key": key,
        "source": transcript.source.fields(),
        "lines": kept[::-1],
        "language": transcript.language,
        "truncated": transcript.truncated or len(kept) < len(transcript.lines),
        "extra": dict(extra),
    }


def transcript_of(kept: Mapping[str, Any]) -> Transcript:
    """Read a transcript back from its `document`; ValueError and its kin for another."""
    source = dict(kept["source"])
    source["command"] = tuple(map(_text, source["command"]))
    lines = tuple(_line(*fields) for fields in kept["lines"])
    _text(source["cwd"])
    if not isinstance(source["exit"], int | None):
        raise TypeError("an exit code is a number")
    return Transcript(Source(**source), lines, _text(kept["language"]), bool(kept["truncated"]))


def _line(
    number: int, text: str, source: str | None, remote: bool, quoted: bool, said: str | None
) -> Line:
    for words in (source, said):
        if words is not None:
            _text(words)
    if "\n" in _text(text):
        raise ValueError("more than one line")
    return Line(int(number), text, source, bool(remote), bool(quoted), said)


def _text(value: str) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def write(path: str, table: Mapping[str, Any]) -> None:
    """Write a document for the user alone, whole or not at all; raises OSError."""
    data = written(table).encode()
    fresh = f"{path}.{os.getpid()}.{get_ident()}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(fresh, flags, 0o600)
    try:
        whole = os.write(handle, data) == len(data)
    except OSError:
        whole = False
    os.close(handle)
    if whole:
        os.replace(fresh, path)
    else:
        os.unlink(fresh)


def _prune(place: str) -> None:
    names = os.listdir(place)
    if len(names) <= KEPT:
        return
    aged = sorted((os.stat(os.path.join(place, name)).st_mtime_ns, name) for name in names)
    for _, name in aged[: len(names) - KEPT]:
        os.unlink(os.path.join(place, name))
