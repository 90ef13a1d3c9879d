"""git's own command line: the options of git itself, then the subcommand with its arguments.

Lies on the way of every failed command: imports os alone.
"""

from __future__ import annotations

import os

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

_TRANSPORT = ("--upload-pack", "--server-option", "-o", "--exec")
_FETCH = (
    *_TRANSPORT,
    "--depth",
    "--deepen",
    "--shallow-since",
    "--shallow-exclude",
    "--refmap",
    "--negotiation-tip",
    "--jobs",
    "-j",
    "--filter",
    "--recurse-submodules-default",
    "--submodule-prefix",
)
# subcommand -> its options that take their value as a separate word
VALUED: dict[str, tuple[str, ...]] = {
    "push": ("--repo", "--receive-pack", "--exec", "--push-option", "-o"),
    "fetch": _FETCH,
    "pull": (*_FETCH, "--strategy", "-s", "--strategy-option", "-X", "--cleanup"),
    "ls-remote": (*_TRANSPORT, "--sort"),
    "clone": (
        "--branch",
        "-b",
        "--origin",
        "-o",
        "--config",
        "-c",
        "--depth",
        "--reference",
        "--reference-if-able",
        "--template",
        "--upload-pack",
        "-u",
        "--separate-git-dir",
        "--filter",
        "--jobs",
        "-j",
        "--shallow-since",
        "--shallow-exclude",
        "--server-option",
        "--bundle-uri",
    ),
    "remote": ("-t", "-m"),
    "submodule": ("--branch", "-b", "--name", "--reference", "--depth", "--jobs", "-j"),
    "subtree": ("--prefix", "-P", "--message", "-m", "--branch", "-b", "--annotate", "--onto"),
}


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


def folder(options: Sequence[tuple[str, str]], cwd: str) -> str:
    """Return the folder in which git works: each `-C` is relative to the one before it."""
    for name, value in options:
        if name == "-C":
            cwd = os.path.join(cwd, value)
    return cwd


def arguments(name: str, args: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Split the arguments of a subcommand into its positional words and its options with values."""
    valued = VALUED.get(name, ())
    words = list(args)
    plain: list[str] = []
    options: list[tuple[str, str]] = []
    while words:
        word = words.pop(0)
        if word == "--":
            return plain + words, options
        if word.startswith("--"):
            option, equals, value = word.partition("=")
            if equals:
                options.append((option, value))
            elif option in valued and words:
                options.append((option, words.pop(0)))
        elif word.startswith("-") and len(word) > 1:
            options.extend(_cluster(word, valued, words))
        else:
            plain.append(word)
    return plain, options


def _cluster(word: str, valued: Sequence[str], words: list[str]) -> list[tuple[str, str]]:
    """Read `-uo value`, `-ovalue` and their like; takes the value from `words` if need be."""
    for at, letter in enumerate(word[1:], start=1):
        if f"-{letter}" in valued:
            rest = word[at + 1 :]
            if rest:
                return [(f"-{letter}", rest)]
            return [(f"-{letter}", words.pop(0))] if words else []
    return []
