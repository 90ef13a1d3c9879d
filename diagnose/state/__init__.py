"""What bbfix remembers: the journal and the last diagnosis of each place."""
