"""Repair: plan, consent, apply (the only writer), verify, undo."""
