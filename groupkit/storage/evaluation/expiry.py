"""Lets go what was kept of rounds of talks until a day: people, what they said, and what opens their files."""

from datetime import date

import peewee as pw

_OVER = "state <> 'destroyed' AND keep_until <= :day"
_ROUNDS = f"SELECT id FROM evaluation_round WHERE {_OVER}"
_DUE = f"SELECT EXISTS ({_ROUNDS})"
_SEALED = ("evaluation_person", "evaluation_answer", "evaluation_coding", "evaluation_agreed")
_LOGGED = f"""
INSERT INTO evaluation_gone (round, what, rule, gone_on)
    SELECT id, 'contacts', 'kept_until', :day FROM evaluation_round WHERE {_OVER} AND contacts_gone_on IS NULL
    UNION ALL SELECT id, 'all', 'kept_until', :day FROM evaluation_round WHERE {_OVER}
"""
_ENDED = f"""
UPDATE evaluation_round SET state = 'destroyed', closed_on = coalesce(closed_on, :day), lock = NULL,
    secret = NULL, contacts_gone_on = coalesce(contacts_gone_on, :day) WHERE {_OVER}
"""
# of what the group heard, very words go too: nobody could take them back any more
_QUOTED = f"""
UPDATE evaluation_theme SET words = substr(words, 1, instr(words, char(10)) - 1)
    WHERE round IN ({_ROUNDS}) AND instr(words, char(10)) > 0
"""
_UNHEARD = f"DELETE FROM evaluation_theme WHERE round IN ({_ROUNDS}) AND (response IS NULL OR level = 'one')"
_GOING = (
    *(f"DELETE FROM {table} WHERE round IN ({_ROUNDS})" for table in _SEALED),
    _UNHEARD,
    _QUOTED,
    _LOGGED,
    _ENDED,
)


class Expiry:
    """What is kept of rounds of talks until a day."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def due(self, today: date) -> bool:
        """Tell whether anything of it is to go: one quick question to the file."""
        return bool(self._db.execute_sql(_DUE, {"day": today.isoformat()}).fetchone()[0])

    def remove(self, today: date) -> None:
        """Remove what is to go, and write down that it went; the file is then to be written anew."""
        for query in _GOING:
            self._db.execute_sql(query, {"day": today.isoformat()})
