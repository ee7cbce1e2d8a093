"""The tables of version 7: outings from the idea to the next one, and the board of things outside the group."""

# An outing that costs nothing has no pot, and SQLite cannot take NOT NULL off a column: the four tables of its
# money are made again. The new ones stand before the old ones go, so that no line is dropped with its outing.
AGAIN = """
ALTER TABLE outing RENAME TO old_outing;
ALTER TABLE outing_line RENAME TO old_outing_line;
ALTER TABLE outing_person RENAME TO old_outing_person;
ALTER TABLE outing_cost RENAME TO old_outing_cost;
CREATE TABLE outing (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, day TEXT NOT NULL, fund INTEGER REFERENCES fund,
    way TEXT NOT NULL CHECK (way IN ('equal', 'parts', 'amounts', 'price')), price INTEGER NOT NULL DEFAULT 0
    CHECK (price >= 0), pot_meets INTEGER NOT NULL DEFAULT 0, places INTEGER NOT NULL DEFAULT 0,
    free_places INTEGER NOT NULL DEFAULT 0, put_away INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE outing_line (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')), what TEXT NOT NULL, pence INTEGER NOT NULL,
    each INTEGER NOT NULL DEFAULT 0, fund INTEGER REFERENCES fund) STRICT;
CREATE TABLE outing_person (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE, name TEXT NOT NULL,
    parts INTEGER NOT NULL CHECK (parts >= 0), amount INTEGER, most INTEGER, odd_before INTEGER NOT NULL,
    party INTEGER NOT NULL DEFAULT 1 CHECK (party > 0), free INTEGER NOT NULL DEFAULT 0,
    standing TEXT NOT NULL DEFAULT 'coming' CHECK (standing IN ('coming', 'waiting', 'out')),
    lift TEXT NOT NULL DEFAULT '', company TEXT NOT NULL DEFAULT '', goes_with INTEGER REFERENCES outing_person
    ON DELETE SET NULL, both_yes INTEGER NOT NULL DEFAULT 0, CHECK (free BETWEEN 0 AND party)) STRICT;
CREATE TABLE outing_cost (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE,
    payer INTEGER REFERENCES outing_person ON DELETE SET NULL, what TEXT NOT NULL,
    pence INTEGER NOT NULL CHECK (pence > 0), sharers TEXT NOT NULL,
    line INTEGER REFERENCES outing_line ON DELETE SET NULL, entry INTEGER REFERENCES entry,
    fund INTEGER REFERENCES fund) STRICT;
INSERT INTO outing (id, name, day, fund, way, pot_meets, free_places, put_away)
    SELECT id, name, day, fund, way, pot_meets, free_places, put_away FROM old_outing;
INSERT INTO outing_line (id, outing, direction, what, pence)
    SELECT id, outing, direction, what, pence FROM old_outing_line;
INSERT INTO outing_person (id, outing, name, parts, amount, most, odd_before)
    SELECT id, outing, name, parts, amount, most, odd_before FROM old_outing_person;
INSERT INTO outing_cost (id, outing, payer, what, pence, sharers, line, entry)
    SELECT id, outing, payer, what, pence, sharers, line, entry FROM old_outing_cost;
DROP TABLE old_outing_cost;
DROP TABLE old_outing_person;
DROP TABLE old_outing_line;
DROP TABLE old_outing;
"""

# No day, no name and no order of voting stands here; a sum is written once, when the box is closed
CHOOSING = """
CREATE TABLE outing_idea (
    id INTEGER PRIMARY KEY, bank TEXT NOT NULL, title TEXT NOT NULL, about TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('open', 'kept', 'chosen'))) STRICT;
CREATE TABLE outing_tally (
    id INTEGER PRIMARY KEY, idea INTEGER NOT NULL UNIQUE REFERENCES outing_idea ON DELETE CASCADE,
    dots INTEGER NOT NULL CHECK (dots >= 0)) STRICT;
"""

PLANNING = """
CREATE TABLE outing_plan (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL UNIQUE REFERENCES outing ON DELETE CASCADE,
    idea INTEGER REFERENCES outing_idea ON DELETE SET NULL, small INTEGER NOT NULL, start TEXT, finish TEXT,
    spare_day TEXT, place TEXT NOT NULL, meet_at TEXT NOT NULL, map_link TEXT NOT NULL, travel TEXT NOT NULL,
    last_back TEXT NOT NULL, bring TEXT NOT NULL, access TEXT NOT NULL, food TEXT NOT NULL, quiet TEXT NOT NULL,
    who TEXT NOT NULL, photos TEXT NOT NULL, refund TEXT NOT NULL, closes_on TEXT, decided_on TEXT,
    destroy_on TEXT, called_off INTEGER NOT NULL) STRICT;
CREATE TABLE outing_step (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE, key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'not needed')), UNIQUE (outing, key)) STRICT;
CREATE TABLE outing_check (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE, sheet TEXT NOT NULL,
    key TEXT NOT NULL, answer TEXT NOT NULL, words TEXT NOT NULL, UNIQUE (outing, sheet, key)) STRICT;
CREATE TABLE outing_risk (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE, key TEXT NOT NULL,
    title TEXT NOT NULL, whom TEXT NOT NULL, likely INTEGER NOT NULL CHECK (likely BETWEEN 1 AND 3),
    harm INTEGER NOT NULL CHECK (harm BETWEEN 1 AND 3), what TEXT NOT NULL, job TEXT NOT NULL,
    ready INTEGER NOT NULL, after TEXT NOT NULL, UNIQUE (outing, key)) STRICT;
CREATE TABLE outing_job (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE, job TEXT NOT NULL,
    person INTEGER REFERENCES person ON DELETE CASCADE, said_yes INTEGER NOT NULL, UNIQUE (outing, job)) STRICT;
CREATE TABLE outing_need (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE,
    words TEXT NOT NULL) STRICT;
"""

# Details of whom to call; gone on the day that stands in outing_plan.destroy_on
CONTACTS = """
CREATE TABLE outing_contact (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE, name TEXT NOT NULL,
    whom TEXT NOT NULL, reach TEXT NOT NULL, knows TEXT NOT NULL, helps TEXT NOT NULL) STRICT;
"""

AFTERWARDS = """
CREATE TABLE outing_after (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL UNIQUE REFERENCES outing ON DELETE CASCADE,
    heads_out INTEGER, heads_back INTEGER, heads_early INTEGER, first_time INTEGER, free_taken INTEGER,
    well TEXT NOT NULL, change TEXT NOT NULL, left_out TEXT NOT NULL, tip TEXT NOT NULL,
    again TEXT NOT NULL) STRICT;
CREATE TABLE outing_incident (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE, at TEXT NOT NULL,
    place TEXT NOT NULL, what TEXT NOT NULL, done TEXT NOT NULL, told TEXT NOT NULL, follow TEXT NOT NULL,
    change TEXT NOT NULL, job TEXT NOT NULL, kept_until TEXT NOT NULL) STRICT;
"""

BOARD = """
CREATE TABLE opening (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL, place TEXT NOT NULL,
    times TEXT NOT NULL, cost TEXT NOT NULL, access TEXT NOT NULL, ask TEXT NOT NULL, benefits TEXT NOT NULL,
    drink TEXT NOT NULL, reach TEXT NOT NULL, ends_on TEXT, checked_on TEXT, checked_by TEXT NOT NULL,
    ended INTEGER NOT NULL) STRICT;
"""

PARTS = (AGAIN, CHOOSING, PLANNING, CONTACTS, AFTERWARDS, BOARD)
