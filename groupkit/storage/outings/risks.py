"""What could go wrong on outings, and who does what, as rows."""

import peewee as pw

from groupkit.core.outings.risks import DayJob, Risk
from groupkit.storage.tables import Table, plain


class RiskRow(pw.Model):
    """The outing_risk table."""

    outing = pw.IntegerField()
    key = pw.TextField()
    title = pw.TextField()
    whom = pw.TextField()
    likely = pw.IntegerField()
    harm = pw.IntegerField()
    what = pw.TextField()
    job = pw.TextField()
    ready = pw.BooleanField()
    after = pw.TextField()

    class Meta:
        table_name = "outing_risk"


class DayJobRow(pw.Model):
    """The outing_job table."""

    outing = pw.IntegerField()
    job = pw.TextField()
    person = pw.IntegerField(null=True)
    said_yes = pw.BooleanField()

    class Meta:
        table_name = "outing_job"


def risk_table(database: pw.SqliteDatabase) -> Table[Risk]:
    """Return the outing_risk table."""
    return plain(database, RiskRow, Risk)


def job_table(database: pw.SqliteDatabase) -> Table[DayJob]:
    """Return the outing_job table."""
    return plain(database, DayJobRow, DayJob)
