"""What a person can do: one function per action, the same for window, command line and notebook."""
