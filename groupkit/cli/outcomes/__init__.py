"""What good help looks like, at the command line."""
