"""The fact whether git could write a commit; where no name is set, git itself is asked."""

from __future__ import annotations

import os

from diagnose.errors import GitError
from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence.shorthand import unknown
from diagnose.evidence.shorthand import yes_no

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

WANTED = ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")
OVERRIDES = tuple(
    f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
)
STRIPPED = " \t\n.,:;<>\"\\'"  # ident.c: what git takes off both ends of a name


def probe(context: Context) -> Iterator[Fact]:
    """Yield `committer.known`."""
    where = place.find(context)
    if not where.trusted:
        yield unknown("committer.known", where.why)
        return
    if _is_set(context):
        yield yes_no("committer.known", True, "git config user.name, user.email")
        return
    yield yes_no("committer.known", all(_gives(context, name) for name in WANTED), "git var")


def _is_set(context: Context) -> bool:
    """Whether the plain settings decide, and have a letter that git does not strip."""
    config = configs.read(context)
    others = any(e.section in ("author", "committer") for e in config.entries)
    if others or any(name in os.environ for name in OVERRIDES):
        return False
    return all((config.get(key) or "").strip(STRIPPED) for key in ("user.name", "user.email"))


def _gives(context: Context, name: str) -> bool:
    done = context.git(["var", name])
    if done.timed_out:
        raise GitError("`git var` timed out")
    return done.ok
