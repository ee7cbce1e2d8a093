"""Anonymous feedback in the window."""
