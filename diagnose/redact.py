"""What must never be shown: secrets as values, and how text loses them."""

from __future__ import annotations

MARK = "***"


class Secret:
    """A secret that does not show itself: only `reveal` gives it out."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Give the secret itself."""
        return self._value

    def __repr__(self) -> str:
        return MARK

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)
