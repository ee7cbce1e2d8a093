"""Literature in the cupboard, as rows."""

import peewee as pw

from groupkit.core.stock import Tally, Title
from groupkit.storage.tables import Table


class StockRow(pw.Model):
    """A title."""

    title = pw.TextField()

    class Meta:
        table_name = "stock"


class StockCountRow(pw.Model):
    """What came, was sold and was given on a day."""

    stock = pw.IntegerField()
    day = pw.DateField()
    came = pw.IntegerField()
    sold = pw.IntegerField()
    given = pw.IntegerField()

    class Meta:
        table_name = "stock_count"


def title_table(database: pw.SqliteDatabase) -> Table[Title]:
    """Return the table of titles."""
    return Table(
        database,
        StockRow,
        lambda row: Title(id=row.id, title=row.title),
        lambda title: {"title": title.title},
    )


def tally_table(database: pw.SqliteDatabase) -> Table[Tally]:
    """Return the table of what came and went."""
    return Table(
        database,
        StockCountRow,
        lambda row: Tally(id=row.id, title=row.stock, day=row.day, came=row.came, sold=row.sold, given=row.given),
        lambda tally: {
            "stock": tally.title,
            "day": tally.day,
            "came": tally.came,
            "sold": tally.sold,
            "given": tally.given,
        },
    )
