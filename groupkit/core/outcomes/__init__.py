"""What good help looks like: statements, principles and theories, and what a group makes of them."""
