"""Private pages on screen: a member’s own file, its pages one at a time, and the lock in front of them."""
