"""Translated transcripts, read through the message catalogues of the git on this machine.

Whether one may be translated at all is told by `signs`, all of this room that English needs.
"""
