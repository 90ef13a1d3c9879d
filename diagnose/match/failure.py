"""Which lines look like a failure of git, ssh or curl, and which are other programs' prose."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.match.place import Place
    from diagnose.match.text import Text
    from diagnose.model import Line

SURE = (
    "fatal: ",
    "ssh: ",
    "kex_exchange_identification: ",
    "Permission denied (",
    "Host key verification failed.",
    "remote error: ",
    "git: '",
    "! [rejected]",
    "! [remote rejected]",
    "! [remote failure]",
)
SERVER = ("error:", "fatal:", "gitlab:")  # of the server's lines, case-folded
# `error: ` is what cargo, pip, npm and compilers say too.
FOREIGN = (
    "error: aborting due to",
    "error: aborting due to",
    "error: command ",
    "error: could not compile",
    "error: could not find `",
    "error: could not document",
    "error: expected ",
    "error: externally-managed-environment",
    "error: failed to compile",
    "error: failed to run custom build",
    "error: legacy-install-failure",
    "error: linker ",
    "error: linking with",
    "error: metadata-generation-failed",
    "error: no matching distribution",
    "error: process didn't exit",
    "error: recipe `",
    "error: script ",
    "error: subprocess-exited-with-error",
    "error: test failed",
    "error: unresolved import",
    "error: use of undeclared",
)
VOICES = (
    "fatal: ",
    "hint: ",
    "Cloning into ",
    "To ",
    "From ",
    "! [",
    "warning: ",
    "$ git ",
    "+ git ",
)
NEAR = 20  # lines: where git speaks, an `error: ` is likely its own
SHORT = 12  # lines: so short a text was piped from one command


def failures(text: Text, place: Place) -> list[int]:
    """Return the lines that look like failures, in order.

    An `error: ` counts where git is known to have run, speaks near by, or where the text is
    so short that it came from one command.
    """
    found = []
    for number, line in enumerate(text.lines):
        if line.quoted:
            continue
        if _sure(line) or (_may_be(line) and _gits_own(number, text, place)):
            found.append(number)
    return found


def _sure(line: Line) -> bool:
    if line.remote:
        return line.text.lstrip().casefold().startswith(SERVER)
    start = line.text.lstrip() if line.text[:3] == " ! " else line.text
    if start.startswith("git: '"):
        return "is not a git command" in start
    return start.startswith(SURE)


def _may_be(line: Line) -> bool:
    return line.text.startswith("error: ") and not line.text.casefold().startswith(FOREIGN)


def _gits_own(number: int, text: Text, place: Place) -> bool:
    if place.arguments:
        return True
    if number + 1 < len(text.lines) and text.lines[number + 1].text.lstrip().startswith("-->"):
        return False  # rustc points at the source
    if len(text.lines) <= SHORT:
        return True
    near = text.lines[max(number - NEAR, 0) : number + NEAR]
    return any(line.remote or line.text.lstrip().startswith(VOICES) for line in near)
