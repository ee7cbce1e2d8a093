"""Feedback on paper: forms that a computer reads, open talks, cards, and what came of a round."""
