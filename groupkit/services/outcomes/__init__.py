"""Shows what good help looks like, and keeps what a group made of it."""
