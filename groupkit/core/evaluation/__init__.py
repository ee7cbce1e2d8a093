"""Rounds of talks, their clocks, and what was said, coded and agreed on."""
