"""Packs of pages as slides."""
