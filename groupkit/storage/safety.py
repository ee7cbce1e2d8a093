"""When this group checked each help contact, and the contacts it added itself, as rows."""

from collections.abc import Iterator
from datetime import date
from typing import cast

import peewee as pw

from groupkit.core.safety import Contact, Level
from groupkit.storage.tables import Table


class OwnContactRow(pw.Model):
    """The own_contact table."""

    id = pw.AutoField()
    name = pw.TextField()
    reach = pw.TextField()
    for_whom = pw.TextField()
    hours = pw.TextField()
    level = pw.TextField()
    checked_on = pw.DateField(null=True)

    class Meta:
        table_name = "own_contact"


class Contacts:
    """The group's own contacts, and the dates on which shipped ones were checked."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database
        self.own = Table[Contact](database, OwnContactRow, _read, _write)

    def checks(self) -> dict[str, date]:
        """Return the day each contact was last checked, by key."""
        rows = self._db.execute_sql("SELECT key, checked_on FROM contact_check").fetchall()
        return {key: date.fromisoformat(day) for key, day in rows}

    def check(self, key: str, day: date) -> None:
        """Write down that a contact was checked."""
        self._db.execute_sql("DELETE FROM contact_check WHERE key = ?", (key,))
        values = (key, day.isoformat())
        self._db.execute_sql("INSERT INTO contact_check (key, checked_on) VALUES (?, ?)", values)

    def __iter__(self) -> Iterator[Contact]:
        return iter(self.own)


def _read(row: OwnContactRow) -> Contact:
    return Contact(
        key=f"own-{row.id}",
        name=row.name,
        reach=row.reach,
        for_whom=row.for_whom,
        hours=row.hours,
        level=cast("Level", row.level),
        checked_on=row.checked_on,
        local=True,
    )


def _write(contact: Contact) -> dict[str, object]:
    names = ("name", "reach", "for_whom", "hours", "level", "checked_on")
    return {name: getattr(contact, name) for name in names}
