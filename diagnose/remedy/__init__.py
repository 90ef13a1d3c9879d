"""Plan, apply, verify and undo; the only room that changes anything of the user's."""
