"""The poster of what was said and done, and the list of promises, on paper."""
