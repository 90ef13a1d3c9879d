"""What a stream can show: is it a terminal, how wide, colours, Unicode."""

from __future__ import annotations

import os

from diagnose.settings import conventional_color
from diagnose.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

WIDEST = 80  # longer lines of prose tire the eye
NARROWEST = 20  # columns: a terminal that says less does not know


class Term(Value):
    """The abilities of one stream; each stream is judged alone."""

    width: int = WIDEST
    colour: bool = False
    terminal: bool = False


def of_stream(stream: TextIO, wish: str = "auto", env: Mapping[str, str] | None = None) -> Term:
    """Judge a stream; `wish` is auto, always or never (the flag wins over NO_COLOR)."""
    env = os.environ if env is None else env
    terminal = _is_terminal(stream)
    return Term(_width(stream) if terminal else WIDEST, _colour(terminal, wish, env), terminal)


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (ValueError, AttributeError):
        return False


def _width(stream: TextIO) -> int:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return WIDEST
    return max(NARROWEST, min(WIDEST, columns)) if columns else WIDEST


def _colour(terminal: bool, wish: str, env: Mapping[str, str]) -> bool:
    decided = conventional_color(env)[0] if wish == "auto" else wish
    return decided == "always" or (decided == "auto" and terminal)
