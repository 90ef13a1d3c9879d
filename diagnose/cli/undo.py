"""`bbfix undo` and `bbfix log`."""

from __future__ import annotations

from typing import Annotated

import typer

from diagnose.cli import present
from diagnose.cli.options import Colour
from diagnose.cli.options import Format
from diagnose.cli.options import NoInput
from diagnose.cli.options import Quiet
from diagnose.cli.options import Yes
from diagnose.cli.options import command
from diagnose.cli.quick import load
from diagnose.remedy import undo as changes
from diagnose.render import changes as shown


@command
def undo(
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="The change; the last one if none is named.")
    ] = None,
    yes: Yes = False,
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
    no_input: NoInput = False,
    quiet: Quiet = False,
) -> int:
    """Take a change back.

    Restores everything but secrets, which bbfix never keeps, and says which. Refuses where the
    world has moved on since. Typing the command is the consent; nothing is asked.

    Examples:

      bbfix undo

      bbfix undo 3
    """
    del yes, no_input  # accepted, so that scripts may say it of every command
    settings = load({"format": format, "color": color, "quiet": quiet})
    undone = changes.undo(number).as_json()
    present.document(undone, shown.of_undo, settings, brief=settings.quiet)
    return 0


@command
def log(
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
) -> int:
    """List what was changed, when, and by which fix.

    Example:

      bbfix log
    """
    entries = [entry.as_json() for entry in changes.log()]
    document = {"schema": "bbfix.log/1", "changes": entries}
    settings = load({"format": format, "color": color})
    present.document(document, shown.of_log, settings)
    return 0
