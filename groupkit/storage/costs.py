"""Costs that are not in the book and time given freely, as rows, and the words of the cost form."""

from functools import cache

import peewee as pw

from groupkit.core.costs.figures import CostLine, GivenTime
from groupkit.core.costs.wording import Wording
from groupkit.storage import shipped
from groupkit.storage.tables import Table

_LINE = ("year", "category", "what", "pence", "basis", "way", "source", "own")
_GIVEN = ("year", "what", "hours", "people")


class CostRow(pw.Model):
    """The cost_line table; `year` is the first day of the year it is for."""

    id = pw.AutoField()
    year = pw.DateField()
    category = pw.TextField()
    what = pw.TextField()
    pence = pw.IntegerField()
    basis = pw.TextField()
    way = pw.TextField()
    source = pw.TextField()
    own = pw.TextField()

    class Meta:
        table_name = "cost_line"


class GivenRow(pw.Model):
    """The given_time table."""

    id = pw.AutoField()
    year = pw.DateField()
    what = pw.TextField()
    hours = pw.IntegerField()
    people = pw.IntegerField(null=True)

    class Meta:
        table_name = "given_time"


def cost_table(database: pw.SqliteDatabase) -> Table[CostLine]:
    """Map costs that are not in the book to the cost_line table."""
    return Table(
        database,
        CostRow,
        lambda row: CostLine(id=row.id, **{name: getattr(row, name) for name in _LINE}),
        lambda line: {name: getattr(line, name) for name in _LINE},
    )


def given_table(database: pw.SqliteDatabase) -> Table[GivenTime]:
    """Map time given freely to the given_time table."""
    return Table(
        database,
        GivenRow,
        lambda row: GivenTime(id=row.id, **{name: getattr(row, name) for name in _GIVEN}),
        lambda given: {name: getattr(given, name) for name in _GIVEN},
    )


@cache
def words() -> Wording:
    """Return the words of the cost form as they come with groupkit."""
    return shipped.words(Wording, "money", "categories.toml")
