"""The rows of rounds of talks, sealed for those who may read them, and the files kept apart."""
