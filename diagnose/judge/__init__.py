"""Matches and facts to ranked diagnoses that say how sure they are, and why."""
