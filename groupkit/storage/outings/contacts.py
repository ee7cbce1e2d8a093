"""Whom to call in need on an outing, as rows, and what goes by itself after an outing."""

from datetime import date, timedelta

import peewee as pw

from groupkit.core.outings.contacts import MOST_DAYS, Contact
from groupkit.storage.tables import Table, plain


class ContactRow(pw.Model):
    """The outing_contact table."""

    outing = pw.IntegerField()
    name = pw.TextField()
    whom = pw.TextField()
    reach = pw.TextField()
    knows = pw.TextField()
    helps = pw.TextField()

    class Meta:
        table_name = "outing_contact"


def contact_table(database: pw.SqliteDatabase) -> Table[Contact]:
    """Return the outing_contact table."""
    return plain(database, ContactRow, Contact)


_OVER = (
    "SELECT outing.id FROM outing LEFT JOIN outing_plan AS plan ON plan.outing = outing.id "
    "WHERE outing.put_away OR plan.called_off OR plan.destroy_on <= :today OR outing.day <= :latest"
)
_SPOKEN = "(lift <> '' OR company <> '' OR goes_with IS NOT NULL OR both_yes)"
_DUE = (
    f"SELECT EXISTS (SELECT 1 FROM outing_contact WHERE outing IN ({_OVER})) "
    f"OR EXISTS (SELECT 1 FROM outing_need WHERE outing IN ({_OVER})) "
    f"OR EXISTS (SELECT 1 FROM outing_person WHERE {_SPOKEN} AND outing IN ({_OVER})) "
    "OR EXISTS (SELECT 1 FROM outing_incident WHERE kept_until <= :today)"
)
_GOING = (
    f"DELETE FROM outing_contact WHERE outing IN ({_OVER})",
    f"DELETE FROM outing_need WHERE outing IN ({_OVER})",
    f"UPDATE outing_person SET lift = '', company = '', goes_with = NULL, both_yes = 0 "
    f"WHERE {_SPOKEN} AND outing IN ({_OVER})",
    "DELETE FROM outing_incident WHERE kept_until <= :today",
)


class Going:
    """What was written down for one day out, or for a while after it, and goes by itself.

    These are the details of whom to call, what would help and what was said of the way there; they go on the
    day a group chose and at the latest a week after the outing, at once when it is called off or put away.
    Notes of what happened go when their time is over.
    """

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def due(self, today: date) -> bool:
        """Tell whether anything of it is to go."""
        return bool(self._db.execute_sql(_DUE, _days(today)).fetchone()[0])

    def remove(self, today: date) -> None:
        """Remove what is to go; the file is then to be written anew, or old pages keep it."""
        for query in _GOING:
            self._db.execute_sql(query, _days(today))


def let_go(database: pw.SqliteDatabase, today: date) -> None:
    """Remove what is to go from a copy, down to its last page."""
    going = Going(database)
    if going.due(today):
        going.remove(today)
        database.execute_sql("VACUUM")


def _days(today: date) -> dict[str, str]:
    return {"today": today.isoformat(), "latest": (today - timedelta(days=MOST_DAYS)).isoformat()}
