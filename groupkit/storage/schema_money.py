"""The tables of version 5: what the book of money needs beyond the sheet of one meeting."""

# `redacting` holds a row only while a name is being erased: the walls around sent sheets stand open just then
PLACES = """
ALTER TABLE place ADD COLUMN overdraft INTEGER NOT NULL DEFAULT 0;
ALTER TABLE place ADD COLUMN closed_on TEXT;
ALTER TABLE fund ADD COLUMN closed_on TEXT;
ALTER TABLE kind ADD COLUMN cc16 TEXT NOT NULL DEFAULT '';
ALTER TABLE kind ADD COLUMN scottish TEXT NOT NULL DEFAULT '';
ALTER TABLE kind ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kind ADD COLUMN closed_on TEXT;
CREATE INDEX entry_day ON entry (day, seq);
DROP INDEX line_place;
CREATE INDEX line_place ON line (place, fund, pence);
CREATE INDEX line_fund ON line (fund, pence);
CREATE INDEX entry_records ON entry (type, seq) WHERE type IN ('record', 'close', 'reopen', 'redaction');
CREATE INDEX entry_reverses ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE TABLE redacting (id INTEGER PRIMARY KEY CHECK (id = 1), why TEXT NOT NULL) STRICT;
CREATE TABLE money_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1), two_over INTEGER NOT NULL, ask_over INTEGER NOT NULL,
    claim_days INTEGER NOT NULL, hand_days INTEGER NOT NULL, short_run INTEGER NOT NULL,
    short_month INTEGER NOT NULL, year_starts TEXT NOT NULL, more_notes TEXT NOT NULL) STRICT;
"""

# What was agreed before there were claims is brought over as it was: `brought` says how far it had come,
# `brought_after` what the newest entry was then
CLAIMS = """
CREATE TABLE claim (
    id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, who TEXT NOT NULL, person INTEGER, day TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('cash', 'bank')),
    sort TEXT NOT NULL CHECK (sort IN ('cost', 'time', 'advance')),
    advance INTEGER REFERENCES place,
    brought TEXT NOT NULL DEFAULT '' CHECK (brought IN ('', 'agreed', 'paid')),
    brought_after INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE claim_line (
    id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claim ON DELETE CASCADE, day TEXT NOT NULL,
    kind INTEGER NOT NULL REFERENCES kind, fund INTEGER NOT NULL REFERENCES fund, what TEXT NOT NULL,
    from_place TEXT NOT NULL, to_place TEXT NOT NULL, miles INTEGER, rate TEXT NOT NULL,
    pence INTEGER NOT NULL CHECK (pence BETWEEN 1 AND 9999999), receipt TEXT NOT NULL, no_receipt TEXT NOT NULL,
    why_none TEXT NOT NULL, second TEXT NOT NULL, meeting INTEGER, outing INTEGER) STRICT;
CREATE TABLE own_rate (
    id INTEGER PRIMARY KEY, vehicle TEXT NOT NULL, since TEXT NOT NULL, until TEXT, tenths INTEGER NOT NULL,
    source TEXT NOT NULL, seen_on TEXT NOT NULL, year_miles INTEGER, tenths_above INTEGER NOT NULL DEFAULT 0,
    UNIQUE (vehicle, since)) STRICT;
INSERT INTO kind (direction, name) SELECT 'out', 'Other money out'
    WHERE EXISTS (SELECT 1 FROM owed) AND NOT EXISTS (SELECT 1 FROM kind WHERE direction = 'out');
INSERT INTO claim (number, who, day, how, sort, brought, brought_after)
    SELECT claim, who, agreed_on, 'cash', 'cost', CASE paid WHEN 0 THEN 'agreed' ELSE 'paid' END,
    (SELECT coalesce(max(seq), 0) FROM entry)
    FROM owed ORDER BY id;
INSERT INTO claim_line (
    claim, day, kind, fund, what, from_place, to_place, rate, pence, receipt, no_receipt, why_none, second)
    SELECT claim.id, owed.agreed_on, coalesce(
        (SELECT kind FROM sheet_row WHERE sheet_row.claim = owed.claim AND kind IS NOT NULL LIMIT 1),
        (SELECT max(id) FROM kind WHERE direction = 'out')),
    owed.fund, owed.what, '', '', '', owed.pence, '', '', '', ''
    FROM owed JOIN claim ON claim.number = owed.claim ORDER BY owed.id;
DROP TABLE owed;
"""

# What a file was called stands in the book alone, as a wording, so that it can be erased there
RECEIPTS = """
CREATE TABLE receipt_file (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL CHECK (size <= 10485760),
    media TEXT NOT NULL, added_at TEXT NOT NULL) STRICT;
CREATE TABLE receipt_bytes (id INTEGER PRIMARY KEY REFERENCES receipt_file, content BLOB NOT NULL) STRICT;
CREATE TABLE receipt_use (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES receipt_file,
    claim_line INTEGER REFERENCES claim_line ON DELETE CASCADE,
    sheet_row INTEGER REFERENCES sheet_row ON DELETE CASCADE, entry INTEGER REFERENCES entry,
    CHECK ((claim_line IS NULL) + (sheet_row IS NULL) + (entry IS NULL) = 2)) STRICT;
CREATE INDEX receipt_use_file ON receipt_use (file);
"""

# Several awards can fill one pot; then each pays its parts of the costs it may pay for
FUNDING = """
CREATE TABLE award (
    id INTEGER PRIMARY KEY, fund INTEGER NOT NULL REFERENCES fund, funder TEXT NOT NULL, sort TEXT NOT NULL,
    reference TEXT NOT NULL, pence INTEGER NOT NULL CHECK (pence > 0), starts TEXT NOT NULL, ends TEXT NOT NULL,
    report_due TEXT, own_money INTEGER NOT NULL, left_over TEXT NOT NULL, proposal TEXT NOT NULL,
    stops TEXT NOT NULL, host INTEGER REFERENCES place, parts INTEGER NOT NULL CHECK (parts > 0)) STRICT;
CREATE TABLE award_line (
    id INTEGER PRIMARY KEY, award INTEGER NOT NULL REFERENCES award ON DELETE CASCADE,
    kind INTEGER NOT NULL REFERENCES kind, pence INTEGER NOT NULL, UNIQUE (award, kind)) STRICT;
CREATE TABLE instalment (
    id INTEGER PRIMARY KEY, award INTEGER NOT NULL REFERENCES award ON DELETE CASCADE, due TEXT NOT NULL,
    pence INTEGER NOT NULL, entry INTEGER REFERENCES entry) STRICT;
"""

OUTINGS = """
CREATE TABLE outing (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, day TEXT NOT NULL, fund INTEGER NOT NULL REFERENCES fund,
    way TEXT NOT NULL CHECK (way IN ('equal', 'parts', 'amounts')), pot_meets INTEGER NOT NULL DEFAULT 0,
    free_places INTEGER NOT NULL DEFAULT 0, put_away INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE outing_line (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')), what TEXT NOT NULL, pence INTEGER NOT NULL) STRICT;
CREATE TABLE outing_person (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE, name TEXT NOT NULL,
    parts INTEGER NOT NULL CHECK (parts >= 0), amount INTEGER, most INTEGER, odd_before INTEGER NOT NULL) STRICT;
CREATE TABLE outing_cost (
    id INTEGER PRIMARY KEY, outing INTEGER NOT NULL REFERENCES outing ON DELETE CASCADE,
    payer INTEGER REFERENCES outing_person ON DELETE SET NULL, what TEXT NOT NULL,
    pence INTEGER NOT NULL CHECK (pence > 0), sharers TEXT NOT NULL,
    line INTEGER REFERENCES outing_line ON DELETE SET NULL, entry INTEGER REFERENCES entry) STRICT;
"""

BANKING = """
CREATE TABLE bank_file (
    id INTEGER PRIMARY KEY, place INTEGER NOT NULL REFERENCES place, sha256 TEXT NOT NULL UNIQUE,
    first TEXT NOT NULL, last TEXT NOT NULL, closing INTEGER, closing_on TEXT, taken_on TEXT NOT NULL) STRICT;
CREATE TABLE bank_line (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES bank_file ON DELETE CASCADE, n INTEGER NOT NULL,
    day TEXT NOT NULL, pence INTEGER NOT NULL, words TEXT NOT NULL, fitid TEXT, UNIQUE (file, n)) STRICT;
CREATE TABLE bank_match (
    id INTEGER PRIMARY KEY, bank_line INTEGER NOT NULL REFERENCES bank_line ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES entry, pence INTEGER NOT NULL CHECK (pence <> 0),
    UNIQUE (bank_line, entry)) STRICT;
CREATE TABLE bank_mapping (
    id INTEGER PRIMARY KEY, head TEXT NOT NULL UNIQUE, name TEXT NOT NULL, columns TEXT NOT NULL) STRICT;
"""

# What became of a voucher is recorded in the book: how many, never to whom or why
REGISTERS = """
CREATE TABLE voucher (
    id INTEGER PRIMARY KEY, sort TEXT NOT NULL, issuer TEXT NOT NULL, worth INTEGER NOT NULL CHECK (worth > 0),
    until TEXT, fund INTEGER REFERENCES fund) STRICT;
CREATE TABLE stock (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE stock_count (
    id INTEGER PRIMARY KEY, stock INTEGER NOT NULL REFERENCES stock ON DELETE CASCADE, day TEXT NOT NULL,
    came INTEGER NOT NULL, sold INTEGER NOT NULL, given INTEGER NOT NULL) STRICT;
CREATE TABLE sheet_change (
    id INTEGER PRIMARY KEY, sheet INTEGER NOT NULL REFERENCES sheet ON DELETE CASCADE, day TEXT NOT NULL,
    part TEXT NOT NULL, kind INTEGER, before INTEGER NOT NULL, after INTEGER) STRICT;
CREATE TABLE missing_step (
    id INTEGER PRIMARY KEY, step TEXT NOT NULL UNIQUE, done_on TEXT NOT NULL, name TEXT NOT NULL,
    sheet INTEGER REFERENCES sheet ON DELETE SET NULL) STRICT;
CREATE TABLE cost_line (
    id INTEGER PRIMARY KEY, year TEXT NOT NULL, category TEXT NOT NULL, what TEXT NOT NULL, pence INTEGER NOT NULL,
    basis TEXT NOT NULL, way TEXT NOT NULL, source TEXT NOT NULL, own TEXT NOT NULL) STRICT;
CREATE TABLE given_time (
    id INTEGER PRIMARY KEY, year TEXT NOT NULL, what TEXT NOT NULL, hours INTEGER NOT NULL CHECK (hours > 0),
    people INTEGER) STRICT;
"""

PARTS = (PLACES, CLAIMS, RECEIPTS, FUNDING, OUTINGS, BANKING, REGISTERS)

# A wording, and nothing else, may be emptied: text and salt go, what was chained stays
EMPTIED = (
    "new.text IS NOT NULL OR new.salt IS NOT NULL OR new.seq <> old.seq OR new.what <> old.what"
    " OR new.digest <> old.digest OR old.what = 'facts'"
)
REDACTING = "EXISTS (SELECT 1 FROM redacting)"
_USED = "EXISTS (SELECT 1 FROM receipt_use WHERE file = old.id)"
_ON_A_SENT_SHEET = (
    "EXISTS (SELECT 1 FROM sent_sheet JOIN sheet_row USING (sheet) WHERE sheet_row.id = {row}.sheet_row)"
)
# A receipt that proves something stays as it was added; one that is on nothing can be taken away again
RECEIPT_WALLS = (
    ("receipt_file", "UPDATE", "1", "a receipt stays"),
    ("receipt_bytes", "UPDATE", "1", "a receipt stays"),
    ("receipt_file", "DELETE", _USED, "a receipt stays"),
    ("receipt_bytes", "DELETE", f"{_USED} AND NOT {REDACTING}", "a receipt stays"),
    ("receipt_use", "INSERT", _ON_A_SENT_SHEET.format(row="new"), "the sheet was sent"),
    ("receipt_use", "UPDATE", "1", "a receipt stays"),
    ("receipt_use", "DELETE", f"old.entry IS NOT NULL OR {_ON_A_SENT_SHEET.format(row='old')}", "a receipt stays"),
)
# What an amount on a sheet was before it was changed or taken off, also when that was undone; never unwritten
_CHANGED = (
    "INSERT INTO sheet_change (sheet, day, part, kind, before, after)"
    " VALUES (old.sheet, date('now', 'localtime'), old.part, old.kind, old.pence, {after});"
)
AMOUNTS_BEFORE = (
    "CREATE TRIGGER amount_changed AFTER UPDATE OF pence ON sheet_row WHEN new.pence <> old.pence"
    f" BEGIN {_CHANGED.format(after='new.pence')} END",
    # a sheet that is given up takes its rows along: those are kept in the record
    "CREATE TRIGGER amount_taken_off AFTER DELETE ON sheet_row"
    " WHEN EXISTS (SELECT 1 FROM sheet WHERE id = old.sheet)"
    f" BEGIN {_CHANGED.format(after='NULL')} END",
)
