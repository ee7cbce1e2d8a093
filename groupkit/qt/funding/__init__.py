"""Grants and funders: what is left of each, when it ends, the money that came, and the statement."""
