"""Workbooks: what the pages of a workbook hold, and how they may be printed."""
