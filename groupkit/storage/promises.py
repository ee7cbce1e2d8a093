"""What the group said it would do, as rows."""

from typing import Any

import peewee as pw

from groupkit.core.promises import Promise, Source, SourceKind, State
from groupkit.storage.tables import Table

_SAME = ("id", "said", "what", "owner", "again", "made_on", "why", "settled_on", "told_on")


class PromiseRow(pw.Model):
    """The promise table."""

    said = pw.TextField()
    source = pw.TextField()
    ref = pw.TextField()
    what = pw.TextField()
    owner = pw.TextField()
    again = pw.DateField()
    made_on = pw.DateField()
    state = pw.TextField()
    why = pw.TextField()
    settled_on = pw.DateField(null=True)
    told_on = pw.DateField(null=True)

    class Meta:
        table_name = "promise"


def promise_table(database: pw.SqliteDatabase) -> Table[Promise]:
    """Return the promise table."""
    return Table(database, PromiseRow, _read, _written)


def _read(row: PromiseRow) -> Promise:
    same = {name: getattr(row, name) for name in _SAME}
    source = Source(kind=SourceKind(str(row.source)), ref=str(row.ref))
    return Promise(**same, source=source, state=State(str(row.state)))


def _written(promise: Promise) -> dict[str, Any]:
    same = {name: getattr(promise, name) for name in _SAME if name != "id"}
    return same | {"source": promise.source.kind, "ref": promise.source.ref, "state": promise.state}
