"""Keeps what the group said it would do, and what came of it."""
