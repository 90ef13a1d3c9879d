r"""Opens strings that hold what a program printed: JSON answers, exceptions, `\n` for newlines.

A string counts if it speaks as git does, or is the value of a key and has a newline in it. What
a server said is not opened: it would get out of its `remote: `.
"""

from __future__ import annotations

import re

_VOICE = r"(?:fatal|error|warning|hint|remote|ssh): "
_BODY = (
    r"""(?:"(?P<double>(?:[^"\\]|\\.)*)(?:"|\Z)|'(?P<single>(?:[^'\\]|\\.)*)(?:'(?![\w/~.])|\Z))"""
)
# Behind a key, as an argument, or where a string may begin; a program's own `key = "..."` is none.
_WHERE = r"(?:^|(?<=\w )(?=b[\"'])|(?<=[\w\]\"'][=:])|(?<=[\w\]\"']: )|(?<=[(\[{,])|(?<=[(\[,] ))"
_STRING = rf"{_WHERE}b?{_BODY}"
_KEYED = r"(?:[\"'] ?: ?|\w=)b?$"
_ASSIGNED = r"\w = [\"']"  # a program's own text
_OUTPUT = r"(?:err|out|put|msg|essage|log|rror|Data|text)[\"']?[=:] ?b?"  # what keys are called
_SPEAKS = rf"(?:^|[\\\s\"'({{]n?){_VOICE}"
_COMPARED = r"(?i:expected|received|actual|got|want(?:ed)?|diff): $"  # a test shows two strings
_NEWLINE = r"(?<!\\)\\+n"
_BARE = rf"(?<!\\)\\+n(?={_VOICE})"
_ESCAPE = (
    r"\\(?:u(?P<code>[0-9A-Fa-f]{4})|(?P<bytes>x[0-9A-Fa-f]{2}(?:\\x[0-9A-Fa-f]{2})*)|(?P<one>.))"
)
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": " ", "a": "", "0": "", "e": "\x1b"}
_NEW_LINE_OF_A_TAG = r"&#(?:10|[xX]0?[aA]);"
# What a program quotes without escapes, over several lines.
_GIVEN = r"\s*std(?:err|out): (?P<quote>['\"])(?!.*\\n)"
# Node prints a long string as a sum of lines.
_SUMMED = r"(?P<before>.*?)(?P<quote>['\"])(?P<body>.*\\n)(?P=quote) \+\s*"
_ADDEND = r"\s+(?P<quote>['\"`])(?P<body>.*)(?P=quote)(?P<more> \+)?[,;)}\]]*\s*"
_YAML = r"(?P<key>\s*(?:- )?[\w.-]+: )'(?P<body>(?:[^']|'')*)'\s*"
LONGEST = 60  # lines of it
MARGIN = "    "
NAME = 40  # characters before a string that tell what it is
# One of these is in every text with such a string; to look for them takes next to no time, and
# to compile an expression would take longer than all the rest.
_MAY = (
    "\\n",
    '":"',
    '": "',
    "': '",
    ': "',
    '\\"',
    "stderr: ",
    "=b'",
    '=b"',
    '="',
    "='",
    "128: '",
    " 1: '",
    "err: '",
    "put: '",
    "age: '",
    "('",
    '("',
)
_SERVER = re.IGNORECASE


def may_hold(text: str) -> bool:
    """Whether a text may have such strings: a cheap test of many lines at once."""
    return any(sign in text for sign in _MAY)


def opened(line: str) -> list[str] | None:
    """Return what a line is made of, its strings read as texts; None where there are none.

    The texts may have newlines and controls, and strings within.
    """
    if re.match(_VOICE, line) and "=> {" not in line:
        return None  # git writes no strings with escapes, but paths of Windows
    server = re.search(r"remote:", line, _SERVER)
    if server is not None and not line[: server.start()].rstrip("\"'b").endswith(("=", ":", "n")):
        limit = server.start()
    else:
        limit = len(line)
    parts: list[str] = []
    end = 0
    for match in re.finditer(_STRING, line):
        if match.start() > limit:
            break
        body = match["double"] if match["double"] is not None else match["single"]
        if not _speaks(body, line[max(match.start() - NAME, 0) : match.start()]):
            continue
        if "&#" in body and line.lstrip().startswith("<"):
            body = re.sub(_NEW_LINE_OF_A_TAG, "\n", body)
        parts += [line[end : match.start()], _read(body)]
        end = match.end()
    if parts:
        rest = line[end:]
        if rest.startswith((">", "/>")):
            rest = rest.lstrip("/>")  # the string was an attribute of a tag
        return [part for part in (*parts, rest) if any(map(str.isalnum, part))]
    bare = re.search(_BARE, line[:limit]) and not re.search(_ASSIGNED, line[:limit])
    return [_read(line)] if bare else None


def laid_out(lines: list[str], whole: str, shown: set[int]) -> list[str]:
    """Return lines without the marks that a program put around all that another one said.

    `whole` is the lines joined by newlines; those `shown` stay as they are.
    """
    if "stderr: " in whole:
        lines = given(lines)
    if "''" in whole:
        lines = [_undoubled(line) if "''" in line else line for line in lines]
    if "\\n' +" in whole or '\\n" +' in whole:
        both = enumerate(zip(lines, summed(lines), strict=True))
        lines = [old if number in shown else new for number, (old, new) in both]
    return lines


def _undoubled(line: str) -> str:
    """Return a line of YAML with its single quotes, doubled within a string, as they were."""
    match = re.fullmatch(_YAML, line)
    if match is None:
        return line
    body = match["body"].replace("''", "'").replace('"', '\\"')
    return f'{match["key"]}"{body}"'


def given(lines: list[str]) -> list[str]:
    """Return lines without the quotes that a program put around all that another one said."""
    found = list(lines)
    for number, line in enumerate(lines):
        match = re.match(_GIVEN, line)
        if match is None:
            continue
        quote = match["quote"]
        found[number] = line[match.end() :]
        for end in range(number, min(number + LONGEST, len(lines))):
            text = found[end].rstrip()
            if text.endswith(quote) and text.count(quote) % 2:
                found[end] = text[:-1]
                below = found[number + 1 : end + 1]
                if all(each.startswith(MARGIN) or not each for each in below):
                    found[number + 1 : end + 1] = [each.removeprefix(MARGIN) for each in below]
                break
    return found


def summed(lines: list[str]) -> list[str]:
    """Return lines in which a string that is printed as a sum of its lines is those lines."""
    found = list(lines)
    more = False
    for number, line in enumerate(lines):
        match = re.fullmatch(_ADDEND, line) if more else None
        if match is None:
            match = re.fullmatch(_SUMMED, line)
            if match is not None and match["before"] and match["before"][-2:] != ": ":
                match = None  # a program's own text
            more = match is not None
        else:
            more = match["more"] is not None
        if match is not None:
            found[number] = _read(match["body"]).rstrip("\n").replace("\n", " ")
    return found


def _speaks(body: str, before: str) -> bool:
    if re.search(_COMPARED, before):
        return False
    if re.search(_SPEAKS, body) or (" " in body and re.search(rf"{_OUTPUT}$", before)):
        return True
    return re.search(_NEWLINE, body) is not None and re.search(_KEYED, before) is not None


def _read(body: str) -> str:
    """Return the text of a string's body, one level of escapes undone."""
    text = re.sub(_ESCAPE, _instead, body)
    # Halves of letters outside the plane: two escapes make one sign.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _instead(match: re.Match[str]) -> str:
    if match["code"]:
        return chr(int(match["code"], 16))
    if match["bytes"]:
        return bytes.fromhex(match["bytes"].replace("\\x", "")[1:]).decode("utf-8", "replace")
    return _SIGNS.get(match["one"], match["one"])
