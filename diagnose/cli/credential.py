"""`bbfix credential`: git's credential helper protocol over the system's keyring."""

from __future__ import annotations

from typing import Annotated

import typer

from diagnose.cli.options import command
from diagnose.cli.options import one_of


@command
def credential(
    operation: Annotated[
        str,
        typer.Argument(callback=one_of(("get", "store", "erase")), help="get, store or erase."),
    ],
) -> int:
    """Serve git as a credential helper over the system's keyring.

    Example:

      git config --global credential.helper bbfix
    """
    from diagnose.vault import helper

    return helper.main(operation)
