"""A pattern page for reading: why it happens, the causes bbfix tells apart, the ways out."""

from __future__ import annotations

from diagnose.render import document
from diagnose.render import markdown
from diagnose.render import safe
from diagnose.render import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.library.schema import FixPage
    from diagnose.library.schema import Pattern
    from diagnose.model import Value
    from diagnose.render.term import Term


def of_pattern(pattern: Pattern, fixes: tuple[FixPage, ...], term: Term) -> str:
    """Return the long page as text; `fixes` are those that its causes name, in order."""
    head = text.of_blocks(
        (document.Headline(pattern.severity, pattern.id, pattern.title), document.Gap()), term
    )
    tail = text.of_blocks(_tail(pattern, fixes), term)
    return head + _prose(pattern.explain, term.width) + "\n" + tail


def as_markdown(pattern: Pattern, fixes: tuple[FixPage, ...]) -> str:
    """Return the long page as Markdown; the prose of a page is Markdown already."""
    head = markdown.of_blocks(
        (document.Headline(pattern.severity, pattern.id, pattern.title), document.Gap())
    )
    return head + pattern.explain.strip() + "\n\n" + markdown.of_blocks(_tail(pattern, fixes))


def _prose(source: str, width: int) -> str:
    """Wrap paragraphs and list items; lines indented by four are commands and stay as they are."""
    lines: list[str] = []
    open_text: list[str] = []

    def close() -> None:
        if open_text:
            rest = "  " if open_text[0].startswith("- ") else ""
            lines.extend(text.wrap(safe.text(" ".join(open_text)), width, "", rest))
            open_text.clear()

    for line in source.strip().splitlines():
        verbatim = line.startswith("    ")
        if verbatim or not line.strip() or line.startswith("- "):
            close()
        if verbatim or not line.strip():
            lines.append(safe.text(line))
        else:
            open_text.append(line)
    close()
    return "\n".join(lines) + "\n"


def _tail(pattern: Pattern, fixes: tuple[FixPage, ...]) -> tuple[Value, ...]:
    blocks: list[Value] = [document.Labelled("note", note) for note in _constant(pattern.notes)]
    blocks += [
        document.Labelled("fix", f"{fix.id}: {_title(fix)} (risk: {fix.risk.label})")
        for fix in fixes
    ]
    blocks += [document.Command("source", source) for source in pattern.sources]
    return tuple(blocks)


def _constant(texts: tuple[str, ...]) -> list[str]:
    return [note for note in texts if "{" not in note]


def _title(fix: FixPage) -> str:
    """Show open blanks as <name>: there is no failure to fill them from."""
    return fix.title.replace("{", "<").replace("}", ">")
