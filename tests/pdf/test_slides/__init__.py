"""Packs of pages as slides, read back."""
