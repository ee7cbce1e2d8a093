"""The money of an outing: what is written down of it, and what it comes to for each."""
