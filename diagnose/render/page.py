"""A pattern page for reading: how it looks, why it happens, what bbfix tells apart, repairs."""

from __future__ import annotations

import re

from diagnose.library.origins import link_name
from diagnose.library.origins import origins
from diagnose.registry import STEP_KINDS
from diagnose.render import document
from diagnose.render import markdown
from diagnose.render import safe
from diagnose.render import text
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diagnose.library.page import FixPage
    from diagnose.library.page import Pattern
    from diagnose.render.term import Term

SCHEMA = "bbfix.page/1"
SHOWN = 3  # lines of the example
LINKS = 4  # to read on; `--format json` has them all
BRACED = re.compile(r"\{([^{}]*)\}")
STATUS = {"draft": "a draft", "retired": "retired: bbfix no longer looks for this failure"}
OPEN = {"command": "the same command"}  # placeholders for which their name says too little


class Page(Value):
    """A pattern with what stands beside it in the library."""

    pattern: Pattern
    fixes: tuple[FixPage, ...]  # every one that its causes name, in order
    related: tuple[tuple[str, str], ...] = ()  # id and title


def as_text(page: Page, term: Term) -> str:
    """Return the long page as text."""
    prose = _prose(page.pattern.explain, term)
    return text.of_blocks(_head(page), term) + prose + "\n" + text.of_blocks(_tail(page), term)


def as_markdown(page: Page) -> str:
    """Return the long page as Markdown; the prose of a page is Markdown already."""
    prose = page.pattern.explain.strip("\n").rstrip() + "\n\n"
    return markdown.of_blocks(_head(page)) + prose + markdown.of_blocks(_tail(page))


def as_json(page: Page) -> dict[str, Any]:
    """Return the long page as a table of plain JSON values."""
    pattern = page.pattern
    return {
        "schema": SCHEMA,
        "id": pattern.id,
        "title": pattern.title,
        "area": pattern.area,
        "severity": pattern.severity,
        "status": pattern.status,
        "why": opened(pattern.why),
        "explain": pattern.explain.strip(),
        "notes": [opened(note) for note in pattern.notes],
        "foreseen": [opened(entry.why) for entry in pattern.foreseen],
        "causes": [
            {"id": cause.id, "why": opened(cause.why) or None, "fixes": list(cause.fixes)}
            for cause in pattern.causes
        ],
        "fixes": [
            {
                "id": fix.id,
                "title": opened(fix.title),
                "risk": fix.risk.label,
                "automatic": _is_automatic(fix),
                "steps": [_said(fix, number) for number in range(len(fix.steps))],
                "command": _by_hand(fix) or None,
                "undo": "bbfix undo" if _undoable(fix) else None,
            }
            for fix in page.fixes
        ],
        "sources": list(pattern.sources),
        "related": [{"id": name, "title": title} for name, title in page.related],
    }


def opened(raw: str) -> str:
    """Show open blanks as <name>: there is no failure to fill them from."""

    def name(hit: re.Match[str]) -> str:
        words = OPEN.get(hit[1]) or hit[1].replace(".", " ").replace("_", " ")
        return f"<{words}>"

    return BRACED.sub(name, raw)


def _head(page: Page) -> tuple[Value, ...]:
    pattern = page.pattern
    said = [line for one in pattern.examples[:1] for line in one.text.split("\n") if line.strip()]
    blocks: list[Value] = [document.Headline(pattern.severity, pattern.id, pattern.title)]
    if pattern.status != "stable":
        blocks.append(document.Labelled("note", f"this page is {STATUS[pattern.status]}"))
    blocks.append(document.Gap())
    if said:
        blocks += [document.Verbatim(tuple(said[:SHOWN])), document.Gap()]
    return tuple(blocks)


def _prose(source: str, term: Term) -> str:
    """Wrap paragraphs and list items; lines indented by four are commands and stay as they are."""
    lines: list[str] = []
    open_text: list[str] = []

    def close() -> None:
        if open_text:
            rest = "  " if open_text[0].startswith("- ") else ""
            lines.extend(text.wrap(safe.text(" ".join(open_text)), term.width, "", rest))
            open_text.clear()

    for line in source.strip("\n").rstrip().splitlines():
        verbatim = line.startswith("    ")
        if verbatim or not line.strip() or line.startswith("- "):
            close()
        if verbatim:
            lines.append(text.paint(safe.text(line), "command", term))
        elif not line.strip():
            lines.append("")
        else:
            open_text.append(line)
    close()
    return "\n".join(lines) + "\n"


def _tail(page: Page) -> tuple[Value, ...]:
    pattern = page.pattern
    constant = [note for note in pattern.notes if "{" not in note]
    blocks: list[Value] = [document.Labelled("note", note) for note in constant]
    if pattern.foreseen:
        blocks.append(document.Command("ahead", "bbfix doctor", "sees it coming"))
    blocks += _parted(blocks, _causes(page))
    blocks += _parted(blocks, _repairs(page))
    blocks += _parted(blocks, _origins(page))
    return tuple(blocks)


def _parted(blocks: list[Value], more: list[Value]) -> list[Value]:
    """Return more blocks, with a gap before them where others stand above."""
    return [document.Gap(), *more] if blocks and more else more


def _repairs(page: Page) -> list[Value]:
    blocks: list[Value] = [_choice(number, fix) for number, fix in enumerate(page.fixes, 1)]
    if any(_undoable(fix) for fix in page.fixes):
        blocks.append(document.Command("undo", "bbfix undo"))
    return blocks


def _origins(page: Page) -> list[Value]:
    """Return where the words come from, what to read, and the patterns next to this one."""
    known = origins(page.pattern)
    blocks: list[Value] = []
    code = [link for link in known.links if "/blob/" in link]
    reading = [link for link in known.links if link not in code][:LINKS]
    words = [*known.files, *map(link_name, code)]
    words += [f"seen with git {version}" for _, version in known.worlds[:1]]
    blocks += [document.Labelled("words", ", ".join((*words, *known.hearsay)))] if words else []
    blocks += [document.Command("read", link) for link in reading]
    blocks += [
        document.Command("see", f"bbfix explain {name}", title) for name, title in page.related
    ]
    return blocks


def _causes(page: Page) -> list[Value]:
    """Tell the causes apart, each with the numbers of its repairs; one alone needs no word."""
    causes = page.pattern.causes
    if len(causes) == 1:
        return []
    numbers = {fix.id: number for number, fix in enumerate(page.fixes, 1)}
    blocks: list[Value] = []
    for cause in causes:
        why = opened(cause.why) or ("otherwise" if cause.otherwise else opened(page.pattern.why))
        fixes = ", ".join(str(numbers[name]) for name in cause.fixes if name in numbers)
        blocks.append(document.Labelled("cause", f"{why} (fix {fixes})" if fixes else why))
    return blocks


def _choice(number: int, fix: FixPage) -> document.Choice:
    remark = "; ".join(_said(fix, at) for at in range(len(fix.steps)))
    title = opened(fix.title)
    if _is_automatic(fix):
        return document.Choice(number, f"bbfix fix {fix.id}", title, fix.risk.label)
    return document.Choice(number, _by_hand(fix), title, fix.risk.label, remark)


def _is_automatic(fix: FixPage) -> bool:
    return all(STEP_KINDS[step.kind].automatic for step in fix.steps)


def _undoable(fix: FixPage) -> bool:
    return fix.undo == "journal" and _is_automatic(fix)


def _said(fix: FixPage, number: int) -> str:
    """Return what a step does, in words."""
    step = fix.steps[number]
    return opened(step.blanks.get("text", "")) or STEP_KINDS[step.kind].means


def _by_hand(fix: FixPage) -> str:
    """Return the first command that a step names, "" where none does."""
    for step in fix.steps:
        if "command" in step.blanks:
            return opened(step.blanks["command"])
        if step.kind == "git":
            return opened(f"git {step.blanks['argv']}".replace("\0", " "))
    return ""
