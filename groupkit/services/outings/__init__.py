"""Outings: what they cost, who shares it, and how it is settled."""
