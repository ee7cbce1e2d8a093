"""Awards with their lines and instalments, as rows."""

from collections.abc import Iterator
from dataclasses import replace

import peewee as pw

from groupkit.core.funding.awards import Award, Budget, Instalment, LeftOver, Sort
from groupkit.storage.tables import Table

# a receipt stands beside its entry, beside the row of a sheet that became the entry, or beside a line of a claim
_PROOFS = """
SELECT entry.seq, receipt_file.id, receipt_file.media, receipt_bytes.content
FROM entry JOIN line ON line.seq = entry.seq AND line.fund = ?
JOIN receipt_use ON receipt_use.entry = entry.seq
    OR receipt_use.sheet_row IN (
        SELECT sheet_row.id FROM sheet JOIN sheet_row ON sheet_row.sheet = sheet.id
        WHERE sheet.number = entry.sheet AND sheet.day = entry.day AND sheet_row.fund = line.fund
        AND sheet_row.kind = line.kind AND sheet_row.pence = -line.pence)
    OR receipt_use.claim_line IN (
        SELECT claim_line.id FROM claim JOIN claim_line ON claim_line.claim = claim.id
        JOIN wording ON wording.seq = entry.seq AND wording.what = 'claim'
        WHERE wording.text = CAST(claim.number AS TEXT) AND claim_line.fund = line.fund)
JOIN receipt_file ON receipt_file.id = receipt_use.file
JOIN receipt_bytes ON receipt_bytes.id = receipt_file.id
WHERE entry.type = 'payment' GROUP BY entry.seq, receipt_file.id ORDER BY entry.day, entry.seq, receipt_file.id
"""
_NAMES = (
    *("fund", "funder", "sort", "reference", "pence", "starts", "ends", "report_due", "own_money", "left_over"),
    *("proposal", "stops", "host", "parts"),
)


class AwardRow(pw.Model):
    """The award table."""

    id = pw.AutoField()
    fund = pw.IntegerField()
    funder = pw.TextField()
    sort = pw.TextField()
    reference = pw.TextField()
    pence = pw.IntegerField()
    starts = pw.DateField()
    ends = pw.DateField()
    report_due = pw.DateField(null=True)
    own_money = pw.IntegerField()
    left_over = pw.TextField()
    proposal = pw.TextField()
    stops = pw.TextField()
    host = pw.IntegerField(null=True)
    parts = pw.IntegerField()

    class Meta:
        table_name = "award"


class LineRow(pw.Model):
    """The kinds of cost of an award, in its own order."""

    id = pw.AutoField()
    award = pw.IntegerField()
    kind = pw.IntegerField()
    pence = pw.IntegerField()

    class Meta:
        table_name = "award_line"


class InstalmentRow(pw.Model):
    """The parts of an award that come on their own days."""

    id = pw.AutoField()
    award = pw.IntegerField()
    due = pw.DateField()
    pence = pw.IntegerField()
    entry = pw.IntegerField(null=True)

    class Meta:
        table_name = "instalment"


class Awards:
    """Awards, each whole."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._db = database
        self._awards = Table[Award](database, AwardRow, _read, _write)

    def __iter__(self) -> Iterator[Award]:
        return self.where()

    def where(self, **columns: object) -> Iterator[Award]:
        """Yield the awards whose columns equal these, whole, oldest first."""
        return map(self._whole, self._awards.where(**columns))

    def first(self, **columns: object) -> Award | None:
        """Return the first award whose columns equal these, whole."""
        return next(self.where(**columns), None)

    def add(self, award: Award) -> Award:
        """Add an award with its lines and instalments; return it with its ids."""
        id_ = self._awards.add(award)
        self._fill(id_, award)
        return self._whole(replace(award, id=id_))

    def change(self, award: Award) -> Award:
        """Replace an award with its lines and instalments; return it with its ids."""
        self._awards.change(award.id, award)
        for row in (LineRow, InstalmentRow):
            row.delete().where(row.award == award.id).execute(self._db)
        self._fill(award.id, award)
        return self._whole(award)

    def came(self, instalment: int, entry: int) -> None:
        """Write down which entry an instalment is."""
        InstalmentRow.update(entry=entry).where(InstalmentRow.id == instalment).execute(self._db)

    def proofs(self, fund: int) -> tuple[tuple[int, int, str, bytes], ...]:
        """Return the receipts of what a fund paid: entry, number of the file, its sort, and its bytes."""
        found = self._db.execute_sql(_PROOFS, (fund,)).fetchall()
        return tuple((seq, file, media, bytes(content)) for seq, file, media, content in found)

    def _fill(self, id_: int, award: Award) -> None:
        for line in award.lines:
            LineRow.insert(award=id_, kind=line.kind, pence=line.pence).execute(self._db)
        for each in award.instalments:
            row = InstalmentRow.insert(award=id_, due=each.due, pence=each.pence, entry=each.entry)
            row.execute(self._db)

    def _whole(self, award: Award) -> Award:
        lines = LineRow.select().where(LineRow.award == award.id).order_by(LineRow.id).execute(self._db)
        parts = InstalmentRow.select().where(InstalmentRow.award == award.id)
        return replace(
            award,
            lines=tuple(Budget(row.kind, row.pence) for row in lines),
            instalments=tuple(
                Instalment(id=row.id, due=row.due, pence=row.pence, entry=row.entry)
                for row in parts.order_by(InstalmentRow.due, InstalmentRow.id).execute(self._db)
            ),
        )


def _read(row: AwardRow) -> Award:
    kept = {name: getattr(row, name) for name in _NAMES}
    return Award(id=row.id, **kept | {"sort": Sort(row.sort), "left_over": LeftOver(row.left_over)})


def _write(award: Award) -> dict[str, object]:
    return {name: getattr(award, name) for name in _NAMES} | {
        "sort": award.sort.value,
        "left_over": award.left_over.value,
    }
