"""Reads scanned and photographed pages of forms: where each circle is, how it is marked, and what is written."""
