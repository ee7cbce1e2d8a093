"""The bank's own list of what moved, read and set beside the book."""
