"""A job changes hands: who passes it on to whom, the steps one at a time, and the paper to sign."""
