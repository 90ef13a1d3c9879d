"""Takes lines apart that somebody made one: a web page, a table or a chat put blanks for newlines.

git ends a line before it says `fatal: `, so where it has spoken before in a line, and a sentence,
a quote or a bracket has ended, that word began another one.
"""

from __future__ import annotations

import re

SHORTEST = 20  # characters before a word that may be lines of their own
_SPOKEN = (
    r"^\s*(?:remote|ERROR): |\b(?:fatal|error|warning|hint): |Cloning into |Permission denied[ ,(]"
    r"|Host key verification failed|\b[Ee]xit(?:ed)? (?:status|code|with)\b|\bstderr: "
)
_BEGIN = r"(?<=[.!?'\")]) (?=(?:fatal|error|remote|hint|warning): |Please make sure you have )"


def parted(line: str) -> list[str]:
    """Return the lines that a line was made of, itself alone where nothing tells."""
    said = re.search(_SPOKEN, line)
    if said is None:
        return [line]
    starts = [
        match.end() for match in re.finditer(_BEGIN, line) if match.start() >= said.end() + SHORTEST
    ]
    if not any(line.startswith("fatal: ", at) for at in starts):
        return [line]
    parts = [
        line[low:high].rstrip() for low, high in zip([0, *starts], [*starts, None], strict=True)
    ]
    if parts[0].count("'") % 2 and parts[-1].endswith("'"):
        parts[-1] = parts[-1][:-1].rstrip()  # the quote that was opened before all of it
    return parts
