"""What bbfix remembers between two runs: the journal of changes and the last diagnosis."""
