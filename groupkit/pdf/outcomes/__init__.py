"""Papers for talking about what good help looks like."""
