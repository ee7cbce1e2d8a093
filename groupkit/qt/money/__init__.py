"""The Money page: the list of sheets, one sheet step by step, and the sheets that come in."""
