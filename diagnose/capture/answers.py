"""Tells answers from failures: many git commands speak through their exit code.

`git diff --quiet` ends with 1 to say *there are changes*; nobody wants that explained.
"""

from __future__ import annotations

from diagnose import gitargs

# exit codes that are answers, in the table below
ONE = (1,)
ANY = (1, 2, 128)  # these commands die, and so end with 128, where the answer is no
# name -> (options of which one must be there, or none; statuses that are an answer then)
ANSWERS: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
    "apply": (("--check",), ONE),
    "cat-file": (("-e",), ANY),
    "check-ignore": ((), ONE),
    "check-ref-format": ((), ONE),
    "commit": (("--dry-run",), ONE),
    "config": (("--get", "--get-all", "--get-regexp", "--get-urlmatch", "get"), (1, 2)),
    "diff": (("--check", "--exit-code", "--no-index", "--quiet"), (1, 2, 3)),
    "diff-files": (("--check", "--exit-code", "--quiet", "-q"), (1, 2, 3)),
    "diff-index": (("--check", "--exit-code", "--quiet"), (1, 2, 3)),
    "diff-tree": (("--check", "--exit-code", "--quiet"), (1, 2, 3)),
    "grep": ((), ONE),
    "log": (("--check", "--exit-code"), (1, 2, 3)),
    "ls-files": (("--error-unmatch",), ONE),
    "ls-remote": (("--exit-code",), (2,)),
    "merge-base": (("--is-ancestor",), ANY),
    "merge-tree": (("--write-tree",), ONE),
    "rev-parse": (("--quiet", "--verify", "-q"), ANY),
    "show": (("--check", "--exit-code"), (1, 2, 3)),
    "show-ref": (("--exists", "--quiet", "--verify", "-q"), ANY),
    "symbolic-ref": (("--quiet", "-q"), ONE),
    "update-index": (("--really-refresh", "--refresh"), ONE),
    "verify-commit": ((), ONE),
    "verify-tag": ((), ONE),
}
# these may fail without a word on standard error: the repository's state tells why
SILENT = frozenset(
    ("am", "cherry-pick", "commit", "merge", "pull", "rebase", "revert", "stash"),
)
# exit codes by which a shell tells SIGINT (Ctrl-C), SIGPIPE (a pager was closed) and SIGTERM
SHELL_SIGNALS = (130, 141, 143)

# A run ends with the exit code of its script; these say that git could not judge by it.
BISECT_FAILED = (b"fatal:", b"bisect run failed", b"bisect run cannot", b"bogus exit code")


class Command:
    """A git command line taken apart: options of git itself, name, the rest."""

    __slots__ = ("name", "options", "words")

    def __init__(self, options: list[str], name: str, words: list[str]) -> None:
        self.options = options
        self.name = name
        self.words = words


def read(argv: list[str]) -> Command:
    """Take the words after `git` apart."""
    rest = gitargs.split(argv)[1]
    return Command(argv[: len(argv) - len(rest)], rest[0] if rest else "", rest[1:])


def is_known(name: str) -> bool:
    """Whether a word is a command that this table knows, so surely no alias."""
    return name in ANSWERS or name in SILENT


def is_answer(command: Command, status: int, data: bytes) -> bool:
    """Whether this end is an answer, or says all there is to say, rather than a failure.

    data  what was said on standard error
    """
    if status in SHELL_SIGNALS or _asks_for_help(command):
        return True
    if command.name == "bisect" and command.words[:1] == ["run"]:
        return not any(mark in data for mark in BISECT_FAILED)
    if command.name in ANSWERS:
        options, statuses = ANSWERS[command.name]
        asked = not options or any(word in options for word in command.words)
        if asked and status in statuses:
            return True
    # git says why it fails, but for a few commands that say it on standard output
    return not data.strip() and not (status == 1 and command.name in SILENT)


def _asks_for_help(command: Command) -> bool:
    return not command.name or command.words[:1] in (["-h"], ["--help"], ["--help-all"])
