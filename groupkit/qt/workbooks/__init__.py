"""The Workbooks page: what to print, how, and how it will look."""
