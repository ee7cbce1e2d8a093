"""The tables of version 6: the workbooks a group makes its own, its words for a step, and pages printed."""

# A chapter is kept whole, as text: it is read and written as one, and never searched
OWN = """
CREATE TABLE own_workbook (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, about TEXT NOT NULL, base TEXT NOT NULL) STRICT;
CREATE TABLE own_chapter (
    id INTEGER PRIMARY KEY, workbook INTEGER NOT NULL REFERENCES own_workbook ON DELETE CASCADE,
    place INTEGER NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (workbook, key)) STRICT;
CREATE TABLE step_wording (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL UNIQUE CHECK (step > 0), words TEXT NOT NULL,
    credit TEXT NOT NULL, license TEXT NOT NULL) STRICT;
"""

# How many pages, and nothing more: not when, not for whom, not how often
COUNTS = """
CREATE TABLE printed_pages (
    id INTEGER PRIMARY KEY, chapter TEXT NOT NULL UNIQUE, pages INTEGER NOT NULL CHECK (pages > 0)) STRICT;
"""

# What was chosen for the last print, so that the next one need not be chosen again
USUAL = "CREATE TABLE usual_print (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT;"

PARTS = (OWN, COUNTS, USUAL)
