r"""Takes off what other programs write before git's lines: stamps, service names, mail quotes.

Where a word that git begins its lines with stands inside a line, what is before it is a prefix if
it looks like one (see `stamps`), or if many lines begin with the same shape. Where git says no
such word, a shape that every line begins with is a prefix.
"""

from __future__ import annotations

import re

from diagnose.transcript.indents import outdented
from diagnose.transcript.stamps import BARS
from diagnose.transcript.stamps import common_prefix
from diagnose.transcript.stamps import is_prefix
from diagnose.transcript.stamps import is_sure
from diagnose.transcript.stamps import shape_of
from diagnose.transcript.voices import BARE
from diagnose.transcript.voices import RECAST
from diagnose.transcript.voices import VOICES

LONGEST = 400  # characters of a prefix
MOST = 40  # shapes in one text
ENOUGH = 3  # lines that begin alike
SHORT = 6  # lines of a paste
_GITS_OWN = (*VOICES, *BARE, "Remote: ", "REMOTE: ")  # no prefix is taken off before these
_FAILED = r"^.{0,60}?\bError: Command failed: (?=[A-Z][a-z]+ [a-z])"  # Node, and what was said
# And then what was said.
_EXIT_STATUS = r"^.{0,600}?\bexit (?:(?:status|code) \d+: |code \[\d+\]\. Out: \[)(?=\S)"
# Words of a program, or of a person, before what the other side said.
_TOLD = r"^(?!remote: )[A-Za-z][\w ./'-]{0,60}: (?=remote: (?:error|fatal|warning|ERROR): )"
# What ssh said to Git LFS; it ends with 255 where it failed itself, and not what it ran there.
_BATCH = r"^.{0,400}?\bbatch request: (\S.*): exit status 255\s*$"
_STREAM = r"^\s*(?:\[std(?:err|out)\]|std(?:err|out):|Standard (?:error|output):) +(?=\S)"
_STREAM_NAMES = ("stderr", "stdout", "Standard error", "Standard output")
_BULLET = r"^\s*(?:[-*+#\u2022]|\d{1,2}[.)]) +"
_BULLETED = rf"{_BULLET}(?:fatal: |error: [^\n']*'[^\n']+')"  # git quotes names so, people seldom
_RPC = "rpc error: "  # of a Go program that calls another: no `error: ` of git's


def without(lines: list[str]) -> list[str]:
    """Return the lines without prefixes and pasted indentation; as many, in the same order."""
    return outdented(cut(lines))


def cut(lines: list[str]) -> list[str]:
    """Return the lines without prefixes; as many, in the same order."""
    lines = _without_bullet(lines)
    shapes = _shapes(lines)
    if shapes:
        pattern = re.compile("|".join(sorted(shapes, key=len, reverse=True)))
        lines = [_cut(pattern, line) for line in lines]
    whole = "\n".join(lines)
    if "Error: Command failed: " in whole:
        lines = [re.sub(_FAILED, "", line) for line in lines]
    if "exit " in whole:
        lines = [re.sub(_BATCH, r"\1", re.sub(_EXIT_STATUS, "", line)) for line in lines]
    if ": remote: " in whole:
        lines = [re.sub(_TOLD, "", line) for line in lines]
    if any(name in whole for name in _STREAM_NAMES):
        lines = [_without_stream(line) for line in lines]
    return lines


def _cut(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line)
    if match is None or match[0].lstrip().startswith(_GITS_OWN):
        return line  # `Error: ` is a prefix, `error: ` of the same shape is git's own
    rest = line[match.end() :]
    if match[0].rstrip()[-1:] in BARS and rest.rstrip()[-1:] in BARS:
        return rest.rstrip()[:-1]  # the other side of a frame
    return rest


def _without_bullet(lines: list[str]) -> list[str]:
    """Take off the mark of a list that a short paste begins with: a longer text is a list."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not lines or not re.match(_BULLETED, lines[first]) or _filled(lines) > SHORT:
        return lines
    return [*lines[:first], re.sub(_BULLET, "", lines[first], count=1), *lines[first + 1 :]]


def _without_stream(line: str) -> str:
    """Take off the name of a stream, and quotes around all that it said."""
    if not any(name in line for name in _STREAM_NAMES):
        return line
    rest = re.sub(_STREAM, "", line)
    quoted = rest != line and rest[:1] in ("'", '"') and rest[1:].rstrip().endswith(rest[0])
    return rest.rstrip()[1:-1] if quoted else rest


def _shapes(lines: list[str]) -> set[str]:
    """Return a regex for each shape of prefix found."""
    found: dict[str, bool] = {}  # shape -> whether it needs no further line
    spoken = False  # git has begun a line itself
    alone = _filled(lines) == 1
    whole = "\n".join(lines)
    recast = tuple(voice for voice in RECAST if voice in whole)
    for line in lines:
        if line.startswith(_GITS_OWN):
            spoken = True
            continue
        at = _voice(line, recast)
        if at > 0 and len(found) < MOST and is_prefix(line[:at]):
            shape = shape_of(line[:at])
            found[shape] = found.get(shape, False) or is_sure(line[:at], line[at:], alone=alone)
    shapes = {shape for shape, sure in found.items() if sure or _is_common(shape, lines)}
    if not shapes and not spoken:
        return set(common_prefix(lines))
    return {_narrowed(shape, lines) for shape in shapes}


def _voice(line: str, recast: tuple[str, ...]) -> int:
    """Return where git's word begins within a line, -1 where it does not.

    recast  voices as other programs write them, which count where git's own are not there
    """
    first = line.rfind(_RPC, 0, LONGEST) + len(_RPC) if _RPC in line else 1
    ends = [at for at in (line.find(voice, first, LONGEST) for voice in VOICES) if at > 0]
    if not ends and recast:
        every = (*VOICES, *recast)
        ends = [at for at in (line.find(voice, 1, LONGEST) for voice in every) if at > 0]
    if not ends:
        ends = [_host_before(line, at) for at in (line.find(v, 1, LONGEST) for v in BARE) if at > 0]
    return min(ends, default=-1)


def _host_before(line: str, at: int) -> int:
    """Return where the word before a place begins if ssh names the host there, else the place."""
    if not line.startswith(": ", at - 2):
        return at
    start = line.rfind(" ", 0, at - 2) + 1
    return start if "@" in line[start:at] else at


def _is_common(shape: str, lines: list[str]) -> bool:
    """Whether enough lines begin with a shape: all of a few."""
    match = re.compile(_without_blanks(shape)).match
    count = sum(match(line) is not None for line in lines)
    return count >= min(ENOUGH, max(_filled(lines), ENOUGH - 1))


def _narrowed(shape: str, lines: list[str]) -> str:
    """Return a shape with no more blanks at its end than every line has: the rest is the line's."""
    body = _without_blanks(shape)
    if body == shape:
        return shape
    match = re.compile(f"(?:{body})([ \t]+)(?=\\S)").match
    ends = [found.end() - found.start(1) for found in map(match, lines) if found is not None]
    return f"{body}[ \t]{{1,{min(ends)}}}" if ends else shape


def _without_blanks(shape: str) -> str:
    return re.sub(r"(?:\\[ \t])+$", "", shape)


def _filled(lines: list[str]) -> int:
    """Return how many lines are not blank."""
    return sum(map(bool, map(str.strip, lines)))
