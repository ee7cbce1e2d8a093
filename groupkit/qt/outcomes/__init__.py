"""What good help looks like, in the window."""
