"""Run `python -m diagnose`: the same as the command `bbfix`."""

from __future__ import annotations

from diagnose.entry import script

if __name__ == "__main__":
    script()
