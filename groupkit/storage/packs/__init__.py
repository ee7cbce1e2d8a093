"""Reports as they were given out, as rows."""
