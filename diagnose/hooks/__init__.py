"""bbfix after the fact: in the shells, and what a shell's hook makes of git's own events."""
