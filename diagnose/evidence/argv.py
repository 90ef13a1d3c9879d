"""Reads the failed command's own arguments the way git reads them.

Only what says where git worked and which remote it used; never runs or opens anything.
"""

from __future__ import annotations

import os

from diagnose import gitargs
from diagnose.model import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

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
_VALUED: dict[str, tuple[str, ...]] = {
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


class Invocation(Value):
    """One git command line, taken apart."""

    name: str = ""  # the subcommand; "" if there is none
    args: tuple[str, ...] = ()  # what follows it
    folder: str = ""  # the -C options, joined; "" if there are none
    git_dir: str = ""  # --git-dir
    work_tree: str = ""  # --work-tree
    config: tuple[tuple[str, str | None], ...] = ()  # -c pairs; None means a bare `-c key`

    @property
    def positionals(self) -> tuple[str, ...]:
        """The arguments that are no options and no values of options."""
        return tuple(_split(self.name, self.args)[0])

    def option(self, *names: str) -> tuple[str, ...]:
        """Return the values of an option in all its spellings, in order."""
        return tuple(v for name, v in _split(self.name, self.args)[1] if name in names)

    def flag(self, *names: str) -> bool:
        """Whether an option without a value is present."""
        end = self.args.index("--") if "--" in self.args else len(self.args)
        return any(word in names for word in self.args[:end])


def read(command: Sequence[str]) -> Invocation:
    """Take a command line apart; `command[0]` is git itself. Never raises."""
    words = list(command[1:])
    if command and os.path.basename(command[0]).startswith("bbfix") and words[:1] == ["git"]:
        del words[0]
    folder, git_dir, work_tree = "", "", ""
    config: list[tuple[str, str | None]] = []
    options, words = gitargs.split(words)
    for name, value in options:
        if name == "-C":
            folder = os.path.join(folder, value)
        elif name == "-c":
            config.append(_pair(value))
        elif name == "--git-dir":
            git_dir = value
        elif name == "--work-tree":
            work_tree = value
        elif name == "--bare":
            git_dir = git_dir or "."
    subcommand = words.pop(0) if words else ""
    invocation = Invocation(subcommand, tuple(words), folder, git_dir, work_tree, tuple(config))
    if subcommand == "clone":
        given = tuple(_pair(v) for v in invocation.option("-c", "--config"))
        invocation = invocation.replace(config=invocation.config + given)
    return invocation


def _pair(text: str) -> tuple[str, str | None]:
    key, equals, value = text.partition("=")
    return key, value if equals else None


def _split(name: str, args: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the positional words, and (option, value) for options that have one."""
    valued = _VALUED.get(name, ())
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
