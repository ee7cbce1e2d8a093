"""The command line: the same verbs, one module a feature."""
