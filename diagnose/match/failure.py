"""Which lines look like a failure of git, ssh or curl, and which are other programs' prose."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.match.scope import Scope
    from diagnose.match.text import Text
    from diagnose.model import Line

SURE = (
    "ssh: connect to host ",
    "ssh: Could not resolve hostname ",
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
# `fatal: ` is git's, but for these: ansible names a machine, perl the place in its source.
NOT_GITS = ("fatal: [",)
# `error: ` is what cargo, pip, npm and compilers say too.
FOREIGN = (
    "error: [",
    "error: cannot find git revision ",
    "error: failed to solve: ",
    "error: git operation failed",
    "error: program '",
    "error: aborting due to",
    "error: command ",
    "error: could not compile",
    "error: could not find `",
    "error: could not document",
    "error: emit-module command failed",
    "error: expected ",
    "error: externally-managed-environment",
    "error: failed to compile",
    "error: failed to run custom build",
    "error: legacy-install-failure",
    "error: linker ",
    "error: the server doesn't have a resource",
    "error: you must be logged in to the server",
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
VOICES = ("fatal: ", "hint: ", "Cloning into ", "! [", "$ git ", "+ git ")
# Marks of programs that tell where in a source they stumbled.
STACK = ("at ", "-->", "Traceback ", "Caused by:", "Stack trace:", "thrown in ", 'File "')
UPDATED = (" -> ", "..")  # a ref that a push has moved
CLOSE = 3  # lines: a stack is printed right below its error
NEAR = 20  # lines: where git speaks, an `error: ` is likely its own
SHORT = 12  # lines: so short a text was piped from one command


def failures(text: Text, scope: Scope) -> list[int]:
    """Return the lines that look like failures, in order.

    An `error: ` counts where git is known to have run, speaks near by, or where the text is
    so short that it came from one command.
    """
    found = []
    for number, line in enumerate(text.lines):
        if line.quoted:
            continue
        if line.remote:
            if _servers(line) and not _went_through(number, text):
                found.append(number)
        elif _sure(line.text) or (_may_be(line.text) and _gits_own(number, text, scope)):
            found.append(number)
    return found


def _servers(line: Line) -> bool:
    return line.text.lstrip().casefold().startswith(SERVER)


def _sure(text: str) -> bool:
    start = text.lstrip() if text[:3] == " ! " else text
    if start.startswith("BUG: "):  # git's own: BUG: refs.c:123: words
        name, _, rest = start[len("BUG: ") :].partition(".c:")
        return rest[:1].isdigit() and " " not in name
    if start.startswith("fatal: "):
        return not start.startswith(NOT_GITS) and not _names_source(start)
    if start.startswith("git: '"):
        return "is not a git command" in start
    return start.startswith(SURE)


def _may_be(text: str) -> bool:
    return text.startswith(("error: ", "ssh: ")) and not text.casefold().startswith(FOREIGN)


def _gits_own(number: int, text: Text, scope: Scope) -> bool:
    if scope.arguments:
        return True
    said = text.lines[number].text
    below = text.lines[number + 1 : number + 1 + CLOSE]
    if any(line.text.lstrip().startswith(STACK) for line in below):
        return False  # another program points at its source
    if "()" in said or _names_source(said):
        return False  # git names no functions
    near = text.lines[max(number - NEAR, 0) : number + NEAR]
    if any(_is_voice(line) for line in near):
        return True
    # git quotes with 'these'.
    return len(text.lines) <= SHORT and "`" not in said and not said.startswith("ssh: ")


def _is_voice(line: Line) -> bool:
    if line.quoted:
        return False
    if line.remote:
        return True
    said = line.text.lstrip()
    if said.startswith(("To ", "From ")):  # a URL or a path, and nothing else
        places = said.split()[1:]
        return len(places) == 1 and any(sign in places[0] for sign in "/:")
    return said.startswith(VOICES)


def _names_source(said: str) -> bool:
    """Whether a message ends with the place in a program, as perl does: at x.pl line 3."""
    words = said.rstrip(".").split()[-4:]
    return words[2:3] == ["line"] and words[-1].isdigit()


def _went_through(number: int, text: Text) -> bool:
    """Whether the push in which the server said something moved its refs all the same."""
    moved = False
    for line in text.lines[number + 1 : number + 1 + NEAR]:
        if line.remote:
            continue
        said = line.text
        if said.lstrip().startswith(("! [", "fatal: ", "error: ")):
            return False
        moved = moved or (said.startswith((" ", "\t")) and all(part in said for part in UPDATED))
        moved = moved or said.startswith(" * [new ")
    return moved
