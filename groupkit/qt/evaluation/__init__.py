"""Rounds of talks in the window."""
