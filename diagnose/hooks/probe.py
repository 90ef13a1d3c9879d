"""Asks the host again, read-only, for the words that git's events lack.

`git push --dry-run` for a push, `git ls-remote` for all else, as the failed command would have
asked: with the person's own helpers and keys, without any prompt, hook or change.
"""

from __future__ import annotations

import os
import time

from diagnose.errors import GitError
from diagnose.evidence import argv
from diagnose.hooks import lineage
from diagnose.hooks.events import Git
from diagnose.redact import has_secret
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

ASKERS = ("push", "fetch", "clone", "ls-remote")
# what stands in the events where the reason does not
VAGUE = (
    "failed to push some refs",
    "Could not read from remote repository",
    "The requested URL returned error",
    "the remote end hung up",
    "early EOF",
)
# the kinds of child that speak with a host
TALKERS = ("transport/", "remote-")
# a question that nobody could answer here, and the person could
UNANSWERED = (b"terminal prompts disabled", b"could not read Username", b"could not read Password")
REFUSED_KEY = b"Permission denied ("
TYPING = 4.0  # seconds; who needed that much longer may have typed a passphrase
# of a push: what would sign, push more repositories, or say less
LEFT_OUT = ("--signed", "--recurse-submodules", "--porcelain", "--quiet", "-q")
REAL = "--no-d"  # --no-dry-run, which git also takes shortened: that would push
APART = "--recurse-submodules"  # without `=` its value is the next word
SAFE = (
    ("core.hooksPath", "/dev/null"),
    ("push.recurseSubmodules", "no"),
    ("push.gpgSign", "false"),
)


class Question(Value):
    """One read-only call of git."""

    args: tuple[str, ...]  # without `git`
    cwd: str
    config: tuple[tuple[str, str], ...] = ()
    env: Mapping[str, str] = {}

    @property
    def shown(self) -> str:
        """How the screen names it."""
        return "git " + ("push --dry-run" if self.args[0] == "push" else self.args[0])


def question(gits: Sequence[Git], git: Git, cwd: str) -> Question | None:
    """Return what to ask, or None where git's own words are enough or nothing can be asked."""
    one = asker(list(gits), git)
    if one is None or not _vague(one, lineage.text(list(gits), git)):
        return None
    words = argv.read(("git", *one.argv[1:]))
    args = _args(words)
    if args is None:
        return None
    folder = os.path.join(cwd, words.folder)
    if one is not git and one.worktree and words.name != "clone":
        folder = one.worktree
    named = {"GIT_DIR": words.git_dir, "GIT_WORK_TREE": words.work_tree}
    asked = Question(
        args,
        folder,
        # the person's own first: what keeps the call harmless wins
        (*((key, "true" if value is None else value) for key, value in words.config), *SAFE),
        {name: os.path.join(folder, path) for name, path in named.items() if path},
    )
    secret = any(has_secret(text) for text in (*asked.args, *(v for _, v in asked.config)))
    return None if secret else asked  # a secret is never in an argument list


class Answer(Value):
    """What git and the host say now."""

    words: bytes = b""  # nothing where it is not about the same failure
    passed: bool = False  # the same question has no trouble now


def ask(asked: Question, git: Git, timeout: float) -> Answer:
    """Ask; git is the one that failed.

    timeout  in seconds; raises KeyboardInterrupt for somebody in a hurry
    """
    from diagnose import gitcmd

    began = time.monotonic()
    try:
        done = gitcmd.run(
            asked.args,
            cwd=asked.cwd,
            timeout=timeout,
            config=asked.config,
            env=asked.env,
            users_chain=True,
        )
    except GitError:
        return Answer()
    took = time.monotonic() - began
    if not done.status:
        return Answer(passed=done.ok)
    typed = REFUSED_KEY in done.err and git.seconds > took + TYPING
    unanswered = any(words in done.err for words in UNANSWERED)
    return Answer() if typed or unanswered else Answer(done.err)


def asker(gits: list[Git], git: Git) -> Git | None:
    """Return the git of the chain that spoke with a host: the innermost."""
    found = [one for one in lineage.of(gits, git) if one.name in ASKERS]
    talked = [one for one in found if _talked(one)]
    return talked[-1] if talked else None


def _talked(git: Git) -> bool:
    return any(child.kind.startswith(TALKERS) for child in git.children.values())


def rejected(git: Git) -> bool:
    """Whether a push was turned down, by git or by the host: its one event has no reason."""
    return git.name == "push" and git.code == 1 and len(git.words) == 1


def _vague(git: Git, said: str) -> bool:
    """Whether the reason is not among the words; what is translated is known by its form."""
    ssh = any(child.kind == "transport/ssh" for child in git.children.values())
    # `Could not read from remote repository.`, an empty line, an advice
    unread = ssh and bool(git.words) and "\n\n" in git.words[-1].text
    return rejected(git) or unread or any(words in said for words in VAGUE)


def _args(words: argv.Invocation) -> tuple[str, ...] | None:
    """Return the arguments of a call that changes nothing, None where that cannot be had."""
    if words.name == "push":
        if any(word.startswith(REAL) or word == APART for word in words.args):
            return None
        kept = [word for word in words.args if not _is_left_out(word)]
        return ("push", "--dry-run", *kept)
    where = words.positionals[:1]
    return ("ls-remote", "--", *where, "HEAD") if where else ("ls-remote",)


def _is_left_out(word: str) -> bool:
    """Whether it is one of LEFT_OUT; git takes long options shortened."""
    name = word.partition("=")[0]
    shortened = len(name) > len("--x") and name.startswith("--")
    return name in LEFT_OUT or (shortened and any(full.startswith(name) for full in LEFT_OUT))
