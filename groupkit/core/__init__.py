"""The rules of the field: frozen values and pure functions, no files, no windows."""
