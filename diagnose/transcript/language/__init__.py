"""Translated transcripts, read through the message catalogues of the git on this machine.

Whether one may be translated at all is told by `transcript.signs`, before this room is opened.
"""
