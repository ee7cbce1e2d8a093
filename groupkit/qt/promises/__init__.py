"""What the group said it would do: the list, what came of each, and the poster."""
