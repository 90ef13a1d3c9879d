"""What may stand in a pattern page: a table of TOML becomes a `Pattern`, or an error that helps.

Every error is a LibraryError that names the file and the key in one sentence. The words that a
page may use come from `registry`. Wording, safety and what needs other pages: `lint`.
"""

from __future__ import annotations

import re
import warnings

from diagnose import registry
from diagnose.library.fixes import conditions
from diagnose.library.fixes import fill_names
from diagnose.library.fixes import read_fix
from diagnose.library.foresight import read_foreseen
from diagnose.library.page import Cause
from diagnose.library.page import ConsequenceLine
from diagnose.library.page import Counter
from diagnose.library.page import Example
from diagnose.library.page import Pattern
from diagnose.library.page import Sign
from diagnose.library.page import Silent
from diagnose.library.page import plural
from diagnose.library.table import Table
from diagnose.library.tame import is_tame
from diagnose.model import Sureness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from typing import Any

STATUSES = ("stable", "draft", "retired")
CAPS = ("likely", "possible")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
VERSION = re.compile(r"[0-9]+(?:\.[0-9]+){1,3}")
SHORTEST = 4  # characters of a literal; anything shorter is in every transcript


def read_pattern(data: Mapping[str, Any], file: str, *, area: str, name: str) -> Pattern:
    """Return the pattern of a page whose folder is `area` and whose file name is `name`.

    Raises LibraryError naming `file` and the key. `[[fix]] use = ...` must be resolved before.
    """
    top = Table(data, file)
    page_id = _identity(top, area, name)
    status = top.choice("status", STATUSES, "stable")
    signs = tuple(_sign(table) for table in top.tables("match"))
    captures = captures_of(signs)
    gathers = top.texts("gathers")
    if not set(gathers) <= set(captures):
        raise top.error("gathers", "names a capture that no regex of the page has")
    captures += tuple(plural(name) for name in gathers)
    fixes = tuple(read_fix(table, captures) for table in top.tables("fix"))
    causes = tuple(_cause(table, captures) for table in top.tables("cause"))
    pattern = Pattern(
        id=page_id,
        title=top.text("title"),
        area=area,
        severity=top.choice("severity", registry.SEVERITIES),
        why=_filled(top, "why", captures),
        explain=top.text("explain"),
        signs=signs,
        causes=causes,
        fixes=fixes,
        sources=top.texts("sources"),
        git=_printed(top),
        supersedes=top.texts("supersedes"),
        hosts=top.texts("hosts"),
        notes=tuple(fill_names(top, "notes", note, captures) for note in top.texts("notes")),
        status=status,
        examples=tuple(_example(table, captures, causes) for table in top.tables("example")),
        counters=tuple(_counter(table) for table in top.tables("counter")),
        silent=tuple(_silent(table) for table in top.tables("silent")),
        foreseen=tuple(read_foreseen(table, captures) for table in top.tables("foreseen")),
        gathers=gathers,
    )
    top.close()
    _whole(top, pattern)
    return pattern


def read_consequences(data: Mapping[str, Any], file: str) -> tuple[ConsequenceLine, ...]:
    """Return the lines of consequences.toml; raises LibraryError."""
    top = Table(data, file)
    lines = []
    for table in top.tables("line"):
        regex = _regex(table)
        line = ConsequenceLine(_literal(table), regex, table.flag("remote"), is_tame(regex))
        table.close()
        lines.append(line)
    top.close()
    return tuple(lines)


def captures_of(signs: Iterable[Sign]) -> tuple[str, ...]:
    """Return the names that the regexes of some signs capture."""
    names: dict[str, None] = {}
    for sign in signs:
        if sign.regex:
            names.update(dict.fromkeys(re.compile(sign.regex, re.MULTILINE).groupindex))
    return tuple(names)


def _identity(top: Table, area: str, name: str) -> str:
    page_id = top.text("id")
    if not ID.fullmatch(page_id):
        raise top.error("id", f"is `{page_id}`, but is written in lower case words with hyphens")
    if page_id != name:
        raise top.error("id", f"is `{page_id}`, but the file is named `{name}.toml`")
    if top.choice("area", registry.AREAS) != area:
        raise top.error("area", f"is `{top.text('area')}`, but the folder is `{area}`")
    return page_id


def _sign(table: Table) -> Sign:
    regex = _regex(table)
    sign = Sign(
        role=table.choice("role", registry.ROLES, "sign"),
        literal=_literal(table),
        regex=regex,
        tame=is_tame(regex),
        remote=table.flag("remote"),
        commands=table.texts("commands"),
        exits=table.numbers("exits"),
        hosts=table.texts("hosts"),
    )
    table.close()
    return sign


def _silent(table: Table) -> Silent:
    silent = Silent(table.texts("commands"), table.numbers("exits"), conditions(table))
    table.close()
    for key, value in silent.fields().items():
        if not value:
            raise table.error(key, "is missing")
    return silent


def _literal(table: Table) -> str:
    literal = table.text("literal")
    if len(literal.strip()) < SHORTEST:
        raise table.error("literal", f"is shorter than {SHORTEST} characters, so it hits anywhere")
    return literal


def _regex(table: Table) -> str:
    """Check the regex with `re`: pages keep to the syntax that `re` and `regex` share."""
    text = table.text("regex", "")
    if not text:
        return ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(text, re.MULTILINE)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise table.error("regex", f"cannot be compiled: {error}") from None
    for name in compiled.groupindex:
        if name in registry.PLACEHOLDERS and name != "host":
            raise table.error("regex", f"captures `{name}`, which is a placeholder of bbfix itself")
    if compiled.match("") is not None:
        raise table.error("regex", "matches the empty text")
    return text


def _filled(table: Table, key: str, captures: tuple[str, ...], default: str | None = None) -> str:
    return fill_names(table, key, table.text(key, default), captures)


def _printed(top: Table) -> tuple[Mapping[str, str], ...]:
    """Read where git prints it: one table or a list of them."""
    value = top.raw("git")
    entries = [value] if isinstance(value, dict) else value or []
    return tuple(_wording(table) for table in Table({"git": entries}, top.file).tables("git"))


def _wording(table: Table) -> Mapping[str, str]:
    """Read one wording of git; only the keys that the page has."""
    words = {"file": table.text("file"), "msgid": table.text("msgid")}
    for key in ("since", "until"):  # the first and the last release of git with these words
        version = table.text(key, "")
        if version and not VERSION.fullmatch(version):
            raise table.error(key, f"is `{version}`, but must be a version of git such as `2.39`")
        words[key] = version
    words["unprovoked"] = table.text("unprovoked", "")
    table.close()
    return {key: value for key, value in words.items() if value}


def _cause(table: Table, captures: tuple[str, ...]) -> Cause:
    cause = Cause(
        id=table.text("id"),
        when=conditions(table, captures),
        otherwise=table.flag("otherwise") or False,
        why=_filled(table, "why", captures, ""),
        fixes=table.texts("fixes"),
        sureness=_cap(table),
    )
    table.close()
    if cause.otherwise == bool(cause.when):
        raise table.error("when", "or `otherwise = true` must be there, and not both")
    return cause


def _cap(table: Table) -> Sureness | None:
    word = table.choice("sureness", CAPS, "")
    return Sureness[word.upper()] if word else None


def _example(table: Table, captures: tuple[str, ...], causes: tuple[Cause, ...]) -> Example:
    example = Example(
        text=table.text("text"),
        git=table.text("git", ""),
        source=table.text("source", ""),
        captures=table.mapping("captures"),
        cause=table.text("cause", ""),
        world=table.text("world", ""),
        command=table.text("command", ""),
        exit=table.number("exit"),
    )
    table.close()
    if not (example.git or example.source):
        raise table.error("git", "(a version) or `source` (a URL) must say where it was printed")
    for name in example.captures:
        if name not in captures:
            raise table.error("captures", f"expects `{name}`, which no regex of the page captures")
    if example.cause and example.cause not in [cause.id for cause in causes]:
        raise table.error("cause", f"is `{example.cause}`, but the page has no such cause")
    return example


def _counter(table: Table) -> Counter:
    counter = Counter(
        reason=table.text("reason"),
        text=table.text("text"),
        command=table.text("command", ""),
        exit=table.number("exit"),
    )
    table.close()
    return counter


def _whole(top: Table, pattern: Pattern) -> None:
    """Check what one key alone cannot tell."""
    if not pattern.sources and not pattern.git:
        raise top.error("sources", "or `git` must say where the message is known from")
    _once(top, "cause", [cause.id for cause in pattern.causes])
    _once(top, "fix", [fix.id for fix in pattern.fixes])
    if pattern.status != "retired":
        _living(top, pattern)


def _once(top: Table, key: str, ids: list[str]) -> None:
    if len(set(ids)) != len(ids):
        raise top.error(key, "uses an id twice")


def _living(top: Table, pattern: Pattern) -> None:
    """Check that a page which is in use has all its parts."""
    if not any(sign.role == "sign" for sign in pattern.signs):
        raise top.error("match", "needs at least one entry with the role `sign`")
    if not pattern.causes or not pattern.causes[-1].otherwise:
        raise top.error("cause", "needs a last entry with `otherwise = true`")
    if any(cause.otherwise for cause in pattern.causes[:-1]):
        raise top.error("cause", "has `otherwise = true` before its last entry")
    if not pattern.examples:
        raise top.error("example", "is missing: a page needs a real transcript")
    if not pattern.counters:
        raise top.error("counter", "is missing: a page needs a transcript that only looks alike")
