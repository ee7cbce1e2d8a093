"""What came in and what went out, pot by pot, ready for the charity's own accounts."""
