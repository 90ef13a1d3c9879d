"""A draft of a page from a transcript: what a machine can tell, and marked places for the rest."""

from __future__ import annotations

import os
import re

from diagnose.library.lint import OPEN
from diagnose.library.words import words_of
from diagnose.value import Value
from diagnose.workshop import shape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from diagnose.library.index import Library
    from diagnose.match.find import Found
    from diagnose.model import Line
    from diagnose.model import Transcript

AROUND = 3  # lines shown before and behind what tells
REACH = 20  # lines: what stands farther from the first is another failure
SIGNS = 4  # lines that become signs or contexts
WORDS = 4  # of an id
_DULL = """
    a an and are as at be by can cannot could did do does error failed fatal for from git in is it
    no not of on or remote that the this to unable was warning with your
"""
DULL = frozenset(_DULL.split())
FAILING = re.compile(r"(?i)\b(?:fatal|error|fail(?:ed|ure)?|denied|refused|rejected|cannot)\b")
EMAIL = re.compile(r"(?<![\w.+-])(?!git@)[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w:])")


class Draft(Value):
    """A page that is begun."""

    id: str
    area: str
    text: str  # TOML


def draft(
    transcript: Transcript,
    found: Found,
    library: Library,
    *,
    name: str = "",
    area: str = "",
    today: str = "",
) -> Draft | None:
    """Return a draft that knows a transcript, None where no line of it looks like a failure.

    name   the id, if it is decided already
    area   the area, if it can be told; pages of unknown place go to `command`
    today  the date that the example is said to be from
    """
    telling = _telling(transcript, found)
    if not telling:
        return None
    rare = shape.rarity(library.literals)
    lines = [transcript.lines[index] for index in telling]
    shapes = [shape.shape_of(line.text, rare) for line in lines]
    supersedes = tuple(dict.fromkeys(match.pattern for match in found.matches))
    page_id = name or _id(shapes[0].fixed, {*library.ids()})
    parts = [
        _head(page_id, area or "command", supersedes, today),
        *(
            _match(line, made, first=number == 0)
            for number, (line, made) in enumerate(zip(lines, shapes, strict=True))
        ),
        REPAIR,
        _example(transcript, telling, shapes, today),
        COUNTER,
    ]
    return Draft(page_id, area or "command", "\n".join(parts))


def anonymous(text: str) -> str:
    """Return a text without the names of this user: the home folder, e-mail addresses."""
    home = os.path.expanduser("~")
    if len(home) > len("/root"):
        text = text.replace(home, "/home/ada")
    return EMAIL.sub("ada@example.org", text)


def _telling(transcript: Transcript, found: Found) -> list[int]:
    """Return the lines that tell what failed, the most telling first."""
    known = [index for match in found.matches for index in match.lines]
    chosen = list(found.unrecognised) or known
    if not chosen:
        lines = transcript.lines
        chosen = [n for n, line in enumerate(lines) if FAILING.search(line.text)][-1:]
    wordy = [n for n in chosen if len(words_of(transcript.lines[n].text)) > 1] or chosen
    return [n for n in wordy if abs(n - wordy[0]) <= REACH][:SIGNS]


def _id(fixed: str, taken: Collection[str]) -> str:
    """Return an id made of the first words that are not dull."""
    words = [word for word in words_of(fixed.casefold()) if word.isascii() and word not in DULL]
    stem = "-".join(words[:WORDS]) or "my-failure"
    number, name = 1, stem
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def _head(page_id: str, area: str, supersedes: Sequence[str], today: str) -> str:
    where = f"seen on {today}" if today else "seen here"
    return HEAD.format(
        id=page_id,
        area=area,
        sources=quoted(where),
        supersedes=", ".join(quoted(name) for name in supersedes),
        open=OPEN,
    )


def _match(line: Line, made: shape.Shape, *, first: bool) -> str:
    role = "" if first else 'role = "context"\n'
    remote = "true" if line.remote else "false"
    return (
        f"[[match]]\n{role}literal = {quoted(made.literal)}\n"
        f"regex = {quoted(made.regex)}\nremote = {remote}\n"
    )


def _example(
    transcript: Transcript, telling: Sequence[int], shapes: Sequence[shape.Shape], today: str
) -> str:
    low, high = max(min(telling) - AROUND, 0), max(telling) + AROUND + 1
    shown = [
        ("remote: " if line.remote else "") + anonymous(line.text)
        for line in transcript.lines[low:high]
    ]
    source = transcript.source
    fields = [f"source = {quoted(f'seen on {today}' if today else 'seen here')}"]
    if source.command:
        import shlex

        fields.append(f"command = {quoted(anonymous(shlex.join(source.command)))}")
    if source.exit:
        fields.append(f"exit = {source.exit}")
    fields.append(f"text = {block(shown)}")
    hit = re.search(shapes[0].regex, anonymous(transcript.lines[telling[0]].text))
    captures = hit.groupdict() if hit else {}
    if captures:
        inside = ", ".join(f"{key} = {quoted(value)}" for key, value in captures.items())
        fields.append(f"captures = {{ {inside} }}")
    return "[[example]]\n" + "\n".join(fields) + "\n"


def quoted(text: str) -> str:
    """Return a text as TOML, without escapes where that can be."""
    plain = text.isprintable()
    if plain and '"' not in text and "\\" not in text:
        return f'"{text}"'
    if plain and "'''" not in text and not text.endswith("'"):
        return f"'''{text}'''" if "'" in text else f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    signs = (sign if sign.isprintable() else f"\\U{ord(sign):08X}" for sign in escaped)
    return f'"{"".join(signs)}"'


def block(lines: Sequence[str]) -> str:
    """Return lines as a TOML text of several lines."""
    escaped = "\n".join(lines).replace("\\", "\\\\").replace('"""', '""\\"')
    signs = (
        sign if sign.isprintable() or sign == "\n" else f"\\U{ord(sign):08X}" for sign in escaped
    )
    return f'"""\n{"".join(signs)}\n"""'


HEAD = """\
# A draft by `bbfix patterns new`. Fill in each <...>, then ask
#     bbfix patterns lint FILE        what is still wrong
#     bbfix patterns test FILE        whether it finds what it should, and nothing else
# and put the file at <your pages>/{area}/{id}.toml; `--save` does that.
id = "{id}"
title = "{open}: what has failed, in lower case, without the cure>"
area = "{area}"
severity = "error"
status = "draft"
sources = [{sources}]
supersedes = [{supersedes}]
why = "{open}: why it happens, in one or two sentences>"
explain = \"\"\"
{open}: the long page: what git or the host was doing, what it met, how to tell, what helps>
\"\"\"
"""
REPAIR = f"""\
[[cause]]
id = "cause"
otherwise = true
fixes = ["repair"]

[[fix]]
id = "repair"
title = "{OPEN}: what to do, in lower case>"
risk = "none" # an advice touches nothing; see `bbfix patterns show index-lock` for others
steps = [{{ kind = "advise", text = "{OPEN}: how to do it>" }}]
"""
COUNTER = f"""\
[[counter]] # a message that looks alike and means something else: this page must not answer it
reason = "{OPEN}: what it is instead>"
text = "{OPEN}: such a message>"
"""
