"""Dates of meetings that are not as usual, and days on which no meeting is held, as rows."""

from datetime import time

import peewee as pw

from groupkit.core.weeks import ChangedDate, ClosedDays
from groupkit.storage.tables import Table


class ChangedDateRow(pw.Model):
    """The table of changed dates."""

    meeting = pw.IntegerField()
    day = pw.DateField()
    to_day = pw.DateField(null=True)
    to_start = pw.TextField(null=True)
    reason = pw.TextField()

    class Meta:
        table_name = "changed_date"


class ClosedDaysRow(pw.Model):
    """The table of closed days."""

    first = pw.DateField()
    last = pw.DateField()
    reason = pw.TextField()

    class Meta:
        table_name = "closed_days"


def changed_date_table(database: pw.SqliteDatabase) -> Table[ChangedDate]:
    """Map changed dates to their table."""
    return Table(
        database,
        ChangedDateRow,
        lambda row: ChangedDate(
            id=row.id,
            meeting=row.meeting,
            day=row.day,
            to_day=row.to_day,
            to_start=time.fromisoformat(row.to_start) if row.to_start else None,
            reason=row.reason,
        ),
        lambda change: {
            "meeting": change.meeting,
            "day": change.day,
            "to_day": change.to_day,
            "to_start": change.to_start.isoformat("minutes") if change.to_start else None,
            "reason": change.reason,
        },
    )


def closed_days_table(database: pw.SqliteDatabase) -> Table[ClosedDays]:
    """Map closed days to their table."""
    return Table(
        database,
        ClosedDaysRow,
        lambda row: ClosedDays(id=row.id, first=row.first, last=row.last, reason=row.reason),
        lambda closed: {"first": closed.first, "last": closed.last, "reason": closed.reason},
    )
