"""Write the catalogue of the pages, patterns/README.md, from the pages themselves.

`python -m diagnose.library.docs patterns` writes it; a test holds it fresh.
"""

from __future__ import annotations

import os
import sys

from diagnose import registry
from diagnose.library.origins import link_name
from diagnose.library.origins import origins
from diagnose.library.pages import read_pages
from diagnose.model import Risk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnose.library.origins import Origins
    from diagnose.library.page import FixPage
    from diagnose.library.page import Pattern
    from diagnose.library.pages import Pages

WORLDS = "../tests/lab/worlds"
HEAD = """\
# The pattern library

Written by `python -m diagnose.library.docs patterns` from the pages themselves: do not edit it.

One file is one pattern, named after its id: how a failure looks, why it happens, how it is
repaired. `bbfix explain <id>` shows the long page. `bbfix patterns lint`, `test` and `new` help to
write one; the words that pages may use are in `diagnose/registry.py`, the facts that they may
ask for in `diagnose/factnames.py`.

**Where the words come from** is said of every pattern:

- *seen with git 2.39.5 (world x)*: the script `tests/lab/worlds/x.sh` makes a real git print them,
  and a test does so on each run, with the git that is installed there
- *composed from git's source, never provoked*: the words are git's own, but no script can bring
  git to say them; the reason stands beside it
- *quoted from git 2.39.5*: an example in the page is labelled so, and no script repeats it
- a link: a host's document, or a thread where somebody met the failure
- a file of a program's source: what prints the words

That the words of git are still in the git installed is checked by `bbfix patterns lint --git`.

**Repairs** carry their risk, from reading to losing data: {risks}.
No risk is named where it is `none`. A repair in italics is advice: a person must follow it.

A failure marked **foreseen** is one that `bbfix doctor` and `bbfix sweep` see coming.
"""
KINDS = {
    "world": "seen in a world",
    "composed": "composed",
    "quoted": "quoted",
    "linked": "documents, threads",
    "hearsay": "hearsay",
}


def catalogue(pages: Pages) -> str:
    """Return the catalogue as Markdown."""
    labels = [risk.label for risk in Risk]
    parts = [HEAD.format(risks=", ".join(f"`{label}`" for label in labels))]
    shared = {fix.id: fix for fix in pages.fixes}
    areas = {
        area: patterns
        for area in registry.AREAS
        if (patterns := [page for page in pages.patterns if page.area == area])
    }
    parts.append(_overview(areas))
    for area, patterns in areas.items():
        rows = [_row(page, shared) for page in patterns]
        title = f"## {area}: {registry.AREAS[area]}"
        names = ("pattern", "what fails", "where its words come from", "repairs")
        parts.append(f"{title}\n\n{_table(names, rows)}")
    if pages.fixes:
        rows = [(f"`{fix.id}`", fix.title, fix.risk.label) for fix in pages.fixes]
        parts.append("## Shared repairs\n\n" + _table(("repair", "what it does", "risk"), rows))
    parts.append(_hosts(pages))
    return "\n".join(part for part in parts if part)


def main(arguments: list[str]) -> int:
    """Write the catalogue of the folder named on the command line."""
    root = arguments[0] if arguments else "patterns"
    with open(os.path.join(root, "README.md"), "w", encoding="utf-8") as file:
        file.write(catalogue(read_pages(root)))
    return 0


def _overview(areas: dict[str, list[Pattern]]) -> str:
    """Return how many patterns there are, by area and by the best of where their words are from."""
    rows = []
    sums = dict.fromkeys(("patterns", *KINDS), 0)
    for area, patterns in areas.items():
        kinds = [origins(page).kind for page in patterns]
        counts = {"patterns": len(patterns), **{kind: kinds.count(kind) for kind in KINDS}}
        sums = {key: sums[key] + counts[key] for key in sums}
        anchor = f"{area}: {registry.AREAS[area]}".lower()
        anchor = "".join(sign for sign in anchor if sign.isalnum() or sign in " -")
        rows.append((f"[{area}](#{anchor.replace(' ', '-')})", *map(_number, counts.values())))
    rows.append(("all", *map(_number, sums.values())))
    return _table(("area", "patterns", *KINDS.values()), rows)


def _number(number: int) -> str:
    return str(number or "")


def _row(page: Pattern, shared: dict[str, FixPage]) -> tuple[str, ...]:
    known = {**shared, **{fix.id: fix for fix in page.fixes}}
    lists = [*(cause.fixes for cause in page.causes), *(entry.fixes for entry in page.foreseen)]
    used = dict.fromkeys(name for fixes in lists for name in fixes)
    fixes = ", ".join(_fix(known[name]) for name in used if name in known)
    title = page.title if page.status == "stable" else f"{page.title} ({page.status})"
    title += ", **foreseen**" if page.foreseen else ""
    return (f"[`{page.id}`]({page.area}/{page.id}.toml)", title, _words(origins(page)), fixes)


def _fix(fix: FixPage) -> str:
    by_hand = any(not registry.STEP_KINDS[step.kind].automatic for step in fix.steps)
    name = f"*{fix.id}*" if by_hand else fix.id
    return name if fix.risk is Risk.NONE else f"{name} ({fix.risk.label})"


def _words(known: Origins) -> str:
    """Return where words come from in one cell, the best first."""
    parts = [
        f"seen with git {version} (world [{name}]({WORLDS}/{name}.sh))"
        for name, version in known.worlds
    ]
    if known.unprovoked:
        more = "more words " if known.worlds else ""
        reasons = "; ".join(known.unprovoked)
        parts.append(f"{more}composed from git's source, never provoked: {reasons}")
    if known.quoted and not known.worlds:
        parts.append("quoted from git " + ", ".join(known.quoted))
    parts += known.hearsay
    parts.append(", ".join(_by_program(known.files)))
    parts.append(", ".join(f"[{link_name(url)}]({url})" for url in known.links))
    return "; ".join(part for part in parts if part)


def _by_program(files: tuple[str, ...]) -> list[str]:
    """Return files with their program named once: git `a.c` `b.c`."""
    by_program: dict[str, list[str]] = {}
    for text in files:
        program, _, file = text.partition(" ")
        by_program.setdefault(program, []).append(f"`{file}`")
    return [f"{program} {' '.join(files)}" for program, files in by_program.items()]


def _table(names: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [names, tuple("---" for _ in names), *rows]
    cells = [" | ".join(cell.replace("|", "\\|") for cell in line) for line in lines]
    return "".join(f"| {line} |\n" for line in cells)


def _hosts(pages: Pages) -> str:
    rows = [
        (
            f"[`{name}`](hosts/{name}.toml)",
            str(table.get("title", name)),
            str(table.get("checked", "")),
        )
        for name, table in sorted(pages.hosts.items())
    ]
    return "## Hosts\n\n" + _table(("host", "name", "checked"), rows) if rows else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
