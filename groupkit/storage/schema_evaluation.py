"""The tables of version 9: talks and what came of them, promises, outcomes, and reports that were given out.

What one person said, when, and how it was coded is only in sealed columns, padded to steps of one size.
"""

# `lock` opens the file in which it is kept how to reach people, `secret` what a talk had typed so far: both are
# emptied when the round ends. A sign stays for good, with nothing beside it, so that it is never given out twice.
ROUNDS = """
CREATE TABLE evaluation_round (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, purpose TEXT NOT NULL,
    what_happens TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('service', 'research')),
    approval TEXT NOT NULL, k INTEGER NOT NULL CHECK (k >= 3), reader INTEGER NOT NULL REFERENCES feedback_keeper,
    first_coder INTEGER NOT NULL REFERENCES feedback_keeper,
    second_coder INTEGER NOT NULL REFERENCES feedback_keeper, opened_on TEXT NOT NULL, closed_on TEXT,
    keep_until TEXT NOT NULL, look_again TEXT NOT NULL, contacts_gone_on TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'coding', 'agreed', 'told', 'destroyed')),
    lock BLOB, secret BLOB, CHECK (first_coder <> second_coder)) STRICT;
CREATE TABLE evaluation_sign (id INTEGER PRIMARY KEY, sign TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE evaluation_gone (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES evaluation_round,
    what TEXT NOT NULL CHECK (what IN ('contacts', 'draft', 'recording', 'answers', 'all')), rule TEXT NOT NULL,
    gone_on TEXT NOT NULL) STRICT;
"""

TALKS = """
CREATE TABLE evaluation_person (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES evaluation_round, sealed BLOB NOT NULL) STRICT;
CREATE TABLE evaluation_answer (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES evaluation_round, for_reader BLOB NOT NULL,
    for_first BLOB NOT NULL, for_second BLOB NOT NULL) STRICT;
CREATE TABLE evaluation_coding (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES evaluation_round,
    coder INTEGER NOT NULL REFERENCES feedback_keeper, sealed BLOB NOT NULL,
    handed_in INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE evaluation_agreed (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES evaluation_round, for_reader BLOB NOT NULL,
    for_first BLOB NOT NULL, for_second BLOB NOT NULL) STRICT;
"""

# The order of `place` is shuffled. Only what passed the look at who is in the room stands here.
THEMES = """
CREATE TABLE evaluation_code (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, part TEXT NOT NULL, area TEXT, title TEXT NOT NULL,
    means TEXT NOT NULL, added_on TEXT NOT NULL, resting_on TEXT) STRICT;
CREATE TABLE evaluation_theme (
    id INTEGER PRIMARY KEY, round INTEGER NOT NULL REFERENCES evaluation_round, place INTEGER NOT NULL,
    title TEXT NOT NULL, words TEXT NOT NULL, level TEXT NOT NULL,
    response TEXT CHECK (response IN ('agree', 'disagree', 'absent')), response_words TEXT NOT NULL,
    passed_on TEXT NOT NULL, UNIQUE (round, place)) STRICT;
"""

PROMISES = """
CREATE TABLE promise (
    id INTEGER PRIMARY KEY, said TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('round', 'box', 'outing', 'workshop', 'meeting')), ref TEXT NOT NULL,
    what TEXT NOT NULL, owner TEXT NOT NULL, again TEXT NOT NULL, made_on TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'tried', 'could_not')), why TEXT NOT NULL,
    settled_on TEXT, told_on TEXT) STRICT;
"""

OUTCOMES = """
CREATE TABLE outcome_run (
    id INTEGER PRIMARY KEY, day TEXT NOT NULL, start TEXT, title TEXT NOT NULL, place TEXT NOT NULL,
    agenda TEXT NOT NULL, follows INTEGER REFERENCES outcome_run ON DELETE SET NULL, closed_on TEXT) STRICT;
CREATE TABLE outcome_guest (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES outcome_run ON DELETE CASCADE, kind TEXT NOT NULL,
    asked INTEGER NOT NULL DEFAULT 0 CHECK (asked >= 0), coming INTEGER NOT NULL DEFAULT 0 CHECK (coming >= 0),
    came INTEGER NOT NULL DEFAULT 0 CHECK (came >= 0), UNIQUE (run, kind)) STRICT;
CREATE TABLE outcome_said (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES outcome_run ON DELETE CASCADE, statement TEXT NOT NULL,
    channel TEXT NOT NULL, setting TEXT NOT NULL, happening INTEGER NOT NULL DEFAULT 0 CHECK (happening >= 0),
    partly INTEGER NOT NULL DEFAULT 0 CHECK (partly >= 0), not_here INTEGER NOT NULL DEFAULT 0
    CHECK (not_here >= 0), unknown INTEGER NOT NULL DEFAULT 0 CHECK (unknown >= 0), comment TEXT NOT NULL,
    UNIQUE (run, statement, channel, setting)) STRICT;
CREATE TABLE outcome_order (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES outcome_run ON DELETE CASCADE, statement TEXT NOT NULL,
    dots INTEGER NOT NULL CHECK (dots >= 0), UNIQUE (run, statement)) STRICT;
CREATE TABLE outcome_known (
    id INTEGER PRIMARY KEY, statement TEXT NOT NULL UNIQUE, how TEXT NOT NULL, way TEXT NOT NULL) STRICT;
CREATE TABLE outcome_own (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('statement', 'card', 'draft', 'slot')), title TEXT NOT NULL,
    words TEXT NOT NULL, credit TEXT NOT NULL) STRICT;
CREATE TABLE theory_mark (
    id INTEGER PRIMARY KEY, run INTEGER REFERENCES outcome_run ON DELETE CASCADE, theory TEXT NOT NULL,
    standing TEXT NOT NULL, comment TEXT NOT NULL, UNIQUE (run, theory)) STRICT;
"""

# Every count that was ever shown, in a report or in the pack of a meeting, stays with what it was made of: the next
# one may not give away together with it what this one kept back; such a count stands here without its value
REPORTS = """
CREATE TABLE report (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('report', 'meeting', 'dropped')),
    key TEXT NOT NULL UNIQUE, first TEXT NOT NULL, last TEXT NOT NULL, parts TEXT NOT NULL,
    k INTEGER NOT NULL CHECK (k >= 3), agreed_on TEXT, seen_on TEXT, sent_on TEXT, to_whom TEXT NOT NULL,
    CHECK (sent_on IS NULL OR seen_on IS NOT NULL)) STRICT;
CREATE TABLE report_body (
    id INTEGER PRIMARY KEY, report INTEGER NOT NULL UNIQUE REFERENCES report ON DELETE CASCADE,
    body TEXT NOT NULL) STRICT;
CREATE TABLE report_figure (
    id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, key TEXT NOT NULL,
    atoms TEXT NOT NULL, value INTEGER, UNIQUE (report, key)) STRICT;
"""

_LASTS = "EXISTS (SELECT 1 FROM report WHERE id = old.report AND (seen_on IS NOT NULL OR kind <> 'report'))"
_SEEN = "EXISTS (SELECT 1 FROM report WHERE id = old.report AND seen_on IS NOT NULL)"
_SHOWN = "the report was shown"
WALLS = (
    ("report", "DELETE", "old.seen_on IS NOT NULL OR old.kind <> 'report'", _SHOWN),
    ("report", "UPDATE", "old.seen_on IS NOT NULL AND new.seen_on IS NULL", _SHOWN),
    ("report_body", "UPDATE", _SEEN, _SHOWN),
    ("report_body", "DELETE", _SEEN, _SHOWN),
    ("report_figure", "UPDATE", _LASTS, _SHOWN),
    ("report_figure", "DELETE", _LASTS, _SHOWN),
)
"""Table, event, condition and reason: a report that members have seen stays as they saw it, and so do figures."""

TABLES = (
    *("evaluation_round", "evaluation_sign", "evaluation_gone", "evaluation_person", "evaluation_answer"),
    *("evaluation_coding", "evaluation_agreed", "evaluation_theme", "report", "report_body", "report_figure"),
)
"""The tables that undo never brings back; promises, outcomes and the group's own codes may be undone."""
PARTS = (ROUNDS, TALKS, THEMES, PROMISES, OUTCOMES, REPORTS)
