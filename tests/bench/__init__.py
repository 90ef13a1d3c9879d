"""Budgets as ratios in one run: `python -m tests.bench [--quick] [--json FILE]`."""
