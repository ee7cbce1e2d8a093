"""Lets go what was kept of feedback until a day: boxes nobody opened, words, cards and talks."""

from datetime import date

import peewee as pw

from groupkit.storage.feedback.rows import KEYS

_SHUT = "state IN ('open', 'closed') AND keep_until <= :day"
_WORDS = "round IN (SELECT id FROM feedback_round WHERE keep_until <= :day)"
_DUE = f"""
SELECT EXISTS (SELECT 1 FROM feedback_round WHERE {_SHUT}) OR EXISTS (SELECT 1 FROM feedback_texts WHERE {_WORDS})
    OR EXISTS (SELECT 1 FROM feedback_links WHERE {_WORDS})
    OR EXISTS (SELECT 1 FROM feedback_talk WHERE keep_until <= :day)
"""
_GOING = (
    f"""
    UPDATE feedback_round SET state = 'destroyed', closed_on = coalesce(closed_on, :day),
        {", ".join(f"{name} = NULL" for name in KEYS)} WHERE {_SHUT}
    """,
    f"DELETE FROM feedback_texts WHERE {_WORDS}",
    f"DELETE FROM feedback_links WHERE {_WORDS}",
    "DELETE FROM feedback_talk WHERE keep_until <= :day",
)
_NAMES = """
UPDATE feedback_keeper SET name = '' WHERE until IS NOT NULL
    AND name COLLATE NOCASE NOT IN (SELECT short_name FROM person)
    AND id NOT IN (
        SELECT reader FROM feedback_round WHERE state IN ('open', 'closed')
        UNION SELECT trustee FROM feedback_round WHERE state IN ('open', 'closed')
        UNION SELECT reader FROM feedback_round JOIN feedback_texts ON feedback_round.id = feedback_texts.round
        UNION SELECT reader FROM feedback_talk
        UNION SELECT reader FROM evaluation_round WHERE state <> 'destroyed'
        UNION SELECT first_coder FROM evaluation_round WHERE state <> 'destroyed'
        UNION SELECT second_coder FROM evaluation_round WHERE state <> 'destroyed')
"""


class Expiry:
    """What is kept of feedback until a day."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def due(self, today: date) -> bool:
        """Tell whether anything of it is to go: one quick question to the file."""
        return bool(self._db.execute_sql(_DUE, {"day": today.isoformat()}).fetchone()[0])

    def remove(self, today: date) -> None:
        """Remove what is to go; the file is then to be written anew, and the boxes are to be tidied."""
        for query in _GOING:
            self._db.execute_sql(query, {"day": today.isoformat()})
        self.forget_names()

    def forget_names(self) -> None:
        """Take the names off keys that were taken back, of people who are not in the book, and that nothing needs.

        A box that is shut needs it said who opens it, and words, talks and rounds of talks who reads them.
        """
        self._db.execute_sql(_NAMES)
