"""Outings, what was planned for them, who comes along and what they cost, as rows."""

from dataclasses import fields
from typing import Any, TypeVar

import peewee as pw

from groupkit.core.outings.values import Cost, Goer, Outing, Planned
from groupkit.core.shares import POT
from groupkit.storage.tables import Table

T = TypeVar("T", Outing, Planned, Goer)


class OutingRow(pw.Model):
    """The outing table."""

    name = pw.TextField()
    day = pw.DateField()
    fund = pw.IntegerField()
    way = pw.TextField()
    pot_meets = pw.BooleanField()
    put_away = pw.BooleanField()

    class Meta:
        table_name = "outing"


class PlannedRow(pw.Model):
    """The outing_line table."""

    outing = pw.IntegerField()
    direction = pw.TextField()
    what = pw.TextField()
    pence = pw.IntegerField()

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

    class Meta:
        table_name = "outing_cost"


def outing_table(database: pw.SqliteDatabase) -> Table[Outing]:
    """Map outings to the outing table."""
    return _plain(database, OutingRow, Outing)


def plan_table(database: pw.SqliteDatabase) -> Table[Planned]:
    """Map the lines of a budget to the outing_line table."""
    return _plain(database, PlannedRow, Planned)


def person_table(database: pw.SqliteDatabase) -> Table[Goer]:
    """Map the people who come along to the outing_person table."""
    return _plain(database, GoerRow, Goer)


def cost_table(database: pw.SqliteDatabase) -> Table[Cost]:
    """Map costs to the outing_cost table."""
    return Table(database, CostRow, _read_cost, _write_cost)


def _plain(database: pw.SqliteDatabase, row: type[pw.Model], value: type[T]) -> Table[T]:
    """Map a value whose fields are the columns."""
    names = [field.name for field in fields(value)]
    return Table(
        database,
        row,
        lambda found: value(**{name: getattr(found, name) for name in names}),
        lambda made: {name: getattr(made, name) for name in names if name != "id"},
    )


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
    }
