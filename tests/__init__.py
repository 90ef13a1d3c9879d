"""Tests mirror the package; lab/ holds the real servers and the broken repositories."""
