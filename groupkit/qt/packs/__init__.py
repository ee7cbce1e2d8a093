"""Packs and reports in the window."""
