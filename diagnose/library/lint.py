"""Say what is wrong with the pages of a folder, one sentence each, file first.

`python -m diagnose.library.lint FOLDER` prints them and ends with 1 if there are any.
"""

from __future__ import annotations

import sys

from diagnose.library.fixes import names_in
from diagnose.library.gather import Known
from diagnose.library.gather import host_ids
from diagnose.library.hazard import least_risk
from diagnose.library.page import plain
from diagnose.library.pages import read_pages
from diagnose.library.schema import captures_of
from diagnose.library.wording import told
from diagnose.library.wording import wording
from diagnose.library.wording import wording_of_fix
from diagnose.model import Risk
from diagnose.registry import PLACEHOLDERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from diagnose.library.page import FixPage
    from diagnose.library.page import Pattern
    from diagnose.library.pages import Pages

OPEN = "<fill in"  # how `bbfix patterns new` marks what only a person knows


def lint(root: str) -> list[str]:
    """Return every trouble of the pages below `root`, a library of its own."""
    return lint_pages(read_pages(root), Known())


def lint_pages(pages: Pages, known: Known) -> list[str]:
    """Return every trouble of pages that are added to a library, in the order of the files."""
    troubles = [error.message for error in pages.errors]
    for pattern in pages.patterns:
        file = f"{pattern.area}/{pattern.id}.toml"
        troubles += [f"{file}: {trouble}" for trouble in _pattern(pattern, pages, known)]
    for fix in pages.fixes:
        found = [*wording_of_fix(fix), *_hazards(fix)]
        troubles += [f"fixes/{fix.id}.toml: {trouble}" for trouble in found]
    return sorted(troubles + list(_twice(pages)))


def _pattern(pattern: Pattern, pages: Pages, known: Known) -> Iterator[str]:
    """Give the troubles of one page: words, secrets, and what it says about other pages."""
    if pattern.status == "retired":
        return
    yield from wording(pattern)
    yield from _open_places(pattern)
    yield from _regexes(pattern)
    yield from _secrets(pattern)
    yield from _references(pattern, pages, known)


def _open_places(pattern: Pattern) -> Iterator[str]:
    """Give the keys of a draft that nobody has filled in yet."""
    for key, value in pattern.fields().items():
        if OPEN in str(plain(value)):
            yield f"`{key}` still holds `{OPEN}: ...>`"


def _regexes(pattern: Pattern) -> Iterator[str]:
    """Give what `regex`, which runs them, does not take; the schema has asked `re`."""
    import regex

    for number, sign in enumerate(pattern.signs, 1):
        try:
            regex.compile(sign.regex, regex.MULTILINE)
        except regex.error as error:
            yield f"`match {number} regex` cannot be compiled: {error}"


def _secrets(pattern: Pattern) -> Iterator[str]:
    from diagnose.redact import has_secret

    texts = {
        "why": pattern.why,
        "explain": pattern.explain,
        "example": "\n".join(example.text for example in pattern.examples),
        "counter": "\n".join(counter.text for counter in pattern.counters),
    }
    for key, text in texts.items():
        if has_secret(text):
            yield f"`{key}` holds what looks like a secret: put <secret> in its place"


def _references(pattern: Pattern, pages: Pages, known: Known) -> Iterator[str]:
    """Give what a page says about other pages that is not so."""
    yield from _fixes(pattern, {**known.fixes, **{fix.id: fix for fix in pages.fixes}})
    others = {page.id for page in pages.patterns} - {pattern.id} | known.ids
    if pattern.id in known.ids and pattern.id not in pattern.supersedes:
        yield "`id` is taken by a pattern of the library, and `supersedes` does not name it"
    for name in pattern.supersedes:
        if name not in others:
            yield f"`supersedes` names `{name}`, which is no other pattern"
    for host in _hosts(pattern):
        if host not in host_ids(pages.hosts) and host not in known.hosts:
            yield f"`hosts` names `{host}`, which is no page in hosts/"


def _fixes(pattern: Pattern, shared: Mapping[str, FixPage]) -> Iterator[str]:
    own = {fix.id: fix for fix in pattern.fixes}
    used = {name for entry in pattern.foreseen for name in entry.fixes}
    for name in sorted(used - own.keys() - shared.keys()):
        yield f"`foreseen fixes` names `{name}`, which is no fix here or in fixes/"
    for cause in pattern.causes:
        at = f"`cause {cause.id} fixes`"
        for place, name in enumerate(cause.fixes):
            used.add(name)
            fix = own.get(name) or shared.get(name)
            if fix is None:
                yield f"{at} names `{name}`, which is no fix here or in fixes/"
            elif place == 0 and fix.risk >= Risk.HISTORY:
                yield f"{at} offers `{name}` first, whose risk is `{fix.risk.label}`"
    for name in sorted(used & shared.keys() - own.keys()):
        for missing in _missing(shared[name], captures_of(pattern.signs)):
            yield f"`cause` uses the fix `{name}`, which needs the capture `{missing}`"
    for name in sorted(own.keys() - used):
        yield f"`fix {name}` is used by no cause"
    for fix in pattern.fixes:
        yield from _hazards(fix)


def _hazards(fix: FixPage) -> Iterator[str]:
    """Give the advised commands that touch more than the fix says."""
    for step in fix.steps:
        command = step.blanks.get("command", "")
        least = least_risk(command)
        if fix.risk < least:
            yield f"`fix {fix.id} risk` is `{fix.risk.label}`, but `{command}` is `{least.label}`"


def _hosts(pattern: Pattern) -> list[str]:
    named = [*pattern.hosts, *(host for sign in pattern.signs for host in sign.hosts)]
    return sorted(set(named))


def _missing(fix: FixPage, captures: tuple[str, ...]) -> list[str]:
    """Return the captures that a shared fix needs and a pattern does not have."""
    names = {name for text in told(fix) for name in names_in(text)}
    return sorted(
        name
        for name in names
        if "." not in name and name not in PLACEHOLDERS and name not in captures
    )


def _twice(pages: Pages) -> Iterator[str]:
    """Give the ids that two areas use."""
    seen: dict[str, str] = {}
    for pattern in pages.patterns:
        if pattern.id in seen:
            yield f"{pattern.area}/{pattern.id}.toml: `id` is taken by {seen[pattern.id]}/"
        seen[pattern.id] = pattern.area


def main(arguments: list[str]) -> int:
    """Lint the folders named on the command line."""
    troubles = [trouble for root in arguments for trouble in lint(root)]
    for trouble in troubles:
        sys.stdout.write(f"{trouble}\n")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["patterns"]))
