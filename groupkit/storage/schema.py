"""Schema changes, in order. To change the schema, append a function here; its rank is its version."""

from collections.abc import Callable

from peewee import SqliteDatabase

from groupkit.core.problems import GroupkitError
from groupkit.i18n import N_
from groupkit.storage import schema_evaluation, schema_feedback, schema_money, schema_outings, schema_workbooks
from groupkit.storage.vault import APPLICATION

Migration = Callable[[SqliteDatabase], None]
MIGRATIONS: list[Migration] = []

OUTINGS = 7
"""The version from which a book may hold what goes by itself after an outing."""
NEWER = N_("This file was made by a newer groupkit. Update groupkit on this computer, then open it again.")

_GROUP = """
CREATE TABLE profile (
    id INTEGER PRIMARY KEY CHECK (id = 1), identity TEXT NOT NULL, name TEXT NOT NULL, currency TEXT NOT NULL,
    language TEXT NOT NULL, printing_language TEXT NOT NULL, paper TEXT NOT NULL, region TEXT NOT NULL,
    facilitator TEXT NOT NULL, reserve INTEGER NOT NULL, reserve_months INTEGER NOT NULL,
    cash_limit INTEGER NOT NULL) STRICT;
CREATE TABLE unsaved (id INTEGER PRIMARY KEY, page TEXT NOT NULL UNIQUE, entry TEXT NOT NULL) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY, short_name TEXT NOT NULL UNIQUE COLLATE NOCASE, resting INTEGER NOT NULL) STRICT;
CREATE TABLE willing (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, role TEXT NOT NULL,
    UNIQUE (person, role)) STRICT;
CREATE TABLE contact_check (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, checked_on TEXT NOT NULL) STRICT;
CREATE TABLE own_contact (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, reach TEXT NOT NULL, for_whom TEXT NOT NULL, hours TEXT NOT NULL,
    level TEXT NOT NULL, checked_on TEXT) STRICT;
"""

_MEETINGS = """
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    start TEXT NOT NULL, minutes INTEGER NOT NULL, doors INTEGER NOT NULL, venue TEXT NOT NULL,
    access TEXT NOT NULL, format TEXT NOT NULL, rule TEXT NOT NULL, is_open INTEGER NOT NULL,
    online INTEGER NOT NULL, place INTEGER REFERENCES place, state TEXT NOT NULL) STRICT;
CREATE TABLE heads (
    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting, day TEXT NOT NULL,
    regulars INTEGER NOT NULL, first_timers INTEGER NOT NULL, visitors INTEGER NOT NULL, online INTEGER NOT NULL,
    UNIQUE (meeting, day)) STRICT;
CREATE TABLE turn (
    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting, day TEXT NOT NULL, role TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person, UNIQUE (meeting, day, role)) STRICT;
CREATE TABLE term (
    id INTEGER PRIMARY KEY, role TEXT NOT NULL, person INTEGER NOT NULL REFERENCES person,
    meeting INTEGER REFERENCES meeting, since TEXT NOT NULL, until TEXT) STRICT;
CREATE TABLE tick (
    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting, day TEXT NOT NULL, task TEXT NOT NULL,
    done INTEGER NOT NULL, by_itself INTEGER NOT NULL, ticked_on TEXT NOT NULL,
    UNIQUE (meeting, day, task)) STRICT;
"""

_LEDGER = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, advance INTEGER NOT NULL,
    sheets_before INTEGER NOT NULL, seen_on TEXT) STRICT;
CREATE TABLE fund (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, ends_on TEXT, buys TEXT NOT NULL) STRICT;
CREATE TABLE kind (id INTEGER PRIMARY KEY, direction TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY, day TEXT NOT NULL, recorded_at TEXT NOT NULL, type TEXT NOT NULL, sheet INTEGER,
    reverses INTEGER REFERENCES entry, decided_on TEXT, prev BLOB NOT NULL, hash BLOB NOT NULL UNIQUE) STRICT;
CREATE TABLE line (
    seq INTEGER NOT NULL REFERENCES entry, n INTEGER NOT NULL, place INTEGER NOT NULL REFERENCES place,
    fund INTEGER NOT NULL REFERENCES fund, kind INTEGER REFERENCES kind,
    pence INTEGER NOT NULL CHECK (pence <> 0 AND abs(pence) <= 9999999), PRIMARY KEY (seq, n)) STRICT;
CREATE TABLE wording (
    seq INTEGER NOT NULL REFERENCES entry, what TEXT NOT NULL, digest TEXT NOT NULL, salt BLOB, text TEXT,
    PRIMARY KEY (seq, what)) STRICT;
CREATE INDEX line_place ON line (place, fund);
"""

_SHEETS = """
CREATE TABLE sheet (
    id INTEGER PRIMARY KEY, number INTEGER NOT NULL, place INTEGER NOT NULL REFERENCES place,
    meeting INTEGER NOT NULL REFERENCES meeting, day TEXT NOT NULL, made_by TEXT NOT NULL, start INTEGER NOT NULL,
    start_reason TEXT NOT NULL, alone_reason TEXT NOT NULL, explanation TEXT NOT NULL,
    UNIQUE (place, number), UNIQUE (meeting, day)) STRICT;
CREATE TABLE sheet_row (
    id INTEGER PRIMARY KEY, sheet INTEGER NOT NULL REFERENCES sheet ON DELETE CASCADE, part TEXT NOT NULL,
    kind INTEGER REFERENCES kind, what TEXT NOT NULL, fund INTEGER NOT NULL REFERENCES fund,
    place INTEGER REFERENCES place, who TEXT NOT NULL, receipt TEXT NOT NULL, no_receipt TEXT NOT NULL,
    second TEXT NOT NULL, claim INTEGER, pence INTEGER NOT NULL) STRICT;
CREATE TABLE tally (
    id INTEGER PRIMARY KEY, sheet INTEGER NOT NULL REFERENCES sheet ON DELETE CASCADE, who TEXT NOT NULL,
    coins TEXT NOT NULL, typed INTEGER, UNIQUE (sheet, who)) STRICT;
CREATE TABLE owed (
    id INTEGER PRIMARY KEY, claim INTEGER NOT NULL UNIQUE, what TEXT NOT NULL, who TEXT NOT NULL,
    fund INTEGER NOT NULL REFERENCES fund, pence INTEGER NOT NULL CHECK (pence > 0), agreed_on TEXT NOT NULL,
    paid INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE sent_sheet (sheet INTEGER PRIMARY KEY REFERENCES sheet, letter BLOB NOT NULL) STRICT;
CREATE TABLE sent_note (
    id INTEGER PRIMARY KEY, sheet INTEGER NOT NULL REFERENCES sent_sheet, state TEXT NOT NULL, by TEXT NOT NULL,
    words TEXT NOT NULL, "on" TEXT NOT NULL) STRICT;
CREATE TABLE received (
    id INTEGER PRIMARY KEY, identity TEXT NOT NULL, place TEXT NOT NULL, number INTEGER NOT NULL,
    head BLOB NOT NULL, letter BLOB NOT NULL, UNIQUE (identity, place, number)) STRICT;
CREATE TABLE received_note (
    id INTEGER PRIMARY KEY, received INTEGER NOT NULL REFERENCES received, state TEXT NOT NULL, by TEXT NOT NULL,
    words TEXT NOT NULL, "on" TEXT NOT NULL) STRICT;
"""

_HOW_IT_IS_SPOKEN = """
ALTER TABLE meeting ADD COLUMN talk TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN pack TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN length TEXT NOT NULL DEFAULT 'standard';
"""

_ANY_WEEK = """
ALTER TABLE profile ADD COLUMN zone TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN zone TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN confirmed_on TEXT;
CREATE TABLE changed_date (
    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE, day TEXT NOT NULL,
    to_day TEXT, to_start TEXT, reason TEXT NOT NULL, UNIQUE (meeting, day)) STRICT;
CREATE TABLE closed_days (
    id INTEGER PRIMARY KEY, first TEXT NOT NULL, last TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
"""

_OWN_FORMATS = """
CREATE TABLE own_format (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, version INTEGER NOT NULL, made_on TEXT NOT NULL, body TEXT NOT NULL,
    put_away INTEGER NOT NULL, UNIQUE (key, version)) STRICT;
CREATE TABLE format_body (id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE used_format (
    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE, day TEXT NOT NULL,
    body INTEGER NOT NULL REFERENCES format_body, UNIQUE (meeting, day)) STRICT;
CREATE TABLE own_text (
    id INTEGER PRIMARY KEY, slot TEXT NOT NULL, title TEXT NOT NULL, words TEXT NOT NULL, credit TEXT NOT NULL,
    rule TEXT NOT NULL) STRICT;
"""

_OWN_AGREEMENT = """
ALTER TABLE profile ADD COLUMN steps TEXT NOT NULL DEFAULT '12+5';
ALTER TABLE profile ADD COLUMN limits TEXT NOT NULL DEFAULT '';
ALTER TABLE profile ADD COLUMN limits_on TEXT;
ALTER TABLE meeting ADD COLUMN hosted TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN site_rules TEXT NOT NULL DEFAULT '';
CREATE TABLE agreement_line (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, kept INTEGER NOT NULL, words TEXT NOT NULL) STRICT;
"""

_RUNS = """
CREATE TABLE run (
    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE, day TEXT NOT NULL,
    state TEXT NOT NULL, UNIQUE (meeting, day)) STRICT;
CREATE TABLE run_part (
    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE, day TEXT NOT NULL,
    part TEXT NOT NULL, planned INTEGER NOT NULL, seconds INTEGER NOT NULL, UNIQUE (meeting, day, part)) STRICT;
"""

_WISHES = """
CREATE TABLE wish (
    id INTEGER PRIMARY KEY, weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), part TEXT NOT NULL,
    place TEXT NOT NULL, people INTEGER NOT NULL CHECK (people > 0), told_on TEXT NOT NULL) STRICT;
"""

_PEOPLE = """
ALTER TABLE person ADD COLUMN guest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN decided_on TEXT;
ALTER TABLE person ADD COLUMN most INTEGER NOT NULL DEFAULT 0;
CREATE TABLE rather_not (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, role TEXT NOT NULL,
    UNIQUE (person, role)) STRICT;
CREATE TABLE knows (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, role TEXT NOT NULL,
    UNIQUE (person, role)) STRICT;
CREATE TABLE comes (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE, often TEXT NOT NULL,
    UNIQUE (person, meeting)) STRICT;
CREATE TABLE away (
    id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, first TEXT NOT NULL,
    last TEXT NOT NULL) STRICT;
"""

_ROLES = """
CREATE TABLE own_role (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
CREATE TABLE nomination (
    id INTEGER PRIMARY KEY, role TEXT NOT NULL, meeting INTEGER REFERENCES meeting ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, by_self INTEGER NOT NULL,
    said_yes INTEGER NOT NULL, named_on TEXT NOT NULL, outcome TEXT NOT NULL, decided_on TEXT) STRICT;
"""

# SQLite cannot take a rule off a column, so both tables are made again: a turn and a term outlive the name
_TURNS = """
ALTER TABLE turn RENAME TO old_turn;
CREATE TABLE turn (
    id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting, day TEXT NOT NULL, role TEXT NOT NULL,
    person INTEGER REFERENCES person, place INTEGER NOT NULL DEFAULT 1, how TEXT NOT NULL DEFAULT 'asked',
    UNIQUE (meeting, day, role, place)) STRICT;
INSERT INTO turn (id, meeting, day, role, person) SELECT id, meeting, day, role, person FROM old_turn;
DROP TABLE old_turn;
ALTER TABLE term RENAME TO old_term;
CREATE TABLE term (
    id INTEGER PRIMARY KEY, role TEXT NOT NULL, person INTEGER REFERENCES person,
    meeting INTEGER REFERENCES meeting, since TEXT NOT NULL, until TEXT,
    deputy INTEGER REFERENCES person ON DELETE SET NULL, next INTEGER REFERENCES person ON DELETE SET NULL) STRICT;
INSERT INTO term (id, role, person, meeting, since, until)
    SELECT id, role, person, meeting, since, until FROM old_term;
DROP TABLE old_term;
"""

_BUSINESS = """
CREATE TABLE business (
    id INTEGER PRIMARY KEY, day TEXT NOT NULL, start TEXT, meeting INTEGER REFERENCES meeting ON DELETE SET NULL,
    room TEXT NOT NULL, notice_on TEXT, more TEXT NOT NULL, present INTEGER, apologies INTEGER,
    taken_by TEXT NOT NULL, read_back INTEGER NOT NULL, approved_on TEXT) STRICT;
CREATE TABLE motion (
    id INTEGER PRIMARY KEY, title TEXT NOT NULL, proposal TEXT NOT NULL, why TEXT NOT NULL, cost INTEGER,
    affects TEXT NOT NULL, instead TEXT NOT NULL, proposer TEXT NOT NULL, seconder TEXT NOT NULL,
    size TEXT NOT NULL, amendment TEXT NOT NULL, told_on TEXT, withdrawn_on TEXT) STRICT;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY, motion INTEGER NOT NULL REFERENCES motion ON DELETE CASCADE,
    business INTEGER NOT NULL REFERENCES business ON DELETE CASCADE, test TEXT NOT NULL,
    support INTEGER NOT NULL, can_live INTEGER NOT NULL, aside INTEGER NOT NULL, concern INTEGER NOT NULL,
    in_favour INTEGER NOT NULL, against INTEGER NOT NULL, abstain INTEGER NOT NULL, worry TEXT NOT NULL,
    outcome TEXT NOT NULL, minority TEXT NOT NULL, owner TEXT NOT NULL, due TEXT, review_on TEXT,
    UNIQUE (motion, business)) STRICT;
CREATE TABLE action (
    id INTEGER PRIMARY KEY, what TEXT NOT NULL, owner TEXT NOT NULL, due TEXT,
    motion INTEGER REFERENCES motion ON DELETE SET NULL,
    business INTEGER REFERENCES business ON DELETE SET NULL, done_on TEXT, dropped_on TEXT) STRICT;
CREATE TABLE decision_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1), least INTEGER NOT NULL, usual_of INTEGER NOT NULL,
    usual_out_of INTEGER NOT NULL, vote_of INTEGER NOT NULL, vote_out_of INTEGER NOT NULL, notice INTEGER NOT NULL,
    small_up_to INTEGER NOT NULL, big_over INTEGER NOT NULL, big_things TEXT NOT NULL) STRICT;
"""

_HANDING_OVER = """
CREATE TABLE handover (
    id INTEGER PRIMARY KEY, role TEXT NOT NULL, meeting INTEGER REFERENCES meeting ON DELETE SET NULL,
    giver INTEGER REFERENCES person ON DELETE SET NULL, taker INTEGER REFERENCES person ON DELETE SET NULL,
    third TEXT NOT NULL, started_on TEXT NOT NULL, finished_on TEXT, laptop INTEGER NOT NULL,
    known TEXT NOT NULL) STRICT;
CREATE TABLE handover_step (
    id INTEGER PRIMARY KEY, handover INTEGER NOT NULL REFERENCES handover ON DELETE CASCADE, key TEXT NOT NULL,
    done_on TEXT, UNIQUE (handover, key)) STRICT;
"""

_APPEND_ONLY = ("entry", "line", "sent_sheet", "sent_note", "received", "received_note")
_OF_A_SENT_SHEET = (("sheet_row", "sheet"), ("tally", "sheet"), ("sheet", "id"))


def migration(change: Migration) -> Migration:
    """Register a schema change; its rank in this file is its version."""
    MIGRATIONS.append(change)
    return change


@migration
def first_evening(database: SqliteDatabase) -> None:
    """Version 1: the group, its people and meetings, its money, and what was sent and received."""
    database.execute_sql(f"PRAGMA application_id = {APPLICATION}")
    for part in (_GROUP, _LEDGER, _MEETINGS, _SHEETS):
        _execute(database, part)
    for table in _APPEND_ONLY:
        _refuse(database, table, "UPDATE", "1", "what was written stays")
        _refuse(database, table, "DELETE", "1", "what was written stays")
    _refuse(database, "entry", "INSERT", "EXISTS (SELECT 1 FROM entry WHERE seq = new.seq)", "number in use")
    for table, column in _OF_A_SENT_SHEET:
        sent = f"EXISTS (SELECT 1 FROM sent_sheet WHERE sheet = old.{column})"
        _refuse(database, table, "UPDATE", sent, "the sheet was sent")
        _refuse(database, table, "DELETE", sent, "the sheet was sent")
    for table in ("sheet_row", "tally"):
        sent = "EXISTS (SELECT 1 FROM sent_sheet WHERE sheet = new.sheet)"
        _refuse(database, table, "INSERT", sent, "the sheet was sent")


@migration
def any_words(database: SqliteDatabase) -> None:
    """Version 2: how people may reply at a meeting, in which words and length its script is read."""
    _execute(database, _HOW_IT_IS_SPOKEN)


@migration
def any_week(database: SqliteDatabase) -> None:
    """Version 3: dates that change, the group's own ways to meet, meetings run live, and times people wish for."""
    for part in (_ANY_WEEK, _OWN_FORMATS, _OWN_AGREEMENT, _RUNS, _WISHES):
        _execute(database, part)


@migration
def shared_service(database: SqliteDatabase) -> None:
    """Version 4: whom to ask for what, turns and terms that outlive a name, business meetings, and handing over."""
    for part in (_PEOPLE, _ROLES, _TURNS, _BUSINESS, _HANDING_OVER):
        _execute(database, part)


@migration
def any_money(database: SqliteDatabase) -> None:
    """Version 5: claims, receipts, grants, shared costs, bank statements, and a book that records what was done."""
    for part in schema_money.PARTS:
        _execute(database, part)
    database.execute_sql("UPDATE kind SET rank = id")
    database.execute_sql(
        "UPDATE place SET overdraft = 1 WHERE kind = 'bank'"
        " AND (SELECT coalesce(sum(pence), 0) FROM line WHERE line.place = place.id) < 0"
    )
    _refuse(database, "wording", "UPDATE", schema_money.EMPTIED, "what was written stays")
    _refuse(database, "wording", "DELETE", "1", "what was written stays")
    for wall in schema_money.RECEIPT_WALLS:
        _refuse(database, *wall)
    for trigger in schema_money.AMOUNTS_BEFORE:
        database.execute_sql(trigger)
    _open_to_erasing(database)


@migration
def own_workbooks(database: SqliteDatabase) -> None:
    """Version 6: the workbooks a group makes its own, its words for a step, and how many pages were printed."""
    for part in schema_workbooks.PARTS:
        _execute(database, part)


@migration
def days_out(database: SqliteDatabase) -> None:
    """Version 7: outings from the idea to the next one, and the board of things to do outside the group."""
    for part in schema_outings.PARTS:
        _execute(database, part)


@migration
def sealed_feedback(database: SqliteDatabase) -> None:
    """Version 8: rounds of anonymous feedback, the keepers of their keys, and what was released."""
    for part in schema_feedback.PARTS:
        _execute(database, part)


@migration
def heard_and_told(database: SqliteDatabase) -> None:
    """Version 9: talks and their themes, promises, what good help looks like, and reports to those who pay."""
    for part in schema_evaluation.PARTS:
        _execute(database, part)
    for wall in schema_evaluation.WALLS:
        _refuse(database, *wall)


def _open_to_erasing(database: SqliteDatabase) -> None:
    """Make the walls around what was sent and received again, with a door that opens while a name is erased."""
    shut = f"NOT {schema_money.REDACTING}"
    for table in ("sent_sheet", "sent_note", "received", "received_note"):
        database.execute_sql(f"DROP TRIGGER keep_{table}_update")
        _refuse(database, table, "UPDATE", shut, "what was written stays")
    for table, column in _OF_A_SENT_SHEET:
        database.execute_sql(f"DROP TRIGGER keep_{table}_update")
        sent = f"EXISTS (SELECT 1 FROM sent_sheet WHERE sheet = old.{column}) AND {shut}"
        _refuse(database, table, "UPDATE", sent, "the sheet was sent")


def _execute(database: SqliteDatabase, statements: str) -> None:
    for statement in filter(str.strip, statements.split(";")):
        database.execute_sql(statement)


def _refuse(database: SqliteDatabase, table: str, event: str, condition: str, reason: str) -> None:
    name = f"keep_{table}_{event}".lower()
    database.execute_sql(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{reason}'); END"
    )


def refuse_newer(database: SqliteDatabase) -> None:
    """Raise GroupkitError when the file is of a version this program does not know."""
    if int(database.user_version) > len(MIGRATIONS):
        raise GroupkitError(NEWER)


def is_current(database: SqliteDatabase) -> bool:
    """Tell whether the file needs no schema change."""
    return int(database.user_version) == len(MIGRATIONS)


def upgrade(database: SqliteDatabase) -> None:
    """Bring a group file, new or old, to the current version; each step is one transaction."""
    version = int(database.user_version)
    for number, change in enumerate(MIGRATIONS[version:], start=version + 1):
        with database.atomic("IMMEDIATE"):
            change(database)
            database.user_version = number
