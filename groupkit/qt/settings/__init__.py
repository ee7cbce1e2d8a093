"""The settings: what one person prefers on this computer, what the group settled, and the keys of its file."""
