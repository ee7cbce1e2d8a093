"""The plans of outings, the steps taken and what was looked at, as rows."""

import peewee as pw

from groupkit.core.outings.plans import Checked, Need, Plan, StepTaken
from groupkit.storage.tables import Table, plain


class PlanRow(pw.Model):
    """The outing_plan table."""

    outing = pw.IntegerField()
    idea = pw.IntegerField(null=True)
    small = pw.BooleanField()
    start = pw.TimeField(null=True)
    finish = pw.TimeField(null=True)
    spare_day = pw.DateField(null=True)
    place = pw.TextField()
    meet_at = pw.TextField()
    map_link = pw.TextField()
    travel = pw.TextField()
    last_back = pw.TextField()
    bring = pw.TextField()
    access = pw.TextField()
    food = pw.TextField()
    quiet = pw.TextField()
    who = pw.TextField()
    photos = pw.TextField()
    refund = pw.TextField()
    closes_on = pw.DateField(null=True)
    decided_on = pw.DateField(null=True)
    destroy_on = pw.DateField(null=True)
    called_off = pw.BooleanField()

    class Meta:
        table_name = "outing_plan"


class StepRow(pw.Model):
    """The outing_step table."""

    outing = pw.IntegerField()
    key = pw.TextField()
    state = pw.TextField()

    class Meta:
        table_name = "outing_step"


class CheckRow(pw.Model):
    """The outing_check table."""

    outing = pw.IntegerField()
    sheet = pw.TextField()
    key = pw.TextField()
    answer = pw.TextField()
    words = pw.TextField()

    class Meta:
        table_name = "outing_check"


class NeedRow(pw.Model):
    """The outing_need table."""

    outing = pw.IntegerField()
    words = pw.TextField()

    class Meta:
        table_name = "outing_need"


def plan_table(database: pw.SqliteDatabase) -> Table[Plan]:
    """Return the outing_plan table."""
    return plain(database, PlanRow, Plan)


def step_table(database: pw.SqliteDatabase) -> Table[StepTaken]:
    """Return the outing_step table."""
    return plain(database, StepRow, StepTaken)


def check_table(database: pw.SqliteDatabase) -> Table[Checked]:
    """Return the outing_check table."""
    return plain(database, CheckRow, Checked)


def need_table(database: pw.SqliteDatabase) -> Table[Need]:
    """Return the outing_need table."""
    return plain(database, NeedRow, Need)
