"""Bytes to clean, redacted lines that remember where they came from.

Regexes are texts here, which `re` compiles (and keeps) when one is first used: most transcripts
need none of them, and to compile all would take longer than to explain a failure.
"""
