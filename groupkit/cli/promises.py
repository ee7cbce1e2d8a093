"""What the group said it would do, at the command line."""
