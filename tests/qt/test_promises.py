"""What the group said it would do, in the window."""
