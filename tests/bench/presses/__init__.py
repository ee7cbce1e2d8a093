"""The programs a workbook is printed with in the benchmark: groupkit, and others on the same texts."""
