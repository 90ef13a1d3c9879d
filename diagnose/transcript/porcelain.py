r"""The report of `git push --porcelain`, which IDEs ask for, as git prints it for people.

`!\trefs/heads/a:refs/heads/b\t[rejected] (reason)` becomes ` ! [rejected] a -> b (reason)`, and the
blanks come back that a paste has lost: `![rejected] a -> b`, or go that it has added, in the place
of tabs too. A trace and other gits show what the server sent: `ng refs/heads/b reason`.
"""

from __future__ import annotations

import re

MARK = "!\t"
REFUSAL = "ng refs/"
_SENT = r"(?:<\s|\b[0-9a-f]{4}|^)ng (?P<ref>refs/\S+) (?P<why>[^#\n]+?)(?:#0{4}[0#`]*)?$"
_SPREAD = r"^! +([^\s:]*:refs/\S+) +(\[(?:remote )?(?:rejected|failure)\] \(.+\))$"  # tabs are gone
PASTED = ("! [rejected]", "! [remote rejected]", "![rejected]", "![remote rejected]")
FIELDS = 3  # mark, refs, summary
INDENT = 12  # columns that a paste may have added
KINDS = ("[rejected]", "[remote rejected]", "[remote failure]")
SHORT = ("refs/heads/", "refs/tags/", "refs/remotes/")


def plain(line: str) -> str:
    """Return a refused ref of the porcelain form as the other form has it, any other line as is."""
    bare = line.lstrip()
    if bare.startswith(PASTED):
        return f" ! {bare[1:].lstrip()}"
    if REFUSAL in line and (sent := re.search(_SENT, line.rstrip())):
        return f" ! [remote rejected] {_short(sent['ref'])} ({sent['why']})"
    if bare.startswith("! ") and (spread := re.search(_SPREAD, bare.rstrip())):
        line = "\t".join(["!", *spread.groups()])
    if not line.startswith(MARK):
        return line
    fields = line.rstrip().split("\t")
    kind, _, reason = fields[-1].partition(" (")
    if len(fields) != FIELDS or kind not in KINDS or not reason:
        return line
    source, colon, target = fields[1].rpartition(":")
    if not colon:
        return line
    names = f"{_short(source)} -> {_short(target)}" if source else _short(target)
    return f" ! {kind} {names} ({reason}"


def _short(ref: str) -> str:
    return next((ref[len(start) :] for start in SHORT if ref.startswith(start)), ref)
