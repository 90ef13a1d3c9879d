"""A diagnosis in three lines, for a prompt: what failed, why, and what to type next."""

from __future__ import annotations

from diagnose.render import document
from diagnose.render import safe
from diagnose.render.text import COLOURS
from diagnose.render.text import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.model import Diagnosis
    from diagnose.model import Report
    from diagnose.render.term import Term

COMMAND = COLOURS["command"]
MORE = "bbfix"
CUT = "..."


def of_report(report: Report, term: Term, by: str = "") -> str:
    """Return three lines about the first diagnosis; every line ends with a newline.

    by  the program that ran the failed command, "" for the person
    """
    first = report.diagnoses[0]
    head = f"{first.severity}[{first.id}]"
    who = f"in {_plain(by)}: " if by else ""
    title = f"bbfix: {who}{head}: {_plain(first.title)}"
    if columns(title) > term.width:  # the words before the id, which is on the page
        title = _cut(f"bbfix: {who}{_plain(first.title)}", term.width)
    lines = [
        title.replace(head, _paint(head, COLOURS.get(first.severity, "1"), term), 1),
        _cut(f"       {first.why.partition(chr(10))[0]}", term.width),
        _next(first, len(report.diagnoses), term),
    ]
    return "".join(f"{line}\n" for line in lines)


def in_one_line(report: Report, term: Term) -> str:
    """Return one line, however long: the root cause and the command of its first fix.

    It ends with that command; "" is returned where nothing failed.
    """
    if not report.diagnoses and not report.unrecognised:
        return ""
    if not report.diagnoses:
        head, title, next_ = "error[unknown]", document.UNKNOWN, f"more: {MORE} last"
        level, others = "error", ""
    else:
        first = report.diagnoses[0]
        level, title = first.severity, first.title
        head = f"{level}[{first.id}]"
        commands = [fix.command for fix in document.numbered(first) if fix.command]
        next_ = f"fix: {commands[0]}" if commands else f"more: {MORE} explain {first.id}"
        count = len(report.diagnoses)
        others = f" (the first of {count} failures)" if count > 1 else ""
    tag = _paint(head, COLOURS[level], term)
    return f"{tag}: {_plain(title)}{others}; {safe.text(next_)}\n"


def of_unknown(term: Term) -> str:
    """Return a line for a failure that no pattern knows."""
    return (
        _cut(f"bbfix: no pattern knows this failure; `{MORE}` shows what was seen", term.width)
        + "\n"
    )


def of_unheard(command: str, *, passed: bool) -> str:
    """Return the lines for a push that the host refused for a reason which git's events lack.

    command  the failed one; passed: a dry run of it goes through
    """
    lines = ["bbfix: the host refused it, and says why in the lines above"]
    if passed:
        lines.append("       a dry run goes through, so it is a rule of the host's own")
    lines.append(f"  explain: bbfix {safe.text(command)}")
    return "".join(f"{line}\n" for line in lines)


def _next(first: Diagnosis, count: int, term: Term) -> str:
    """Return what to type: the first fix, and what shows the whole."""
    also = f" ({count - 1} more failure{'s' if count > 2 else ''})" if count > 1 else ""  # noqa: PLR2004 - one more is singular
    fix = next(iter(document.numbered(first)), None)
    command = safe.text(fix.command) if fix else ""
    if not command:
        return f"  more: {_paint(MORE, COMMAND, term)}{also}"
    line = f"  fix: {_paint(command, COMMAND, term)}   more: {_paint(MORE, COMMAND, term)}{also}"
    if len(f"  fix: {command}   more: {MORE}{also}") <= term.width:
        return line
    return f"  fix: {_paint(command, COMMAND, term)}"


def _plain(text: str) -> str:
    """Return a name or a title as one line: a page or a program may be a stranger's."""
    return " ".join(safe.text(text).split())


def _cut(text: str, width: int) -> str:
    """Shorten a line at a blank: the whole is one command away."""
    text = safe.text(text)
    if columns(text) <= width:
        return text
    kept = text[: width - len(CUT)]
    while columns(kept) > width - len(CUT):
        kept = kept[:-1]
    return (kept.rpartition(" ")[0] if " " in kept.strip() else kept).rstrip(" ,;:") + CUT


def _paint(text: str, colour: str, term: Term) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if term.colour else text
