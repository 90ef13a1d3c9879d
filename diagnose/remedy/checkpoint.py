"""The moments between two steps, named: nothing happens here, and tests can be killed here."""

from __future__ import annotations


def checkpoint(name: str) -> None:
    """Pass a moment of a change; `name` says which."""
