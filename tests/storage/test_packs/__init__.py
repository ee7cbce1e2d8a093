"""Tests of reports as rows."""
