"""Write the catalogue of the pages, patterns/README.md, from the pages themselves.

`python -m diagnose.library.docs patterns` writes it; a test holds it fresh.
"""

from __future__ import annotations

import os
import sys

from diagnose import registry
from diagnose.library.pages import read_pages
from diagnose.model import Risk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.library.page import FixPage
    from diagnose.library.page import Pattern
    from diagnose.library.pages import Pages

HEAD = """\
# The pages

Written by `python -m diagnose.library.docs patterns` from the pages themselves: do not edit it.

One file is one pattern, named after its id: how a failure looks, why it happens, how it is
repaired. `bbfix explain <id>` shows the long page, `python -m diagnose.library.lint patterns`
says what is wrong with a page. The words that pages may use are in `diagnose/registry.py`.

Risks, from reading to losing data: {risks}.
Where a fix is in italics, a person must do it.
"""


def catalogue(pages: Pages) -> str:
    """Return the catalogue as Markdown."""
    labels = [risk.label for risk in Risk]
    parts = [HEAD.format(risks=", ".join(f"`{label}`" for label in labels))]
    shared = {fix.id: fix for fix in pages.fixes}
    for area, means in registry.AREAS.items():
        patterns = [page for page in pages.patterns if page.area == area]
        if patterns:
            rows = "\n".join(_row(page, shared) for page in patterns)
            parts.append(
                f"## {area}: {means}\n\n"
                f"| pattern | what fails | repairs and their risks | seen |\n"
                f"| --- | --- | --- | --- |\n{rows}\n"
            )
    if pages.fixes:
        rows = "\n".join(
            f"| `{fix.id}` | {_cell(fix.title)} | {fix.risk.label} |" for fix in pages.fixes
        )
        parts.append(f"## Shared repairs\n\n| fix | title | risk |\n| --- | --- | --- |\n{rows}\n")
    parts.append(_hosts(pages))
    return "\n".join(part for part in parts if part)


def main(arguments: list[str]) -> int:
    """Write the catalogue of the folder named on the command line."""
    root = arguments[0] if arguments else "patterns"
    with open(os.path.join(root, "README.md"), "w", encoding="utf-8") as file:
        file.write(catalogue(read_pages(root)))
    return 0


def _row(page: Pattern, shared: dict[str, FixPage]) -> str:
    known = {**shared, **{fix.id: fix for fix in page.fixes}}
    used = dict.fromkeys(name for cause in page.causes for name in cause.fixes)
    fixes = ", ".join(_fix(known[name]) for name in used if name in known)
    title = page.title if page.status == "stable" else f"{page.title} ({page.status})"
    name = f"[`{page.id}`]({page.area}/{page.id}.toml)"
    return f"| {name} | {_cell(title)} | {fixes} | {_seen(page)} |"


def _fix(fix: FixPage) -> str:
    by_hand = any(not registry.STEP_KINDS[step.kind].automatic for step in fix.steps)
    mark = "*" if by_hand else ""
    return f"{mark}{fix.id}{mark} ({fix.risk.label})"


def _seen(page: Pattern) -> str:
    """Return the versions of git and the pages on which the words were seen."""
    versions = sorted({f"git {example.git}" for example in page.examples if example.git})
    urls = [source for source in page.sources if source.startswith("https://")]
    return ", ".join([*versions, *(f"[{n}]({url})" for n, url in enumerate(urls, 1))])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _hosts(pages: Pages) -> str:
    rows = "\n".join(
        f"| [`{name}`](hosts/{name}.toml) | {_cell(str(table.get('title', name)))} | "
        f"{table.get('checked', '')} |"
        for name, table in sorted(pages.hosts.items())
    )
    if not rows:
        return ""
    return f"## Hosts\n\n| host | name | checked |\n| --- | --- | --- |\n{rows}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
