"""Anonymous feedback: rounds, the sitting, the opening of the box, and what may be shown of it."""
