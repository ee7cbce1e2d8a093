"""How meetings run: the ways that come with groupkit, the group's own, and the words it reads."""
