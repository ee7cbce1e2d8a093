"""The group file and the data folders: the only layer that knows SQLite, encryption and paths."""
