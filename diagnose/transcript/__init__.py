"""Bytes to clean, redacted lines that remember where they came from."""
