"""Secrets: asking for one, trying one, storing one; git's credential protocol over keyring."""
