"""The tables of version 8: rounds of feedback, who keeps the keys, and what was released. No answer is in them."""

KEEPERS = """
CREATE TABLE feedback_keeper (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, public BLOB NOT NULL CHECK (length(public) = 32),
    salt BLOB NOT NULL, wrapped BLOB NOT NULL, since TEXT NOT NULL, until TEXT) STRICT;
CREATE TABLE feedback_form (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
"""

# `body` is the form as it stood with the layout of its pages. `lock` opens the box file, `secret` what is in it:
# both are emptied when the box is destroyed.
ROUNDS = """
CREATE TABLE feedback_round (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, form TEXT NOT NULL, body TEXT NOT NULL, label TEXT NOT NULL,
    purpose TEXT NOT NULL, what_happens TEXT NOT NULL, able INTEGER NOT NULL CHECK (able > 0),
    joined INTEGER NOT NULL, left_group INTEGER NOT NULL, k INTEGER NOT NULL CHECK (k >= 3),
    below TEXT NOT NULL CHECK (below IN ('merge', 'destroy')),
    reader INTEGER NOT NULL REFERENCES feedback_keeper, trustee INTEGER NOT NULL REFERENCES feedback_keeper,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'opened', 'merged', 'destroyed')),
    opened_on TEXT NOT NULL, closed_on TEXT, keep_until TEXT NOT NULL, follows INTEGER REFERENCES feedback_round,
    lock BLOB, count_key BLOB, content_key BLOB, secret BLOB, CHECK (reader <> trustee)) STRICT;
"""

# Nothing here is one person's answer: figures are rounded, texts are sealed to their reader, and what was passed
# on is in words two people chose, in an order that says nothing
RELEASES = """
CREATE TABLE feedback_release (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL UNIQUE REFERENCES feedback_round, body TEXT NOT NULL) STRICT;
CREATE TABLE feedback_texts (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL UNIQUE REFERENCES feedback_round, sealed BLOB NOT NULL) STRICT;
CREATE TABLE feedback_said (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES feedback_round, place INTEGER NOT NULL,
    sort TEXT NOT NULL CHECK (sort IN ('read', 'summary', 'worry')), question TEXT NOT NULL, words TEXT NOT NULL,
    UNIQUE (round, place)) STRICT;
CREATE TABLE feedback_talk (
    id INTEGER PRIMARY KEY, form TEXT NOT NULL, day TEXT NOT NULL, reader INTEGER NOT NULL
    REFERENCES feedback_keeper, sealed BLOB NOT NULL, keep_until TEXT NOT NULL) STRICT;
"""

# What two-word cards hold until the next round: one row a round at most, of one size, which reader and trustee open
# together
LINKS = """
CREATE TABLE feedback_links (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL UNIQUE REFERENCES feedback_round, sealed BLOB NOT NULL) STRICT;
"""

TABLES = (
    *("feedback_keeper", "feedback_round", "feedback_release", "feedback_texts", "feedback_said"),
    *("feedback_talk", "feedback_links"),
)
"""The tables that undo never brings back; a form in the making may be undone."""
PARTS = (KEEPERS, ROUNDS, RELEASES, LINKS)
