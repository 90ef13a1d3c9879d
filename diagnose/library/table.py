"""Read a TOML table strictly: every surprise is an error that names the file and the key."""

from __future__ import annotations

from diagnose.errors import LibraryError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from typing import Any


class Table:
    """One table of a page; `close` says which keys nobody asked for."""

    def __init__(self, data: Mapping[str, Any], file: str, at: str = "") -> None:
        self._data = data
        self._asked: set[str] = set()
        self.file = file
        self.at = at

    def error(self, key: str, trouble: str) -> LibraryError:
        """Return the error for a key of this table: one sentence, file first."""
        place = f"{self.at} {key}".strip()
        message = f"{self.file}: `{place}` {trouble}"
        # The words of a page may hold what moves a terminal's cursor.
        return LibraryError("".join(sign if sign.isprintable() else "?" for sign in message))

    def has(self, key: str) -> bool:
        """Whether the page has the key."""
        return key in self._data

    def raw(self, key: str) -> Any:
        """Return the value as TOML gave it, None where it is missing."""
        self._asked.add(key)
        return self._data.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default the key is required and may not be empty."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, str):
            raise self.error(key, f"must be a text, not {kind(value)}")
        if not value.strip():
            raise self.error(key, "is empty")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the key is missing."""
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.error(key, "must be a list of texts")
        if len(set(value)) != len(value):
            raise self.error(key, "names something twice")
        return tuple(value)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers, empty where the key is missing."""
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(type(v) is int for v in value):
            raise self.error(key, "must be a list of whole numbers")
        return tuple(value)

    def number(self, key: str) -> int | None:
        """Return a whole number, None where the key is missing."""
        value = self.raw(key)
        if value is not None and type(value) is not int:
            raise self.error(key, f"must be a whole number, not {kind(value)}")
        return value

    def flag(self, key: str) -> bool | None:
        """Return true or false, None where the key is missing."""
        value = self.raw(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(key, f"must be true or false, not {kind(value)}")
        return value

    def choice(self, key: str, words: Collection[str], default: str | None = None) -> str:
        """Return one of some words."""
        value = self.text(key, default)
        if value not in words and value != default:
            raise self.error(key, f"is `{value}`, but must be one of {listed(words)}")
        return value

    def tables(self, key: str, name: str = "") -> list[Table]:
        """Return the tables of a list, each knowing its place; empty where the key is missing."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.error(key, f"must be a list of tables: write [[{name or key}]]")
        at = f"{self.at} {key}".strip()
        return [Table(part, self.file, f"{at} {n}") for n, part in enumerate(value, 1)]

    def mapping(self, key: str) -> dict[str, str]:
        """Return a table of texts, empty where the key is missing."""
        value = self.raw(key)
        if value is None:
            return {}
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise self.error(key, "must be a table of texts")
        return dict(value)

    def close(self) -> None:
        """Raise for the first key that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                known = listed(self._asked)
                raise self.error(key, f"is not a key of a page here; known are {known}")


def listed(words: Collection[str]) -> str:
    """Return words as a list for people."""
    ordered = [f"`{word}`" for word in (sorted(words) if isinstance(words, set) else words)]
    return ", ".join(ordered)


def kind(value: Any) -> str:
    """Name the TOML kind of a value."""
    names = {bool: "true or false", int: "a number", float: "a number", str: "a text"}
    return names.get(type(value), "a list" if isinstance(value, list) else "a table")
