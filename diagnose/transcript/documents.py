"""Tells texts that as a whole show something: programs, documents, web pages, pages of a manual.

Nothing here looks at the words that git says: only at how all the lines are written.
"""

from __future__ import annotations

import re

from diagnose.transcript.voices import VOICES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Lines of programs and settings.
_CODE = (
    r"\s*(?:[\w.\[\]\"'-]+ [+:-]?= \S.*|(?:import|from) [\w.]+(?: import .*)?|return\b.*|.*;|//.*"
    r"|(?:(?:async|export|public|private|static) )*(?:def|class|function|func|fn) \w.*[:{(,]"
    r"|#\s*(?:include|define|if|endif)\b.*|#!.*|\[{1,2}[\w.\" -]+\]{1,2}"
    r"|(?:if|elif|for|while|with|try|except|switch)\b.*[:{]|(?:const|let|var|local|pub|use) .*"
    r"|then|fi|done)"
)
# Lines of these too, but of other texts as well.
_PERHAPS_CODE = (
    r"\s*(?:(?:else|raise|assert|yield|await|end|echo|package|namespace|struct|enum)\b.*|[@}\])].*"
    r"|/?\*+/?(?:\s.*)?|\w+=\S*|\w+:|.*[{,(\[\\]|.*\) ?[:{]|[\"'rbf]{1,3}[^\"']*[\"'].*|# .*)"
)
# A cheap look first: to compile the expressions takes longer than all the rest.
_CODE_BEGINS = (
    "import ",
    "from ",
    "return",
    "def ",
    "class ",
    "func",
    "fn ",
    "#",
    "//",
    "const ",
    "let ",
)
_CODE_ENDS = (";", "):", "{", "]", "(", ",", "}")
_HEADS = ("\n# ", "\n## ", "\n### ", "\n====", "\n----", "\n~~~~", "\n.. ")
_MANUAL = ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "DIAGNOSTICS", "EXAMPLES", "SEE ALSO")
_PARAGRAPH = r"(?i)\s*<(?:p|h[1-6])\b.*"
_HEADING = r"#{1,6} +\S.*|(?:={4,}|-{4,}|~{4,})\s*|\.\. [\w-]+::.*"
_PROSE = r"(?:[-*] |\d+\. )?[A-Z][^:]{30,}[a-z][^:]*|[a-z][a-z, ]{25,}.*[.,:;]"
_GITS_OWN = (*VOICES, "To ")
FEWEST = 8  # lines of a program
SHARE = 0.4  # of its lines that look like a program
SURE = 0.15  # of its lines that can hardly be anything else
SENTENCES = 4  # of a document, at the least
LOOK = 200  # characters of a line that tell what it is


def shown(lines: Sequence[str], whole: str, known: set[int]) -> set[int]:
    """Return the indexes of lines that are only shown by what the whole text is.

    whole  the lines joined by newlines
    known  the indexes of lines that are known to be shown already
    """
    found: set[int] = set()
    rest = ["" if number in known else line for number, line in enumerate(lines)]
    if "<p>" in whole or "<P>" in whole:
        found |= _in_page(rest)
    if whole.startswith("# ") or any(heading in whole for heading in _HEADS):
        found |= _in_document(rest)
    if sum(heading in lines for heading in _MANUAL) > 1:
        found |= {number for number, line in enumerate(lines) if line.startswith((" ", "\t"))}
    return found | _in_source(rest)


def _in_source(lines: Sequence[str]) -> set[int]:
    """Return the lines of a program or a page of settings.

    Where git speaks at the very start of a line, it was run: no program is written so.
    """
    filled = [line for line in lines if line.strip()]
    if len(filled) < FEWEST or filled[0].lstrip().startswith(("{", "[{", "[\n")):
        return set()
    may = sum(
        " = " in line or line.endswith(_CODE_ENDS) or line.lstrip().startswith(_CODE_BEGINS)
        for line in filled
    )
    if may < SURE * len(filled):
        return set()
    strong = sum(re.fullmatch(_CODE, line) is not None for line in filled)
    if strong < SURE * len(filled) or strong < FEWEST // 2:
        return set()
    weak = sum(re.fullmatch(_PERHAPS_CODE, line) is not None for line in filled)
    if strong + weak < SHARE * len(filled):
        return set()
    return {number for number, line in enumerate(lines) if not line.startswith(_GITS_OWN)}


def _in_document(lines: Sequence[str]) -> set[int]:
    """Return what a document with headings and sentences sets apart: fences, indented blocks."""
    headings = sum(re.fullmatch(_HEADING, line) is not None for line in lines)
    if not headings or sum(bool(re.match(_PROSE, line[:LOOK])) for line in lines) < SENTENCES:
        return set()
    found: set[int] = set()
    fenced = False
    for number, line in enumerate(lines):
        fence = line.lstrip().startswith(("```", "~~~"))
        if fenced or fence or line.startswith(("    ", "\t", "> ", "|", "`")):
            found.add(number)
        fenced ^= fence
    return found


def _in_page(lines: Sequence[str]) -> set[int]:
    """Return all of a web page with paragraphs and headings; a log in a page has neither."""
    marked = sum(re.fullmatch(_PARAGRAPH, line) is not None for line in lines)
    return set(range(len(lines))) if marked > 1 else set()
