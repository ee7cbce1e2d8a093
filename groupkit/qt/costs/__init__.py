"""The cost form: what the book knows, what is typed, and the time given freely beside it."""
