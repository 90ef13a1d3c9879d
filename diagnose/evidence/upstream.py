"""Facts about the upstream of the branch that is checked out, as the last fetch left it."""

from __future__ import annotations

from diagnose.errors import GitError
from diagnose.evidence import config as configs
from diagnose.evidence import place
from diagnose.evidence import target
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import either
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact

NAMES = ("upstream_gone", "upstream_ref")
FORMAT = "%(upstream)%00%(upstream:short)%00%(upstream:remoteref)"


def probe(context: Context) -> Iterator[Fact]:
    """Yield `branch.upstream_gone` and `branch.upstream_ref`."""
    where = place.find(context)
    on = target.branch(context) if where.trusted else ""
    if not on or configs.read(context).get(f"branch.{on}.merge") is None:
        make = absent if where.trusted else unknown
        why = "no branch with an upstream is checked out" if where.trusted else where.why
        yield from (make(f"branch.{name}", why) for name in NAMES)
        return
    line = _refs(context, FORMAT, f"refs/heads/{on}").split("\n")[0]
    full, short, ref = [*line.split("\0"), "", "", ""][:3]
    gone = bool(full) and not _refs(context, "%(refname)", full)
    yield either("branch.upstream_gone", short if gone else "", "git for-each-ref")
    yield either("branch.upstream_ref", ref if gone else "", "git for-each-ref")


def _refs(context: Context, form: str, name: str) -> str:
    done = context.git(["for-each-ref", "--count=1", f"--format={form}", name])
    if done.timed_out or not done.ok:
        raise GitError("`git for-each-ref` failed or timed out")
    return done.text
