"""The money of outings as rows: what was planned for them, who comes along and what they cost."""

from typing import Any

import peewee as pw

from groupkit.core.outings.values import Cost, Goer, Outing, Planned
from groupkit.core.shares import POT
from groupkit.storage.tables import Table, plain


class OutingRow(pw.Model):
    """The outing table."""

    name = pw.TextField()
    day = pw.DateField()
    fund = pw.IntegerField(null=True)
    way = pw.TextField()
    price = pw.IntegerField()
    pot_meets = pw.BooleanField()
    places = pw.IntegerField()
    free_places = pw.IntegerField()
    put_away = pw.BooleanField()

    class Meta:
        table_name = "outing"


class PlannedRow(pw.Model):
    """The outing_line table."""

    outing = pw.IntegerField()
    direction = pw.TextField()
    what = pw.TextField()
    pence = pw.IntegerField()
    each = pw.BooleanField()
    fund = pw.IntegerField(null=True)

    class Meta:
        table_name = "outing_line"


class GoerRow(pw.Model):
    """The outing_person table."""

    outing = pw.IntegerField()
    name = pw.TextField()
    parts = pw.IntegerField()
    amount = pw.IntegerField(null=True)
    most = pw.IntegerField(null=True)
    odd_before = pw.IntegerField()
    party = pw.IntegerField()
    free = pw.IntegerField()
    standing = pw.TextField()
    lift = pw.TextField()
    company = pw.TextField()
    goes_with = pw.IntegerField(null=True)
    both_yes = pw.BooleanField()

    class Meta:
        table_name = "outing_person"


class CostRow(pw.Model):
    """The outing_cost table; `sharers` are the numbers of people in a line, and no payer is the pot."""

    outing = pw.IntegerField()
    payer = pw.IntegerField(null=True)
    what = pw.TextField()
    pence = pw.IntegerField()
    sharers = pw.TextField()
    line = pw.IntegerField(null=True)
    entry = pw.IntegerField(null=True)
    fund = pw.IntegerField(null=True)

    class Meta:
        table_name = "outing_cost"


def outing_table(database: pw.SqliteDatabase) -> Table[Outing]:
    """Map outings to the outing table."""
    return plain(database, OutingRow, Outing)


def plan_table(database: pw.SqliteDatabase) -> Table[Planned]:
    """Map the lines of a budget to the outing_line table."""
    return plain(database, PlannedRow, Planned)


def person_table(database: pw.SqliteDatabase) -> Table[Goer]:
    """Map the people who come along to the outing_person table."""
    return plain(database, GoerRow, Goer)


def cost_table(database: pw.SqliteDatabase) -> Table[Cost]:
    """Map costs to the outing_cost table."""
    return Table(database, CostRow, _read_cost, _write_cost)


def _read_cost(row: Any) -> Cost:  # noqa: ANN401  a row of any table, as the map hands it on
    return Cost(
        id=row.id,
        outing=row.outing,
        what=row.what,
        pence=row.pence,
        payer=row.payer or POT,
        sharers=frozenset(map(int, row.sharers.split())),
        line=row.line,
        entry=row.entry,
        fund=row.fund,
    )


def _write_cost(cost: Cost) -> dict[str, Any]:
    return {
        "outing": cost.outing,
        "what": cost.what,
        "pence": cost.pence,
        "payer": cost.payer or None,
        "sharers": " ".join(map(str, sorted(cost.sharers))),
        "line": cost.line,
        "entry": cost.entry,
        "fund": cost.fund,
    }
