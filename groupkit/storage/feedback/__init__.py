"""The sealed box of anonymous feedback, the keys that open it, and the rows of its rounds."""
