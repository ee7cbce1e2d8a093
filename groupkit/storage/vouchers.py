"""Kinds of vouchers as rows; what became of them stands in the book."""

import peewee as pw

from groupkit.core.vouchers import Sort, Voucher
from groupkit.storage.tables import Table

_NAMES = ("issuer", "worth", "until", "fund")


class VoucherRow(pw.Model):
    """The voucher table."""

    id = pw.AutoField()
    sort = pw.TextField()
    issuer = pw.TextField()
    worth = pw.IntegerField()
    until = pw.DateField(null=True)
    fund = pw.IntegerField(null=True)

    class Meta:
        table_name = "voucher"


def voucher_table(database: pw.SqliteDatabase) -> Table[Voucher]:
    """Map kinds of vouchers to the voucher table."""
    return Table(
        database,
        VoucherRow,
        lambda row: Voucher(id=row.id, sort=Sort(row.sort), **{name: getattr(row, name) for name in _NAMES}),
        lambda voucher: {"sort": voucher.sort.value} | {name: getattr(voucher, name) for name in _NAMES},
    )
