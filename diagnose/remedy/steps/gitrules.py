"""Which git commands a repair may run: each with its risk, its options, and nothing beside."""

from __future__ import annotations

from diagnose.errors import RefusedError
from diagnose.model import Risk
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Rule(Value):
    """What is allowed after one subcommand. Options end in `=` where they carry a value."""

    risk: Risk
    options: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # the first word behind it must be one of these
    needs: tuple[str, ...] = ()  # one of these options must be there
    network: bool = False  # it talks to a remote, with the user's own helpers


_SEQUENCER = ("--abort", "--continue", "--quit")
_LEASE = ("--force-with-lease", "--force-if-includes")

RULES: dict[str, Rule] = {
    "add": Rule(Risk.LOCAL),
    "am": Rule(Risk.WORKTREE, _SEQUENCER, needs=_SEQUENCER),
    "bisect": Rule(Risk.WORKTREE, words=("reset",)),
    "branch": Rule(
        Risk.LOCAL,
        ("--set-upstream-to=", "--unset-upstream", "--track", "-u", "--no-track", "-m", "--list"),
    ),
    "checkout": Rule(Risk.WORKTREE, ("-b", "--track", "--no-track")),
    "cherry-pick": Rule(Risk.WORKTREE, _SEQUENCER, needs=_SEQUENCER),
    "commit": Rule(Risk.LOCAL, ("-m", "--message=", "--no-edit")),
    "commit-graph": Rule(Risk.LOCAL, ("--reachable",), words=("write", "verify")),
    "fetch": Rule(
        Risk.LOCAL,
        ("--prune", "--all", "--tags", "--unshallow", "--depth=", "--deepen=", "--refetch"),
        network=True,
    ),
    "fsck": Rule(Risk.NONE, ("--full", "--connectivity-only", "--no-dangling")),
    "gc": Rule(Risk.LOCAL, ("--auto",)),
    "lfs": Rule(
        Risk.WORKTREE,
        ("--local", "--all"),
        words=("install", "fetch", "pull", "checkout", "push"),
        network=True,
    ),
    "merge": Rule(Risk.WORKTREE, (*_SEQUENCER, "--ff-only", "--no-edit")),
    "multi-pack-index": Rule(Risk.LOCAL, words=("write", "verify")),
    "pull": Rule(
        Risk.WORKTREE,
        ("--rebase", "--no-rebase", "--ff-only", "--autostash", "--rebase=", "--no-edit"),
        network=True,
    ),
    "push": Rule(
        Risk.NETWORK,
        ("--set-upstream", "-u", "--dry-run", "--porcelain", "--recurse-submodules=", *_LEASE),
        network=True,
    ),
    "read-tree": Rule(Risk.LOCAL),
    "rebase": Rule(Risk.WORKTREE, _SEQUENCER, needs=_SEQUENCER),
    "remote": Rule(Risk.LOCAL, ("--auto", "-a"), words=("set-head", "prune"), network=True),
    "repack": Rule(Risk.LOCAL, ("-a", "-d", "-q")),
    "reset": Rule(Risk.LOCAL, ("--merge", "--soft", "--mixed", "-q")),
    "restore": Rule(Risk.LOCAL, ("--staged",), needs=("--staged",)),
    "revert": Rule(Risk.WORKTREE, _SEQUENCER, needs=_SEQUENCER),
    "stash": Rule(
        Risk.WORKTREE,
        ("--include-untracked", "-u", "-m", "--message=", "--index"),
        words=("push", "pop", "apply"),
    ),
    "status": Rule(Risk.NONE, ("--short", "--porcelain")),
    "submodule": Rule(
        Risk.WORKTREE, ("--init", "--recursive"), words=("init", "update", "sync"), network=True
    ),
    "switch": Rule(Risk.WORKTREE, ("-c", "--create", "--track", "--no-track", "--detach")),
    "symbolic-ref": Rule(Risk.LOCAL, ("-q",)),
    "update-index": Rule(Risk.LOCAL, ("--refresh", "-q", "--really-refresh")),
    "worktree": Rule(Risk.LOCAL, words=("prune", "unlock", "repair")),
}


def rule(argv: Sequence[str]) -> Rule:
    """Return the rule of a command, with the risk of these very arguments.

    RefusedError for a command, an option or a refspec that no repair may use: whatever begins
    with `-` and is not allowed by name, a forced refspec, a deletion on the remote.
    """
    found = RULES.get(argv[0]) if argv else None
    if found is None:
        raise _refused(argv, "is no command that bbfix runs")
    plain = _plain(argv, found)
    form = not found.words or plain[:1] in [[word] for word in found.words]
    if not form or (found.needs and not any(option in argv for option in found.needs)):
        raise _refused(argv, "is no form of the command that bbfix runs")
    if argv[0] in ("push", "fetch", "pull"):
        _check_refspecs(argv, plain[1:])
    if argv[0] == "push" and any(word.startswith("--force") for word in argv):
        return found.replace(risk=Risk.HISTORY)
    if argv[0] == "lfs" and plain[:1] == ["push"]:
        return found.replace(risk=Risk.NETWORK)
    if argv[0] == "reset" and plain and "--" not in argv and not set(argv) & {"--merge", "-q"}:
        return found.replace(risk=Risk.HISTORY)  # it moves the branch to another commit
    return found


def _plain(argv: Sequence[str], found: Rule) -> list[str]:
    """Return the arguments that are no options; RefusedError for an option that is not allowed."""
    plain: list[str] = []
    rest = list(argv[1:])
    while rest:
        word = rest.pop(0)
        if "\0" in word or "\n" in word:
            raise _refused(argv, "has a line break in an argument")
        if word == "--":
            return plain + rest
        if word.startswith("-"):
            _check_option(argv, found, word)
        else:
            plain.append(word)
    return plain


def _check_option(argv: Sequence[str], found: Rule, word: str) -> None:
    name, equals, _ = word.partition("=")
    if (name + equals if equals else word) not in found.options:
        raise _refused(argv, f"has the option `{name}`, which bbfix does not use")


def _check_refspecs(argv: Sequence[str], words: Sequence[str]) -> None:
    for word in words:
        if word.startswith((":", "+")):
            raise _refused(argv, "forces or deletes something on a remote")


def _refused(argv: Sequence[str], why: str) -> RefusedError:
    from diagnose.redact import redact

    name = redact(" ".join(("git", *argv[:1])))
    return RefusedError(f"`{name}` {why}; nothing was changed")
