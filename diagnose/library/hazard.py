"""What a command touches that a page advises: the least risk that its fix must carry.

A person who reads `risk: none` beside a command types it without a second thought. So the words of
the command decide, as git's manual pages describe them; a page may always say more.
"""

from __future__ import annotations

import re

from diagnose.model import Risk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_CHAINED = re.compile(r"\s*(?:&&|\|\||;|\|)\s*")
_SETS = re.compile(r"\w+=")
_WITH_VALUE = ("-C", "-c")  # options of git itself that are two words
_SHOW = ("--help", "-h", "--dry-run", "-n", "--list", "-l")
_LEAST: dict[Risk, str] = {
    Risk.LOCAL: """
        add branch bundle commit commit-graph config fetch gc init maintenance multi-pack-index
        notes read-tree reflog remote repack reset symbolic-ref tag update-index update-ref
        worktree
    """,
    Risk.WORKTREE: """
        am apply bisect checkout cherry-pick lfs merge mv pull rebase restore revert rm
        sparse-checkout stash submodule subtree switch
    """,
    Risk.NETWORK: "push send-email svn p4 review",
    Risk.HISTORY: "filter-branch filter-repo",
    Risk.DATA_LOSS: "clean prune",
}
_BY_NAME = {name: risk for risk, names in _LEAST.items() for name in names.split()}
# what only reads: the first word behind a subcommand
_READS: dict[str, str] = {
    "bisect": "log terms visualize",
    "bundle": "verify list-heads",
    "commit-graph": "verify",
    "lfs": "env fsck locks logs ls-files prune status version",
    "multi-pack-index": "verify",
    "notes": "list show",
    "reflog": "show exists",
    "remote": "show get-url",
    "sparse-checkout": "list",
    "stash": "create list show",
    "submodule": "status summary foreach",
    "svn": "info log",
    "worktree": "list",
}
# forms of a subcommand that touch more than it does else, and those that touch less
_MORE: dict[Risk, str] = {
    Risk.REMOTE: "remote set-url",
    Risk.GLOBAL: "config --global, config --system",
    Risk.NETWORK: "lfs push, subtree push",
    Risk.HISTORY: "lfs migrate, reflog expire",
    Risk.DATA_LOSS: """
        branch -D, checkout --force, checkout -f, reset --hard, stash clear, stash drop
    """,
}
_LESS: dict[Risk, str] = {
    Risk.NONE: """
        apply --check, apply --stat, branch --all, branch --contains, branch --merged,
        branch --no-merged, branch --remotes, config --get, config --get-all, config --get-regexp,
        config --get-urlmatch, config --list, config --show-origin
    """,
    Risk.LOCAL: """
        am --quit, checkout -b, lfs fetch, lfs install, lfs track, lfs untrack, lfs update,
        rebase --quit, restore --staged, rm --cached, stash store, submodule set-branch,
        submodule set-url, submodule sync, subtree split, switch --create, switch -c
    """,
}
_FORMS_MORE, _FORMS_LESS = (
    {risk: {" ".join(form.split()) for form in forms.split(",")} for risk, forms in table.items()}
    for table in (_MORE, _LESS)
)
_BARE_READS = ("branch", "config", "notes", "reflog", "remote", "submodule", "tag", "worktree")
_OTHERS = {"chmod": Risk.LOCAL, "cp": Risk.LOCAL, "mv": Risk.LOCAL, "rm": Risk.LOCAL}


def least_risk(command: str) -> Risk:
    """Return the least risk of a command line, that of its parts joined by `&&`, `;` or `|`."""
    return max(_of_part(part.split()) for part in _CHAINED.split(command))


def _of_part(words: list[str]) -> Risk:
    while words and (words[0] == "env" or _SETS.match(words[0])):
        words = words[1:]
    if not words:
        return Risk.NONE
    if words[0] == "git":
        return _of_git(_without_options(words[1:]))
    if words[0] == "find" and "-delete" in words:
        return Risk.LOCAL
    if words[:2] == ["ssh-keygen", "-R"]:
        return Risk.GLOBAL  # known_hosts is one file for all repositories
    return _OTHERS.get(words[0], Risk.NONE)


def _without_options(words: list[str]) -> list[str]:
    """Return the words behind git's own options: the subcommand comes first."""
    while words and words[0].startswith("-"):
        words = words[2:] if words[0] in _WITH_VALUE else words[1:]
    return words


def _of_git(words: Sequence[str]) -> Risk:
    if not words or set(words) & set(_SHOW):
        return Risk.NONE
    name, *rest = words
    if name.startswith("{"):  # git {operation} --abort
        return Risk.WORKTREE if rest else Risk.NONE
    plain = [word for word in rest if not word.startswith("-")]
    if plain[:1] and plain[0] in _READS.get(name, "").split():
        return Risk.NONE
    if not plain and name in _BARE_READS and rest[:1] != ["--unset-upstream"]:
        return Risk.NONE
    if name == "push" and any(_rewrites(word) for word in rest):
        return Risk.HISTORY
    forms = {f"{name} {word}" for word in rest}
    more = [risk for risk, known in _FORMS_MORE.items() if forms & known]
    less = [risk for risk, known in _FORMS_LESS.items() if forms & known]
    return max(more) if more else min([_BY_NAME.get(name, Risk.NONE), *less])


def _rewrites(word: str) -> bool:
    """Whether a word of `git push` moves a branch back, or removes one."""
    return word.startswith(("--force", "-f", "--delete", "-d", "--mirror", "--prune", "+", ":"))
