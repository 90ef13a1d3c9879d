"""Reads a .netrc as curl does, with the line of each entry.

A reader of its own: Python's netrc module refuses files that curl accepts, and curl is what
git sends credentials with.
"""

from __future__ import annotations

import os
import re

from diagnose.model import Value
from diagnose.redact import Secret

LIMIT = 1 << 20  # bytes of the file that are read

_WORD = r'"((?:[^"\\]|\\.)*)"|(\S+)'
_ESCAPED = r"\\(.)"


class NetrcEntry(Value):
    """One machine, or the default (`host` is then "")."""

    file: str
    line: int  # 1-based, of its `machine` or `default`
    host: str
    login: str = ""
    secret: Secret | None = None


def path() -> str:
    """Return the file that curl would read; it need not exist."""
    home = os.path.expanduser("~")
    plain = os.path.join(home, ".netrc")
    return os.path.join(home, "_netrc") if os.name == "nt" and not os.path.exists(plain) else plain


def entries(file: str) -> tuple[NetrcEntry, ...]:
    """Return all entries in order; none if there is no file. OSError if it cannot be read."""
    if not os.path.isfile(file):
        return ()
    with open(file, encoding="utf-8", errors="surrogateescape") as stream:
        text = stream.read(LIMIT)
    found: list[NetrcEntry] = []
    wanted = ""  # the keyword whose value comes next
    for number, word in _words(text):
        if wanted == "machine":
            found.append(NetrcEntry(file, number, word.lower()))
            wanted = ""
        elif wanted:
            found[-1] = _with(found[-1], wanted, word)
            wanted = ""
        elif word == "machine":
            wanted = word
        elif word == "default":
            found.append(NetrcEntry(file, number, ""))
        elif word in ("login", "password", "account") and found:
            wanted = word
    return tuple(found)


def matching(found: tuple[NetrcEntry, ...], host: str) -> tuple[NetrcEntry, ...]:
    """Return the entries for a host, in curl's order; curl stops reading at a default."""
    kept = []
    for entry in found:
        if entry.host in ("", host) and entry.secret is not None:
            kept.append(entry)
        if not entry.host:
            break
    return tuple(kept)


def _words(text: str) -> list[tuple[int, str]]:
    words: list[tuple[int, str]] = []
    macro = False
    for number, line in enumerate(text.split("\n"), start=1):
        macro = macro and bool(line.strip())
        if macro or line.lstrip().startswith("#"):
            continue
        for match in re.finditer(_WORD, line):
            word = match[2] if match[1] is None else re.sub(_ESCAPED, r"\1", match[1])
            if word == "macdef" and match[1] is None:
                macro = True
                break
            words.append((number, word))
    return words


def _with(entry: NetrcEntry, keyword: str, word: str) -> NetrcEntry:
    if keyword == "login":
        return entry.replace(login=word)
    return entry.replace(secret=Secret(word)) if keyword == "password" else entry
