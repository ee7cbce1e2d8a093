"""The page of the bank: its lists looked at, taken in, and set beside the book."""
