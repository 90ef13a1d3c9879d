"""Tests of diagnose.vault."""
