"""The board of things to do outside the group."""
