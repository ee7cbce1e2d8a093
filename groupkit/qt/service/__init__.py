"""The people of the group and its roles: who does what, whom to ask, and who holds a role for longer."""
