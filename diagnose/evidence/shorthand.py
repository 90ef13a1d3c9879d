"""Short ways to write a fact down."""

from __future__ import annotations

from diagnose.model import Fact


def known(name: str, value: str, origin: str) -> Fact:
    """Return a fact with a value."""
    return Fact(name, "known", value, origin)


def absent(name: str, origin: str) -> Fact:
    """Return a fact that is known not to be."""
    return Fact(name, "absent", "", origin)


def unknown(name: str, why: str) -> Fact:
    """Return a fact that could not be learnt, and why."""
    return Fact(name, "unknown", "", why)


def yes_no(name: str, truth: bool, origin: str) -> Fact:
    """Return a truth value."""
    return known(name, "yes" if truth else "no", origin)


def either(name: str, value: str, origin: str) -> Fact:
    """Return a known fact, or an absent one if the value is empty."""
    return known(name, value, origin) if value else absent(name, origin)
