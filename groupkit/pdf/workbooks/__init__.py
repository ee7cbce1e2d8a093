"""Workbooks on paper: every exercise with the room to do it, in every edition."""
