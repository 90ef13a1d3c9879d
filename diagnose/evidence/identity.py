"""Facts about the name and e-mail address that git would put into a commit."""

from __future__ import annotations

import os

from diagnose.evidence import config as configs
from diagnose.evidence.shorthand import absent
from diagnose.evidence.shorthand import known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnose.evidence.context import Context
    from diagnose.model import Fact


def probe(context: Context) -> Iterator[Fact]:
    """Yield every `identity.*` fact: what is set, not what git would guess from the machine."""
    yield _one(context, "name", ())
    yield _one(context, "email", ("EMAIL",))


def _one(context: Context, what: str, fallback: tuple[str, ...]) -> Fact:
    variable = f"GIT_AUTHOR_{what.upper()}"
    if os.environ.get(variable):
        return known(f"identity.{what}", os.environ[variable], variable)
    config = configs.read(context)
    for key in (f"author.{what}", f"user.{what}"):
        value = config.get(key)
        if value:
            where = configs.shown_path(config.origin(key))
            return known(f"identity.{what}", value, f"git config {key}, {where}")
    for variable in fallback:
        if os.environ.get(variable):
            return known(f"identity.{what}", os.environ[variable], variable)
    return absent(f"identity.{what}", f"git config user.{what}")
