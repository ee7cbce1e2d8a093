"""The statements, principles and theories that come with groupkit, and what a group said of them, as rows."""
