"""git's own command line: the options of git itself, then the subcommand with its arguments."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Options of git itself that take the next word as their value (handle_options in git's git.c).
# `--exec-path` and `--list-cmds` are not among them: theirs stands behind a `=` or nowhere.
WITH_VALUE = frozenset(
    (
        "-C",
        "-c",
        "--attr-source",
        "--config-env",
        "--git-dir",
        "--namespace",
        "--super-prefix",
        "--work-tree",
    )
)


def split(words: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Split the words after `git` into its own options and the rest, the subcommand first.

    An option is a pair of name and value, in order; a flag has the value "".
    """
    options: list[tuple[str, str]] = []
    at = 0
    while at < len(words) and words[at].startswith("-"):
        name, equals, value = words[at].partition("=")
        at += 1
        if name in WITH_VALUE and not equals and at < len(words):
            value = words[at]
            at += 1
        options.append((name, value))
    return options, list(words[at:])
