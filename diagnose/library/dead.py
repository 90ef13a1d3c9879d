"""Dead wording: what a page calls git's words, and the git installed here does not have.

A message lives in git's programs, in its shell and perl scripts, or in its catalogues (`git.mo`).
A page marks what other releases say with `since` and `until`, the first and the last of them.
"""

from __future__ import annotations

import os
import re
import sys

from diagnose import gitcmd
from diagnose import locate
from diagnose.errors import GitUnusableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from diagnose.library.page import Pattern

LARGEST = 64 * 1024 * 1024  # bytes of one of git's files; the largest has four million
# A number whose size each machine writes in its own way: in a catalogue, in the source.
NUMBER = re.compile(r"%(?:<PRI\w+>|\\?\"PRI\w+\\?\")")
# sources that git is made of on one system alone
APART = {
    "compat/mingw": "win32",
    "compat/win32": "win32",
    "contrib/credential/osxkeychain": "darwin",
}
ENDS = b"\0\n\"'"  # what stands behind a message in a program, a catalogue or a script
LONGEST = 60  # characters of a message that are shown
CATALOGUES = 3  # more would hold the same messages


class Git:
    """The words of the git that is installed, read when they are asked for."""

    def __init__(self) -> None:
        """Ask git for its version and its folder; raises GitUnusableError where there is none."""
        asked = gitcmd.run(["version"], inherit_repo_env=False, check=True).text
        numbers = re.search(r"\d+(?:\.\d+)+", asked)
        if not numbers:
            raise GitUnusableError("git does not tell its version")
        self.version = numbers[0]
        folder = gitcmd.run(["--exec-path"], inherit_repo_env=False, check=True).text
        self._files = [*_programs(folder), *_catalogues(folder)]
        self._read: dict[str, bytes] = {}

    def has(self, msgid: str) -> bool:
        """Whether a message, or the last lines of one, stands in a file of git."""
        shape = NUMBER.sub(r"%l{0,2}[du]", re.escape(msgid))
        wanted = re.compile(shape.encode() + b"[" + ENDS + b"]")
        return any(wanted.search(self._data(path)) for path in self._files)

    def files(self) -> Iterator[bytes]:
        """Yield what is in each file of git that has messages."""
        return map(self._data, self._files)

    def _data(self, path: str) -> bytes:
        if path not in self._read:
            try:
                with open(path, "rb") as file:
                    self._read[path] = file.read(LARGEST) + b"\0"
            except OSError:
                self._read[path] = b""
        return self._read[path]


def dead(patterns: Iterable[Pattern], git: Git) -> list[str]:
    """Return every wording that git does not have and should, or has and should not."""
    return [
        f"{page.area}/{page.id}.toml: `git {number} {trouble}`"
        for page in patterns
        if page.status != "retired"
        for number, words in enumerate(page.git, 1)
        for trouble in _troubles(words, git)
    ]


def _troubles(words: Mapping[str, str], git: Git) -> Iterator[str]:
    there = git.has(words["msgid"])
    told = line(words["msgid"])
    since, until = words.get("since", ""), words.get("until", "")
    if any(words["file"].startswith(path) for path, own in APART.items() if own != sys.platform):
        return
    due = not (since and _before(git.version, since)) and not (
        until and _before(until, git.version)
    )
    if due and not there:
        yield f"msgid` is in no file of git {git.version}: `{told}"
    if there and not due:
        key = "since" if since and _before(git.version, since) else "until"
        yield f"{key}` is {words[key]}, but git {git.version} has the words: `{told}"


def line(text: str) -> str:
    """Return a message in one line of a sane length."""
    told = text.replace("\n", "\\n")
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 3]}..."


def same(one: str, other: str) -> bool:
    """Whether two numbers name one release, as 2.39 and 2.39.5 do."""
    return not _before(one, other) and not _before(other, one)


def _before(one: str, other: str) -> bool:
    """Whether a release came before another; 2.39.5 is no other release than 2.39."""
    pair = [[int(part) for part in text.split(".")] for text in (one, other)]
    size = min(map(len, pair))
    return pair[0][:size] < pair[1][:size]


def _programs(folder: str) -> list[str]:
    """Return the files of git, git itself first; those with several names once."""
    seen: dict[tuple[int, int], str] = {}
    for path in (locate.find_git(), os.path.join(folder, "git")):
        _add(seen, path or "")
    for place in (folder, os.path.join(folder, "mergetools")):
        try:
            names = sorted(os.listdir(place))
        except OSError:
            continue
        for name in names:
            _add(seen, os.path.join(place, name))
    return list(seen.values())


def _add(seen: dict[tuple[int, int], str], path: str) -> None:
    try:
        status = os.stat(path)
    except OSError:
        return
    if os.path.isfile(path):
        seen.setdefault((status.st_dev, status.st_ino), path)


def _catalogues(folder: str) -> list[str]:
    """Return some catalogues: <prefix>/share/locale/<language>/LC_MESSAGES/git.mo."""
    prefix = os.path.dirname(os.path.dirname(folder))
    root = os.path.join(prefix, "share", "locale")
    try:
        languages = sorted(os.listdir(root))
    except OSError:
        return []
    paths = (os.path.join(root, name, "LC_MESSAGES", "git.mo") for name in languages)
    return [path for path in paths if os.path.isfile(path)][:CATALOGUES]
