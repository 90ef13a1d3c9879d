"""The command that git really ran where the user typed an alias of their own."""

from __future__ import annotations

from diagnose.errors import BbfixError
from diagnose.evidence import argv
from diagnose.evidence import config as configs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diagnose.evidence.argv import Invocation
    from diagnose.evidence.context import Context

DEEPEST = 10  # aliases of aliases

# git's own commands cannot be aliased; for these the configuration need not be read.
_OWN = frozenset(
    (
        *("add", "am", "branch", "checkout", "cherry-pick", "clone", "commit", "fetch", "init"),
        *("ls-remote", "merge", "pull", "push", "rebase", "remote", "reset", "restore", "revert"),
        *("show", "stash", "status", "submodule", "switch", "tag"),
    )
)


def resolved(context: Context) -> Invocation:
    """Return the command with aliases replaced; one that runs a shell stays as it is."""
    words = context.invocation
    if not words.name or words.name in _OWN:
        return words
    return context.once("alias", lambda: _resolved(context, words))


def _resolved(context: Context, words: Invocation) -> Invocation:
    try:
        config = configs.read(context)
    except BbfixError:
        return words
    import shlex

    for _ in range(DEEPEST):
        value = config.get(f"alias.{words.name}") or config.get(f"alias.{words.name}.command")
        if not value or value.startswith("!"):
            break
        try:
            inside = argv.read(("git", *shlex.split(value)))
        except ValueError:
            break
        words = inside.replace(args=inside.args + words.args, config=words.config + inside.config)
    return words
