"""The fact whether git could write a commit: git itself is asked, since it may guess a name."""

from __future__ import annotations

from diagnose.errors import GitError
from diagnose.evidence import place
from diagnose.evidence.answers import unknown
from diagnose.evidence.answers import yes_no

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

WANTED = ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")


def probe(context: Context) -> Iterator[Fact]:
    """Yield `committer.known`."""
    where = place.find(context)
    if not where.trusted:
        yield unknown("committer.known", where.why)
        return
    yield yes_no("committer.known", all(_gives(context, name) for name in WANTED), "git var")


def _gives(context: Context, name: str) -> bool:
    done = context.git(["var", name])
    if done.timed_out:
        raise GitError("`git var` timed out")
    return done.ok
