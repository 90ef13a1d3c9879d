"""`bbfix config`: the settings, and where each comes from."""

from __future__ import annotations

from diagnose.cli import present
from diagnose.cli.options import Colour
from diagnose.cli.options import Format
from diagnose.cli.options import command
from diagnose.cli.quick import load
from diagnose.render import configuration as shown


@command
def config(
    format: Format = "",  # noqa: A002 - the option's name
    color: Colour = "",
) -> int:
    """List the settings, and where each comes from.

    A flag outweighs BBFIX_<NAME>, that outweighs `git config bbfix.<name>`, and that the file
    config.toml in bbfix's own folder.

    Examples:

      bbfix config

      git config --global bbfix.color never

      git config bbfix.enabled false
    """
    settings = load({"format": format, "color": color})
    present.document(shown.as_json(settings), shown.of_settings, settings)
    return 0
