"""Packs of pages on paper."""
