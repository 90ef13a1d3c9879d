"""A git configuration file cut into its parts, so that one part can be changed and all others kept.

The grammar is that of git's config.c. Joined again, the parts are the file, byte for byte; what
is written with their help is held against git's own reading before it is used.
"""

from __future__ import annotations

import re

from diagnose.value import Value

HEADER = "header"  # [remote "origin"]
ENTRY = "entry"  # key = value, with its comment and line end
OTHER = "other"  # comments and blank lines

_SPACE = " \t\r\v\f"
_HEADER = re.compile(r'\[([A-Za-z0-9.-]+)(?:[ \t]+"((?:[^"\\\n]|\\[^\n])*)")?\]')
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ESCAPES = {"n": "\n", "t": "\t", "b": "\b", "\\": "\\", '"': '"'}
_BARE = re.compile(r"[^\s\"\\#;](?:[^\n\t\r\v\f\b\"\\#;]*[^\s\"\\#;])?")


class Part(Value):
    """One part of a file. `start` and `end` bound the value as written inside `raw`."""

    kind: str
    raw: str
    section: str = ""  # remote.origin: the name lower case, the subsection as it is
    key: str = ""  # remote.origin.url
    value: str | None = None  # None: a key without `=`, which git reads as true
    start: int = 0
    end: int = 0


def split(text: str) -> tuple[Part, ...]:
    """Cut the text of a file; raises ValueError where git would call it a bad config line."""
    parts: list[Part] = []
    position = 1 if text.startswith("\ufeff") else 0
    if position:
        parts.append(Part(OTHER, text[:1]))
    section = ""
    while position < len(text):
        part = _next(text, position, section)
        section = part.section if part.kind == HEADER else section
        position += len(part.raw)
        parts.append(part)
    return tuple(parts)


def _next(text: str, position: int, section: str) -> Part:
    begin = position
    while position < len(text) and text[position] in _SPACE:
        position += 1
    if position == len(text) or text[position] in "\n#;":
        return Part(OTHER, text[begin : _line_end(text, position)], section)
    if text[position] == "[":
        return _header(text, begin, position)
    found = _KEY.match(text, position)
    if not found or not section:
        raise ValueError(_where(text, position))
    return _entry(text, begin, found, section)


def _header(text: str, begin: int, position: int) -> Part:
    found = _HEADER.match(text, position)
    if not found:
        raise ValueError(_where(text, position))
    end = found.end()
    rest = text[end : _line_end(text, end)]
    if not rest.strip():  # the line end belongs to the header unless a key follows on its line
        end += len(rest)
    section = found[1].lower()
    if found[2] is not None:
        section += "." + re.sub(r"\\(.)", r"\1", found[2])
    return Part(HEADER, text[begin:end], section)


def _entry(text: str, begin: int, found: re.Match[str], section: str) -> Part:
    key = f"{section}.{found[0].lower()}"
    position = found.end()
    while position < len(text) and text[position] in " \t":
        position += 1
    if position == len(text) or text[position] != "=":
        end = _line_end(text, position)
        # behind a key without a value git takes the end of the line only, not even a comment
        if text[position:end] not in ("", "\n", "\r\n"):
            raise ValueError(_where(text, position))
        at = found.end() - begin
        return Part(ENTRY, text[begin:end], section, key, None, at, at)
    value, start, stop, end = _value(text, position + 1)
    return Part(ENTRY, text[begin:end], section, key, value, start - begin, stop - begin)


def _value(text: str, position: int) -> tuple[str, int, int, int]:  # noqa: C901 - as in git
    """Return the value, where it is written (start, stop) and where the next part begins."""
    while position < len(text) and text[position] in _SPACE:
        position += 1
    start = stop = position
    out: list[str] = []
    kept = 0  # characters of `out` that are not trailing blanks
    quoted = False
    while position < len(text):
        char = text[position]
        position += 1
        if char == "\n":
            if quoted:
                raise ValueError(_where(text, start))
            return "".join(out[:kept]), start, stop, position
        if not quoted and char in "#;":
            return "".join(out[:kept]), start, stop, _line_end(text, position)
        if char == "\\":
            char, position = _escape(text, position)
            out += char
        elif char == '"':
            quoted = not quoted
        elif char in _SPACE and not quoted:
            if kept:
                out.append(char)
            continue
        else:
            out.append(char)
        kept, stop = len(out), position
    if quoted:
        raise ValueError(_where(text, start))
    return "".join(out[:kept]), start, stop, position


def _escape(text: str, position: int) -> tuple[str, int]:
    char = text[position : position + 1]
    if char == "\n":
        return "", position + 1
    if text.startswith("\r\n", position):
        return "", position + 2
    if char not in _ESCAPES or not char:
        raise ValueError(_where(text, position))
    return _ESCAPES[char], position + 1


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1


def _where(text: str, position: int) -> str:
    line = text.count("\n", 0, position) + 1
    return f"bad config line {line}"


def quote(value: str) -> str:
    """Write a value so that git reads it back as it is."""
    if _BARE.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    for name, char in (("n", "\n"), ("t", "\t"), ("b", "\b")):
        escaped = escaped.replace(char, "\\" + name)
    return f'"{escaped}"'


def header(section: str) -> str:
    """Write a section's header line; raises ValueError for a name git cannot hold."""
    name, dot, sub = section.partition(".")
    if not re.fullmatch(r"[A-Za-z0-9-]+", name) or "\n" in sub or "\0" in sub:
        raise ValueError(section)
    if not dot:
        return f"[{name}]\n"
    escaped = sub.replace("\\", "\\\\").replace('"', '\\"')
    return f'[{name} "{escaped}"]\n'
