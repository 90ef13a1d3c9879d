"""Bytes to lines: what terminals, logs and forums do to git's words, undone."""
