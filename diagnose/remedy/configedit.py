"""Changes to the text of a configuration file: one part each, comments and layout kept.

Not done by `git config`, since it would need the old value as an argument, and that may be a
secret. git itself then reads the result, and has the last word on whether it is what was meant.
"""

from __future__ import annotations

import re

from diagnose import gitcmd
from diagnose.errors import FaultError
from diagnose.errors import RefusedError
from diagnose.state import configtext
from diagnose.state import secretless
from diagnose.state.configtext import ENTRY
from diagnose.state.configtext import HEADER
from diagnose.state.configtext import Part
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    Listing = list[tuple[str, str | None]]

_KEY = re.compile(r"[A-Za-z0-9-]+\.(?:.*\.)?[A-Za-z][A-Za-z0-9-]*", re.DOTALL)


class Edit(Value):
    """One change of one value. `index` counts the values of the same key in this file."""

    key: str  # as git prints it
    index: int
    old: str | None  # None: there is none yet
    new: str | None  # None: it goes
    section: str = ""  # a new section for it, `url.https://host/`; its neighbours move along

    def __repr__(self) -> str:  # the old value may be a secret
        return f"Edit({self.key!r}, index={self.index})"


def edited(data: bytes | None, edit: Edit, path: str) -> bytes:
    """Return the file with one change, proved by git to be that change and no other.

    RefusedError if the file is not readable for git or no longer holds what the edit expects.
    """
    text = secretless.decode(data or b"")
    try:
        parts = list(configtext.split(text))
    except ValueError as error:
        raise RefusedError(f"git cannot read {path}: {error}; nothing was changed") from None
    before = listing(text, path)
    expected = _expected(parts, edit, before, path)
    after = "".join(part.raw for part in _change(parts, edit, path))
    if listing(after, path) != expected:
        raise FaultError("a change to git's configuration would not have been what was shown")
    return secretless.encode(after)


def listing(text: str, path: str) -> Listing:
    """Return what git reads in a text, in order."""
    args = ["config", "--file", "-", "--list", "-z", "--no-includes"]
    done = gitcmd.run(args, input=secretless.encode(text))
    if not done.ok or done.truncated:
        raise RefusedError(f"git cannot read {path}; nothing was changed")
    fields = done.out.decode("utf-8", "surrogateescape").split("\0")[:-1]
    split = [field.partition("\n") for field in fields]
    return [(key, value if newline else None) for key, newline, value in split]


def check_key(key: str) -> None:
    """Raise RefusedError for a key that git could not hold, or would take for an option."""
    if not _KEY.fullmatch(key) or "\0" in key or "\n" in key:
        raise RefusedError(f"`{key}` is no key of git's configuration; nothing was changed")


def _position(parts: list[Part], edit: Edit, path: str) -> int:
    """Return where the edit's value stands; RefusedError if it is not there any more."""
    found = [at for at, part in enumerate(parts) if part.kind == ENTRY and part.key == edit.key]
    if edit.index < len(found) and (parts[found[edit.index]].value or "") == (edit.old or ""):
        return found[edit.index]
    raise RefusedError(f"{path} has changed in between; nothing was changed")


def _expected(parts: list[Part], edit: Edit, before: Listing, path: str) -> Listing:
    """Return what git must list afterwards."""
    if edit.old is None:
        at = _end_of_section(parts, edit.key.rpartition(".")[0])
        count = sum(part.kind == ENTRY for part in parts[:at])
        return [*before[:count], (edit.key, edit.new), *before[count:]]
    position = _position(parts, edit, path)
    count = sum(part.kind == ENTRY for part in parts[:position])
    if edit.section:
        start, end = _bounds(parts, position)
        return [
            (f"{edit.section}.{key.rpartition('.')[2]}", value)
            if start <= at < end
            else (key, value)
            for at, (key, value) in enumerate(before)
        ]
    middle = [] if edit.new is None else [(edit.key, edit.new)]
    return [*before[:count], *middle, *before[count + 1 :]]


def _bounds(parts: list[Part], position: int) -> tuple[int, int]:
    """Return which entries (first, behind the last) stand under the same header."""
    start = max(at for at in range(position) if parts[at].kind == HEADER)
    later = (at for at in range(position, len(parts)) if parts[at].kind == HEADER)
    end = next(later, len(parts))
    count = sum(part.kind == ENTRY for part in parts[:start])
    return count, count + sum(part.kind == ENTRY for part in parts[start:end])


def _change(parts: list[Part], edit: Edit, path: str) -> list[Part]:
    if edit.old is None:
        return _added(parts, edit)
    position = _position(parts, edit, path)
    if edit.section:
        return _renamed(parts, position, edit.section)
    if edit.new is None:
        return _removed(parts, position)
    part = parts[position]
    equals = "" if part.value is not None else " = "
    raw = part.raw[: part.start] + equals + configtext.quote(edit.new) + part.raw[part.end :]
    return [*parts[:position], part.replace(raw=raw), *parts[position + 1 :]]


def _renamed(parts: list[Part], position: int, section: str) -> list[Part]:
    start = max(at for at in range(position) if parts[at].kind == HEADER)
    old = parts[start].raw
    head = configtext.header(section).removesuffix("\n")
    raw = old[: old.index("[")] + head + old[old.rindex("]") + 1 :]
    return [*parts[:start], parts[start].replace(raw=raw), *parts[start + 1 :]]


def _removed(parts: list[Part], position: int) -> list[Part]:
    """Take an entry out, and its header with it if nothing is left under it."""
    left = parts[:position] + parts[position + 1 :]
    start = max(at for at in range(position) if parts[at].kind == HEADER)
    end = start + 1
    while end < len(left) and left[end].kind != HEADER and not left[end].raw.strip():
        end += 1
    if end < len(left) and left[end].kind != HEADER:
        return left
    if not parts[start].raw.endswith("\n") and not parts[position].raw.endswith("\n"):
        return left
    return left[:start] + left[start + 1 :]


def _added(parts: list[Part], edit: Edit) -> list[Part]:
    section, _, name = edit.key.rpartition(".")
    line = f"\t{name} = {configtext.quote(edit.new or '')}\n"
    at = _end_of_section(parts, section)
    if not any(part.kind == HEADER and part.section == section for part in parts):
        line = configtext.header(section) + line
    if at and not parts[at - 1].raw.endswith("\n"):
        line = "\n" + line
    return [*parts[:at], Part(ENTRY, line), *parts[at:]]


def _end_of_section(parts: list[Part], section: str) -> int:
    """Return the place behind the last entry of a section, or the end of the file."""
    inside = False
    found = None
    for at, part in enumerate(parts):
        if part.kind == HEADER:
            inside = part.section == section
        if inside and part.kind in (HEADER, ENTRY):
            found = at + 1
    return len(parts) if found is None else found
