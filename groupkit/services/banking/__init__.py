"""Lists of the bank: looked at, taken in, and set beside the book."""
