"""Packs and reports at the command line."""
