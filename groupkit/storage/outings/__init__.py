"""Outings as rows, and the words that come with them."""
