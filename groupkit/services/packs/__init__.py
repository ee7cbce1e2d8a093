"""Gathers the pack of a meeting and the report to those who pay."""
