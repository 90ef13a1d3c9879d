"""The immutable record that all nouns of bbfix are made of: a dataclass at a fraction of its cost.

Imports nothing at all: it lies on the way from a failed command to the screen.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Any
    from typing import Self
    from typing import dataclass_transform
else:

    def dataclass_transform(**_: object) -> object:
        """Stand in for typing's marker, which only type checkers read."""
        return lambda cls: cls


@dataclass_transform(frozen_default=True, eq_default=True)
class Value:
    """An immutable record: fields are the annotations, defaults the class attributes."""

    _fields: tuple[str, ...] = ()
    _needed: frozenset[str] = frozenset()  # those without a default

    def __init_subclass__(cls) -> None:
        own = [n for n in cls.__dict__.get("__annotations__", {}) if not n.startswith("_")]
        cls._fields = (*cls._fields, *own)
        cls._needed = frozenset(name for name in cls._fields if not hasattr(cls, name))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Hundreds are made on the way to a screen, so what is right costs no loop in Python.
        values = self.__dict__
        values.update(zip(self._fields, args, strict=False))
        values.update(kwargs)
        misfit = len(values) < len(args) + len(kwargs) or not values.keys() >= self._needed
        if misfit or (kwargs and not kwargs.keys() <= set(self._fields)):
            raise TypeError(self._misfit(args, kwargs))

    def _misfit(self, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
        """Say why these values do not make a record."""
        kind, fields = type(self).__name__, self._fields
        if len(args) > len(fields):
            return f"{kind} takes {len(fields)} values, not {len(args)}"
        room = fields[len(args) :]
        excess = next((name for name in kwargs if name not in room), None)
        if excess is not None:
            return f"{kind} has no room for {excess!r}"
        missing = self._needed - self.__dict__.keys()
        return f"{kind} lacks {next(name for name in fields if name in missing)!r}"

    def __setattr__(self, name: str, _: object) -> None:
        message = f"{type(self).__name__}.{name} cannot change: use replace()"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.fields() == other.fields()

    def __hash__(self) -> int:
        return hash((type(self), *(repr(v) for v in self.fields().values())))

    def __repr__(self) -> str:
        inside = ", ".join(f"{name}={value!r}" for name, value in self.fields().items())
        return f"{type(self).__name__}({inside})"

    def fields(self) -> dict[str, Any]:
        """Return name -> value in the order of declaration."""
        return {name: getattr(self, name) for name in self._fields}

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed."""
        return type(self)(**{**self.fields(), **changes})
