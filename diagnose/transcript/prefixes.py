r"""Takes off what other programs write before git's lines: stamps, service names, mail quotes.

No list of programs. Where a word that git begins its lines with stands inside a line, what is
before it is a prefix if it is made of stamps and marks alone, or if many lines begin with the
same shape: equal but for digits and the level of a log.
"""

from __future__ import annotations

import re

VOICES = ("fatal: ", "error: ", "remote: ", "hint: ", "warning: ", "ssh: ", "Cloning into ")
LONGEST = 120  # characters of a prefix
ENOUGH = 3  # lines that begin alike
LEVELS = "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL"
# Only digits, marks, time zones, months, days and levels: a stamp, a mail quote, `[ERROR] `.
_STAMP = (
    rf"(?i)(?:[\d\W_]|T(?=\d)|Z\b|UTC|GMT|[AP]M\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    rf"|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|{LEVELS}|stderr|git)\b)+"
)
_LEVEL = rf"(?i)(?:{LEVELS})"
# A compiler names file, line and column before its own `error: `.
_PLACE = r":\d+(?::\d+)?: ?$|\(\d+(?:,\d+)?\) ?: ?$"
_ENDS = (" ", "\t", "]", ">", "|", ":", ")")


def without(lines: list[str]) -> list[str]:
    """Return the lines without prefixes; as many lines, in the same order."""
    shapes = _shapes(lines)
    if shapes:
        pattern = re.compile("|".join(sorted(shapes, key=len, reverse=True)))
        lines = [_cut(pattern, line) for line in lines]
    return [_outdented(line) if line[:1] in (" ", "\t") else line for line in lines]


def _cut(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line)
    if match is None or match[0].lstrip().startswith(VOICES):
        return line  # `Error: ` is a prefix, `error: ` of the same shape is git's own
    return line[match.end() :]


def _outdented(line: str) -> str:
    """Take indentation off what git itself never indents."""
    text = line.lstrip(" \t")
    return text if text.startswith(VOICES) else line


def _shapes(lines: list[str]) -> set[str]:
    """Return a regex for each shape of prefix found."""
    found: dict[str, bool] = {}  # shape -> whether it needs no further line
    for line in lines:
        if line.startswith(VOICES):
            continue
        ends = [at for at in (line.find(voice, 1, LONGEST) for voice in VOICES) if at > 0]
        if not ends:
            continue
        prefix = line[: min(ends)]
        if prefix.endswith(_ENDS) and not prefix.isspace() and not re.search(_PLACE, prefix):
            sure = re.fullmatch(_STAMP, prefix) is not None
            found[_shape(prefix)] = sure
    return {shape for shape, sure in found.items() if sure or _is_common(shape, lines)}


def _is_common(shape: str, lines: list[str]) -> bool:
    match = re.compile(shape).match
    return sum(match(line) is not None for line in lines) >= ENOUGH


def _shape(prefix: str) -> str:
    """Return the regex of all prefixes that are equal but for digits, level and inner blanks."""
    body = prefix.rstrip(" \t")
    parts = []
    for part in re.split(r"(\d+|[ \t]+|\b(?:" + LEVELS + r")\b)", body, flags=re.IGNORECASE):
        if part.isdigit():
            parts.append(r"\d+")
        elif part.isspace():
            parts.append(r"[ \t]+")
        else:
            parts.append(f"(?i:{LEVELS})" if re.fullmatch(_LEVEL, part) else re.escape(part))
    return "".join(parts) + re.escape(prefix[len(body) :])
