"""A meeting run live: which part it is in, how the time goes, and whose turn it is to speak, but never who."""
