"""The board of things to do outside the group, as rows."""

import peewee as pw

from groupkit.core.openings import Opening
from groupkit.storage.tables import Table, plain


class OpeningRow(pw.Model):
    """The opening table."""

    kind = pw.TextField()
    name = pw.TextField()
    what = pw.TextField()
    place = pw.TextField()
    times = pw.TextField()
    cost = pw.TextField()
    access = pw.TextField()
    ask = pw.TextField()
    benefits = pw.TextField()
    drink = pw.TextField()
    reach = pw.TextField()
    ends_on = pw.DateField(null=True)
    checked_on = pw.DateField(null=True)
    checked_by = pw.TextField()
    ended = pw.BooleanField()

    class Meta:
        table_name = "opening"


def opening_table(database: pw.SqliteDatabase) -> Table[Opening]:
    """Return the opening table."""
    return plain(database, OpeningRow, Opening)
