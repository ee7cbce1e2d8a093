"""Rounds of talks at the command line."""
