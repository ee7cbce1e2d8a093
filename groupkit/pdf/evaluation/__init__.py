"""Papers for rounds of talks."""
