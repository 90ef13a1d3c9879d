"""Takes secrets out of text before anything else sees it.

What a secret looks like is in `secretshapes`.
"""

from __future__ import annotations

from diagnose.secretshapes import RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diagnose.secretshapes import Span

MARK = "***"


class Secret:
    """A secret that does not show itself by accident: only `reveal()` gives it out."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the secret itself."""
        return self._value

    def __repr__(self) -> str:
        return f"Secret({MARK})"

    def __str__(self) -> str:
        return MARK

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> str:
        raise TypeError("a secret is not to be pickled or copied into a file")


def redact(text: str) -> str:
    """Return the text with MARK in the place of every secret; newlines stay where they are."""
    parts: list[str] = []
    done = 0
    for start, end in spans(text):
        parts += (text[done:start], MARK)
        done = end
    return "".join((*parts, text[done:])) if parts else text


def has_secret(text: str) -> bool:
    """Whether the text holds a secret that is not yet replaced."""
    return any(text[start:end] != MARK for start, end in spans(text))


def redact_argv(argv: Iterable[str]) -> tuple[str, ...]:
    """Return arguments with secrets replaced, the value after `--password` and the like too."""
    clean: list[str] = []
    hide = False
    for arg in argv:
        clean.append(MARK if hide else redact(arg))
        hide = arg.startswith("--") and arg.endswith(("password", "token", "secret", "passphrase"))
    return tuple(clean)


def spans(text: str) -> list[Span]:
    """Return where secrets are: (start, end) pairs, ascending, none touching another."""
    found: list[Span] = []
    # The one letter whose lower case is longer; without it positions agree in both texts.
    low = text.replace("\u0130", "i").lower()
    for words, needed, rule in RULES:
        if not needed or any(word in low for word in needed):
            found.extend(rule(text, low, words))
    if len(found) < 2:  # noqa: PLR2004 - nothing to merge
        return found
    found.sort()
    merged = [found[0]]
    for start, end in found[1:]:
        if start > merged[-1][1]:
            merged.append((start, end))
        elif end > merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
    return merged
