"""How outings went, as rows."""

import peewee as pw

from groupkit.core.outings.afterwards import Afterwards, Incident
from groupkit.storage.tables import Table, plain


class AfterwardsRow(pw.Model):
    """The outing_after table."""

    outing = pw.IntegerField()
    heads_out = pw.IntegerField(null=True)
    heads_back = pw.IntegerField(null=True)
    heads_early = pw.IntegerField(null=True)
    first_time = pw.IntegerField(null=True)
    free_taken = pw.IntegerField(null=True)
    well = pw.TextField()
    change = pw.TextField()
    left_out = pw.TextField()
    tip = pw.TextField()
    again = pw.TextField()

    class Meta:
        table_name = "outing_after"


class IncidentRow(pw.Model):
    """The outing_incident table."""

    outing = pw.IntegerField()
    at = pw.TextField()
    place = pw.TextField()
    what = pw.TextField()
    done = pw.TextField()
    told = pw.TextField()
    follow = pw.TextField()
    change = pw.TextField()
    job = pw.TextField()
    kept_until = pw.DateField()

    class Meta:
        table_name = "outing_incident"


def afterwards_table(database: pw.SqliteDatabase) -> Table[Afterwards]:
    """Return the outing_after table."""
    return plain(database, AfterwardsRow, Afterwards)


def incident_table(database: pw.SqliteDatabase) -> Table[Incident]:
    """Return the outing_incident table."""
    return plain(database, IncidentRow, Incident)
