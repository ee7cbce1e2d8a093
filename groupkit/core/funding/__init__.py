"""Awards: what a funder gives a group for a purpose, what of it came, was spent and is left, and the statement."""
