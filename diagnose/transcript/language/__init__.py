"""Translated transcripts, read through the message catalogues of the git on this machine."""
