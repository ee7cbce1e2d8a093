"""Reports that were made, each as it stood on its day, and the counts each of them showed, as rows."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import peewee as pw

from groupkit.core.packs.blocks import Pack
from groupkit.core.packs.reports import Kind, Report, Told
from groupkit.storage.packs.freezing import frozen, thawed
from groupkit.storage.tables import Table

_SAME = ("id", "key", "first", "last", "k", "agreed_on", "seen_on", "sent_on", "to_whom")


class ReportRow(pw.Model):
    """The report table."""

    id = pw.AutoField()
    kind = pw.TextField()
    key = pw.TextField()
    first = pw.DateField()
    last = pw.DateField()
    parts = pw.TextField()
    k = pw.IntegerField()
    agreed_on = pw.DateField(null=True)
    seen_on = pw.DateField(null=True)
    sent_on = pw.DateField(null=True)
    to_whom = pw.TextField()

    class Meta:
        table_name = "report"


def report_table(database: pw.SqliteDatabase) -> Table[Report]:
    """Map reports to the report table."""
    return Table(database, ReportRow, _read, _written)


def _read(row: ReportRow) -> Report:
    same = {name: getattr(row, name) for name in _SAME}
    return Report(**same, kind=Kind(str(row.kind)), parts=msgspec.json.decode(str(row.parts), type=tuple[str, ...]))


def _written(report: Report) -> dict[str, Any]:
    same = {name: getattr(report, name) for name in _SAME if name != "id"}
    return same | {"kind": report.kind.value, "parts": msgspec.json.encode(report.parts).decode()}


class Bodies:
    """What stands in each report, as it was made."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def keep(self, report: int, pack: Pack) -> None:
        """Keep what stands in a report."""
        self._db.execute_sql("INSERT INTO report_body (report, body) VALUES (?, ?)", (report, frozen(pack)))

    def drop(self, report: int) -> None:
        """Throw away what stands in a report."""
        self._db.execute_sql("DELETE FROM report_body WHERE report = ?", (report,))

    def of(self, report: int) -> Pack:
        """Return what stands in a report; raise KeyError where there is none."""
        row = self._db.execute_sql("SELECT body FROM report_body WHERE report = ?", (report,)).fetchone()
        if row is None:
            raise KeyError(report)
        return thawed(row[0])


class Figures:
    """The counts of each report, those that were kept back too."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database

    def keep(self, report: int, told: Iterable[Told]) -> None:
        """Keep the counts of a report."""
        query = "INSERT INTO report_figure (report, key, atoms, value) VALUES (?, ?, ?, ?)"
        for each in told:
            self._db.execute_sql(query, (report, each.key, each.atoms, each.value))

    def __iter__(self) -> Iterator[Told]:
        """Yield the counts of all reports, the oldest first."""
        rows = self._db.execute_sql("SELECT key, atoms, value FROM report_figure ORDER BY report, id").fetchall()
        for key, atoms, value in rows:
            yield Told(key=key, atoms=atoms, value=value)
