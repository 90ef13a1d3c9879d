"""bbfix: read what git and the host printed, name the cause, offer a fix that can be undone."""

from __future__ import annotations

__version__ = "0.1.0"
