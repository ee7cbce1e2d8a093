"""The times and places people wish for a meeting, as rows: numbers, never names."""

from datetime import date

import peewee as pw

from groupkit.core.wishes import Wish
from groupkit.storage.tables import Table


class WishRow(pw.Model):
    """The wish table."""

    id = pw.AutoField()
    weekday = pw.IntegerField()
    part = pw.TextField()
    place = pw.TextField()
    people = pw.IntegerField()
    told_on = pw.TextField()

    class Meta:
        table_name = "wish"


def wish_table(database: pw.SqliteDatabase) -> Table[Wish]:
    """Map wishes to the wish table."""
    return Table(database, WishRow, _read, _write)


def _read(row: WishRow) -> Wish:
    return Wish(
        id=row.id,
        weekday=row.weekday,
        part=row.part,
        place=row.place,
        people=row.people,
        told_on=date.fromisoformat(row.told_on),
    )


def _write(wish: Wish) -> dict[str, object]:
    return {
        "weekday": wish.weekday,
        "part": wish.part,
        "place": wish.place,
        "people": wish.people,
        "told_on": wish.told_on.isoformat(),
    }
