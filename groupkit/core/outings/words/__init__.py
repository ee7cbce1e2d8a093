"""The words that come with outings, as they are read from their files."""
