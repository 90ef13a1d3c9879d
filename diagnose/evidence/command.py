"""Facts about the failed command itself."""

from __future__ import annotations

from diagnose.evidence import alias
from diagnose.evidence.shorthand import known
from diagnose.evidence.shorthand import unknown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `command.*` fact; the command of a transcript alone is not known."""
    origin = f"the {context.kind}"
    if context.invocation.name:
        yield known("command.name", alias.resolved(context).name, origin)
    else:
        yield unknown("command.name", "only the output is known")
    if context.exit is None:
        yield unknown("command.status", "only the output is known")
    else:
        yield known("command.status", str(context.exit), origin)
