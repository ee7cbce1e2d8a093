"""The book written for other programs, so that nobody has to take our sums on trust."""
