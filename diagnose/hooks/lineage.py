"""A failed git and the gits below it that failed with it: what they said, as it was printed."""

from __future__ import annotations

from diagnose.capture import answers
from diagnose.capture import hooks
from diagnose.hooks import events

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from diagnose.hooks.events import Git
    from diagnose.hooks.events import Words

DIED = "usage.c"  # where die() ends a git, its words just before
UNKNOWN_COMMAND = "git: '%s' is not a git command. See 'git --help'."
UNKNOWN_MERGE = "merge: %s - not something we can merge"
# hooks that can refuse; after all others git goes on
REFUSERS = frozenset(name for names in hooks.REFUSERS.values() for name in names)


def command(git: Git) -> answers.Command:
    """Return the command line taken apart, an alias for a git command resolved."""
    read = answers.read(git.argv[1:])
    if git.alias:
        return answers.read([*read.options, *git.alias, *read.words])
    return read


def of(gits: list[Git], git: Git) -> list[Git]:
    """Return a failed git and all below it whose failure went up to it, in order.

    A hook is the user's own program: what the gits say that it runs, it may have thrown away.
    """
    found = [git]
    sids = {git.sid}
    for other in events.below(gits, git):
        parent = next((known for known in found if known.sid == other.sid.rpartition("/")[0]), None)
        if other.failed and parent is not None and parent.sid in sids:
            if _in_hook(parent, other):
                continue
            found.append(other)
            sids.add(other.sid)
    return found


def text(gits: list[Git], git: Git) -> str:
    """Return all that a failed git and those below it said, without prefixes."""
    return "\n".join(word.text for one in of(gits, git) for word in one.words)


def unsaid(git: Git) -> bool:
    """Whether git has said what no event holds: an unknown command, a path that is ignored."""
    return bool(_helped(git)) or (command(git).name == "add" and git.code == 1 and not git.words)


def _helped(git: Git) -> str:
    """Return what git's help prints, without an event, about a name that it does not know."""
    if git.words or git.ended_in != "help.c":
        return ""
    asked = command(git)
    if not git.name:
        return UNKNOWN_COMMAND % asked.name
    names = [word for word in asked.words if not word.startswith("-")]
    return UNKNOWN_MERGE % names[0] if git.name == "merge" and names else ""


def refused_by_hook(gits: list[Git], git: Git) -> bool:
    """Whether a local hook refused, which has explained itself; push adds one line to that."""
    refused = False
    for one in of(gits, git):
        ended = [child.code for child in one.children.values() if child.hook in REFUSERS]
        refused = refused or any(code not in (None, 0, -1) for code in ended)
    lines = [word for one in of(gits, git) for word in one.words]
    return refused and len(lines) <= (command(git).name == "push")


def printed(gits: list[Git], git: Git, level: Callable[[Words], str]) -> list[str]:
    """Return the lines as git printed them.

    level   tells the prefix of words that did not end their git: `error: `, `warning: `
    """
    said: list[tuple[int, str]] = []
    for one in of(gits, git):
        for word in one.words:
            last = word is one.words[-1]
            died = last and one.ended_in == DIED and word.file == DIED
            said.append((word.at, ("fatal: " if died else level(word)) + word.text))
    if helped := _helped(git):
        said.append((git.end, helped))
    return [line for _, words in sorted(said) for line in words.split("\n")]


def _in_hook(parent: Git, git: Git) -> bool:
    children = parent.children.values()
    return any(
        child.hook and child.at < git.at and (child.end < 0 or git.at < child.end)
        for child in children
    )
