"""Read-only, time-bounded probes that turn questions into facts."""
