"""Facts about the branch and its upstream: how far they are apart."""

from __future__ import annotations

import re

from diagnose.errors import GitError
from diagnose.evidence import place
from diagnose.evidence import target
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

_FORMAT = "%(upstream:short)%00%(upstream:track,nobracket)"


def probe(context: Context) -> Iterator[Fact]:
    """Yield `repository.upstream`, `.ahead` and `.behind`."""
    where = place.find(context)
    on = target.branch(context) if where.trusted else ""
    if not on:
        why = "HEAD is detached" if where.trusted else where.why
        yield from _none(why, certain=where.trusted or where.status == place.NONE)
        return
    done = context.git(["for-each-ref", f"--format={_FORMAT}", f"refs/heads/{on}"])
    if not done.ok:
        raise GitError("`git for-each-ref` failed or timed out")
    # A branch a/b is listed for the pattern `a` too, but never beside a branch called `a`.
    name, _, track = done.text.partition("\n")[0].partition("\0")
    if not name:
        yield from _none(f"git config branch.{on}.merge", certain=True)
        return
    yield known("repository.upstream", name, f"git config branch.{on}.merge")
    for side in ("ahead", "behind"):
        found = re.search(rf"{side} (\d+)", track)
        if track == "gone":
            yield unknown(f"repository.{side}", f"{name} is not there")
        else:
            yield known(f"repository.{side}", found[1] if found else "0", f"compared with {name}")


def _none(why: str, *, certain: bool) -> Iterator[Fact]:
    make = absent if certain else unknown
    yield from (make(f"repository.{name}", why) for name in ("upstream", "ahead", "behind"))
