"""`bbfix demo`: the whole story on loopback."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from diagnose.cli.options import Format
from diagnose.cli.options import command
from diagnose.cli.quick import load


@command
def demo(
    format: Format = "",  # noqa: A002 - the option's name
    slow: Annotated[bool, typer.Option("--slow", help="Pause between the acts.")] = False,
) -> int:
    """See the whole story on loopback; nothing of yours is touched.

    A push that a Bitbucket on this machine refuses, the diagnosis, the swap of the credential,
    the push that works, the undo.

    Example:

      bbfix demo --slow
    """
    from diagnose.demo import story

    return story.run(sys.stdout, fmt=load({"format": format}).format, slow=slow)
