"""Business meetings: the next one, its ideas, what was decided, and which role does what."""
